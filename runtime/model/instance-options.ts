/** https://docs.djangoproject.com/en/stable/ref/models/instances/#saving-objects */
export interface SaveOptions<N extends string = string> {
  readonly using?: string;
  readonly updateFields?: readonly N[];
  readonly forceInsert?: boolean;
  readonly forceUpdate?: boolean;
}
export interface DeleteOptions {
  readonly using?: string;
  readonly keepParents?: boolean;
}
export interface RefreshOptions<N extends string = string> {
  readonly using?: string;
  readonly fields?: readonly N[];
}
export interface ValidateOptions<N extends string = string> {
  readonly exclude?: readonly N[];
  readonly validateUnique?: boolean;
  readonly validateConstraints?: boolean;
}
