/** https://docs.djangoproject.com/en/stable/ref/models/instances/#saving-objects */
export interface SaveOptions<N extends string = string> {
  /** The alias of the database. Default: where the instance came from, or what the routers say. */
  readonly using?: string;
  /** Write these fields alone; an empty list writes nothing and tells receivers. */
  readonly updateFields?: readonly N[];
  /** Insert, and fail where a row has the key already. */
  readonly forceInsert?: boolean;
  /** Update, and throw NotUpdated where there is no row. */
  readonly forceUpdate?: boolean;
  /** Write only what differs from what was read or last saved; nothing is sent when nothing does. See `trackChanges()`. */
  readonly changed?: boolean;
}
/** https://docs.djangoproject.com/en/stable/ref/models/instances/#deleting-objects */
export interface DeleteOptions {
  /** The alias of the database. Default: where the instance came from, or what the routers say. */
  readonly using?: string;
  /** Of a multi-table child: its parents' rows stay. */
  readonly keepParents?: boolean;
}
/** https://docs.djangoproject.com/en/stable/ref/models/instances/#refreshing-objects-from-database */
export interface RefreshOptions<N extends string = string, Q extends object = object> {
  /** The alias of the database. Default: where the instance came from. */
  readonly using?: string;
  /** Read these alone. Default: what was loaded. */
  readonly fields?: readonly N[];
  /** Where to read the row from: `Post.objects.selectForUpdate()`, or a manager that sees more rows. */
  readonly fromQuerySet?: Q;
}
/** https://docs.djangoproject.com/en/stable/ref/models/instances/#validating-objects */
export interface ValidateOptions<N extends string = string> {
  /** Fields that are not looked at, nor constraints that name them. */
  readonly exclude?: readonly N[];
  /** Ask whether unique values are taken. Default true. */
  readonly validateUnique?: boolean;
  /** Ask whether constraints hold. Default true. */
  readonly validateConstraints?: boolean;
}
