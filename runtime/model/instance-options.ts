/** https://docs.djangoproject.com/en/stable/ref/models/instances/#saving-objects */
export interface SaveOptions<N extends string = string> {
  readonly using?: string;
  readonly updateFields?: readonly N[];
  readonly forceInsert?: boolean;
  readonly forceUpdate?: boolean;
  /** Write only what differs from what was read or last saved; nothing is sent when nothing does. See `trackChanges()`. */
  readonly changed?: boolean;
}
export interface DeleteOptions {
  readonly using?: string;
  readonly keepParents?: boolean;
}
export interface RefreshOptions<N extends string = string> {
  readonly using?: string;
  readonly fields?: readonly N[];
  /** Where to read the row from: `Post.objects.selectForUpdate()`, or a manager that sees more rows. */
  readonly fromQuerySet?: object;
}
export interface ValidateOptions<N extends string = string> {
  readonly exclude?: readonly N[];
  readonly validateUnique?: boolean;
  readonly validateConstraints?: boolean;
}
