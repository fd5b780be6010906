/** The options of arrays. */
export interface ArrayOptions {
  /**
   * The greatest number of items. Default: any number.
   * @example board = fields.array(fields.integer(), { size: 9 });
   * @see https://docs.djangoproject.com/en/stable/ref/contrib/postgres/fields/#django.contrib.postgres.fields.ArrayField.size
   */
  readonly size?: number;
}

/** The options of vectors. */
export interface VectorOptions {
  /**
   * How many numbers each has. Default: any number, but then no index is possible.
   * @example embedding = fields.vector({ dimensions: 1536 });
   * @see https://github.com/pgvector/pgvector
   */
  readonly dimensions?: number;
}
