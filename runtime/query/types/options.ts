import type { ModelSchema } from './schema.js';

/** https://docs.djangoproject.com/en/stable/ref/models/querysets/#select-for-update */
export interface LockOptions<P extends string = string> {
  readonly nowait?: boolean;
  readonly skipLocked?: boolean;
  readonly of?: readonly P[];
  readonly noKey?: boolean;
}
export interface BulkCreateOptions<N extends string = string> {
  readonly batchSize?: number;
  readonly ignoreConflicts?: boolean;
  readonly updateConflicts?: boolean;
  readonly updateFields?: readonly N[];
  readonly uniqueFields?: readonly N[];
}
export interface BulkUpdateOptions {
  readonly batchSize?: number;
}
export interface IteratorOptions {
  readonly chunkSize?: number;
}
export interface ExplainOptions {
  readonly format?: 'json' | 'text' | 'tree' | 'xml' | 'yaml' | 'traditional';
  /** Run the query, and say what it took. */
  readonly analyze?: boolean;
  // PostgreSQL alone.
  readonly verbose?: boolean;
  readonly costs?: boolean;
  readonly settings?: boolean;
  /** From PostgreSQL 16 on. */
  readonly genericPlan?: boolean;
  readonly buffers?: boolean;
  /** From PostgreSQL 17 on. */
  readonly serialize?: 'none' | 'text' | 'binary';
  readonly wal?: boolean;
  readonly timing?: boolean;
  readonly summary?: boolean;
  /** From PostgreSQL 17 on. */
  readonly memory?: boolean;
}
export interface CacheOptions {
  /** Milliseconds. */
  readonly ttl?: number;
  readonly tags?: readonly string[];
}
/** What awaiting a relation that is not loaded does: a query for the one row, for all rows of the result, or an error. */
export type FetchMode = 'one' | 'peers' | 'raise';
/** How prefetchRelated() loads: by a query for each relation and level, or all in one statement. */
export type PrefetchStrategy = 'queries' | 'statement';
export type DateKind = 'year' | 'quarter' | 'month' | 'week' | 'day';
export type DateTimeKind = DateKind | 'hour' | 'minute' | 'second';
export interface DatesOptions {
  readonly order?: 'ASC' | 'DESC';
}
export interface DateTimesOptions extends DatesOptions {
  /** An IANA name. */
  readonly tzinfo?: string;
}
/** The names of the fields and held relations of a model itself, as a list of columns is written. */
export type ColumnName<S extends ModelSchema> = (keyof S['own'] | keyof S['rels']) & string;
