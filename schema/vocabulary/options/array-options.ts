/** The options of arrays. */
export interface ArrayOptions {
  /**
   * The greatest number of items. Default: any number.
   * @example board = fields.array(fields.integer(), { size: 9 });
   * @see https://docs.djangoproject.com/en/stable/ref/contrib/postgres/fields/#django.contrib.postgres.fields.ArrayField.size
   */
  readonly size?: number;
}

/** The options of strings of bits. */
export interface BitOptions {
  /**
   * How many bits each has. Default: 1.
   * @example signature = fields.bit({ length: 64 });
   * @see https://www.postgresql.org/docs/current/datatype-bit.html
   */
  readonly length?: number;
}

/** Few numbers among many zeros: those at the places that are named, from 1 on. */
export interface SparseVector {
  readonly dimensions: number;
  readonly values: Readonly<Record<number, number>>;
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
