/** What a table is, in words that all databases share: once as the schema asks for it, once as the catalogue of the database tells it. */
export interface TableShape {
  readonly comment: string | null;
  readonly columns: Readonly<Record<string, ColumnShape>>;
  readonly primaryKey: readonly string[];
  /** Unique constraints and unique indexes, by name. */
  readonly unique: Readonly<Record<string, UniqueShape>>;
  /** Checks, by name: the columns that they are about. */
  readonly checks: Readonly<Record<string, readonly string[]>>;
  readonly foreignKeys: Readonly<Record<string, ForeignKeyShape>>;
  readonly indexes: Readonly<Record<string, IndexShape>>;
  readonly exclusions: Readonly<Record<string, ExclusionShape>>;
}

export interface ColumnShape {
  readonly type: string;
  readonly nullable: boolean;
  readonly default: DefaultShape;
  /** Does it count up by itself? */
  readonly identity: boolean;
  /** The columns that it is computed of. */
  readonly generated: readonly string[] | null;
  readonly stored: boolean;
  readonly collation: string | null;
  readonly comment: string | null;
}

/** None, something that is computed, or a constant as its codec reads it, as JSON. */
export type DefaultShape = 'none' | 'computed' | { readonly constant: string };

export interface UniqueShape {
  readonly terms: readonly TermShape[];
  readonly condition: readonly string[] | null;
  readonly include: readonly string[];
  readonly deferrable: 'deferred' | 'immediate' | null;
  readonly nullsDistinct: boolean;
}

export interface TermShape {
  /** A column, or the columns of an expression. */
  readonly of: string | readonly string[];
  /** null: the default one of the type. */
  readonly opclass: string | null;
  /** Of the index alone, where it is not that of the column. */
  readonly collation: string | null;
  readonly descending: boolean;
  readonly nulls: 'first' | 'last';
}

export interface IndexShape {
  readonly method: string;
  readonly terms: readonly TermShape[];
  readonly condition: readonly string[] | null;
  readonly include: readonly string[];
  readonly parameters: Readonly<Record<string, string>>;
}

export interface ForeignKeyShape {
  readonly column: string;
  readonly target: string;
  readonly onDelete: 'NO ACTION' | 'CASCADE' | 'SET NULL' | 'SET DEFAULT';
  readonly deferrable: 'deferred' | 'immediate' | null;
}

export interface ExclusionShape {
  readonly method: string;
  readonly operators: readonly string[];
  readonly terms: readonly (string | readonly string[])[];
  readonly include: readonly string[];
  readonly condition: readonly string[] | null;
  readonly deferrable: 'deferred' | 'immediate' | null;
}
