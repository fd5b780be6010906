import type { AbortOptions } from '../../connection/abort.js';
import type { SqlFragment } from '../../connection/sql-fragment.js';
import type { ModelMeta } from '../../model/model-meta.js';
import type { ValueType } from '../../sql/ast/index.js';
import type { FetchMode, PrefetchSpec } from '../query-state.js';

/** All that a RawQuerySet knows, as one frozen record. */
export interface RawState {
  readonly model: ModelMeta;
  readonly fragment: SqlFragment;
  /** Fields by the column that holds them under another name. */
  readonly translations: ReadonlyMap<string, string>;
  readonly annotations: ReadonlyMap<string, ValueType>;
  /** Attributes that the statement may leave out. */
  readonly deferred: ReadonlySet<string>;
  readonly using: string | null;
  readonly fetchMode: FetchMode | null;
  readonly abort: AbortOptions | null;
  readonly prefetch: readonly PrefetchSpec[];
}
