import type { ExpressionIR, OrderingIR } from './expression-ir.js';
import type { SourcePosition } from './positions.js';

export type IndexMethod = 'btree' | 'hash' | 'gin' | 'gist' | 'spgist' | 'brin' | 'bloom';

/** An index over fields (ordering terms with a path) or expressions. */
export interface IndexIR {
  readonly name: string;
  readonly terms: readonly OrderingIR[];
  readonly method?: IndexMethod;
  readonly condition?: ExpressionIR;
  /** Field names of covering columns. */
  readonly include?: readonly string[];
  readonly opclasses?: readonly string[];
  readonly source: SourcePosition;
}
