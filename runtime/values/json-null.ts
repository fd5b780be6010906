/**
 * The JSON value `null`, where plain null means SQL NULL: `Post.objects.filter({ settings: JsonNull })`. Both are read as null.
 *
 * @see https://docs.djangoproject.com/en/stable/topics/db/queries/#storing-and-querying-for-none
 */
export const JsonNull: JsonNullValue = Object.freeze({ toJSON: (): null => null });

export interface JsonNullValue {
  readonly toJSON: () => null;
}
