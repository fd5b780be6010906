import type { ExpressionIR, OrderingIR } from './expression-ir.js';
import type { SourcePosition } from './positions.js';

export type IndexMethod = 'btree' | 'hash' | 'gin' | 'gist' | 'spgist' | 'brin' | 'bloom' | 'hnsw' | 'ivfflat' | 'fulltext';

/** An index over fields (ordering terms with a path) or expressions. */
export interface IndexIR {
  readonly name: string;
  readonly terms: readonly OrderingIR[];
  readonly method?: IndexMethod;
  readonly condition?: ExpressionIR;
  /** Field names of covering columns. */
  readonly include?: readonly string[];
  readonly opclasses?: readonly string[];
  /** `WITH (m = 16)`; of a full-text index its parser. */
  readonly parameters?: Readonly<Record<string, string | number | boolean>>;
  readonly source: SourcePosition;
}
