/** What becomes of the rows that point at a row which is deleted: `SET(value)`. */
export interface SetAction<Value = unknown> {
  readonly kind: 'SET';
  readonly value: Value;
}

/**
 * The rows that point at a deleted one get this key instead, or the one that an imported function gives: it may be async, and give an
 * instance.
 * @example author = fields.foreignKey(Author, { onDelete: SET(1) });
 * @example author = fields.foreignKey(Author, { onDelete: SET(deletedAuthor) });
 * @see https://docs.djangoproject.com/en/stable/ref/models/fields/#django.db.models.SET
 */
export function SET<const Value extends string | number | bigint | boolean | null | (() => unknown)>(value: Value): SetAction<Value> {
  return Object.freeze({ kind: 'SET', value });
}
