export type IsolationLevel = 'read uncommitted' | 'read committed' | 'repeatable read' | 'serializable';

/** The options of `atomic`. */
export interface AtomicOptions {
  /** The alias of the database. Default: `default`. */
  readonly using?: string | undefined;
  /** Of the outermost block. Default: what the database or `configure` says. SQLite is always serializable. */
  readonly isolation?: IsolationLevel | undefined;
  /** The database refuses writes. Of the outermost block. */
  readonly readOnly?: boolean | undefined;
  /** Must be the outermost block: its end is a commit. */
  readonly durable?: boolean | undefined;
  /** How often the outermost block is run again after a serialization failure or a deadlock. Default 0. The function must bear to run twice. */
  readonly retries?: number | undefined;
  /** `false`: a nested block makes no savepoint; when it fails, the block around it can only roll back. Default true. */
  readonly savepoint?: boolean | undefined;
}

/** What a transaction needs to know to begin. */
export interface BeginOptions {
  readonly isolation?: IsolationLevel | undefined;
  readonly readOnly: boolean;
  /** How SQLite begins a transaction that may write. */
  readonly sqliteMode: SqliteTransactionMode;
}

export type SqliteTransactionMode = 'deferred' | 'immediate' | 'exclusive';
