import type { Chinook, DialectName } from './client.js';

/** One question, asked twice: through dunder and in SQL. */
export interface ChinookQuery {
  readonly title: string;
  /** What of dunder it shows. */
  readonly shows: string;
  /** What each column holds, for both ways: dunder must give exactly this, and what a driver gives is read as this. */
  readonly columns: readonly ColumnKind[];
  readonly dunder: (models: Chinook) => PromiseLike<Rows>;
  /** One text, or one per dialect where they differ. Names are spelled as PostgreSQL's dump does: see `spelling.ts`. */
  readonly sql: string | Readonly<Record<DialectName, string>>;
  /** true: the SQL has no ORDER BY, so rows are compared in an order of their own. */
  readonly anyOrder?: true;
}

export type ColumnKind = 'integer' | 'float' | 'text' | 'decimal' | 'dateTime' | 'date' | 'boolean';
export type Row = readonly unknown[];
export type Rows = readonly Row[];
