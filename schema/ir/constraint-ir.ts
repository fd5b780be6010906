import type { ExpressionIR } from './expression-ir.js';
import type { SourcePosition } from './positions.js';

export type ConstraintIR = CheckConstraintIR | UniqueConstraintIR | ExclusionConstraintIR;

interface ConstraintBase {
  readonly name: string;
  readonly violationCode?: string;
  readonly violationMessage?: string;
  readonly source: SourcePosition;
}

export interface CheckConstraintIR extends ConstraintBase {
  readonly kind: 'check';
  readonly condition: ExpressionIR;
}

/** Over fields, or over expressions; never both. */
export interface UniqueConstraintIR extends ConstraintBase {
  readonly kind: 'unique';
  readonly fields: readonly string[];
  readonly expressions: readonly ExpressionIR[];
  readonly condition?: ExpressionIR;
  readonly deferrable?: 'deferred' | 'immediate';
  readonly include?: readonly string[];
  readonly opclasses?: readonly string[];
  /** false: two NULLs clash. */
  readonly nullsDistinct?: boolean;
}

/** PostgreSQL's EXCLUDE: no two rows for which all the operators hold. */
export interface ExclusionConstraintIR extends ConstraintBase {
  readonly kind: 'exclusion';
  readonly expressions: readonly { readonly expression: ExpressionIR; readonly operator: string }[];
  readonly method?: 'gist' | 'spgist' | 'hash';
  /** Field names of covering columns. */
  readonly include?: readonly string[];
  readonly condition?: ExpressionIR;
  readonly deferrable?: 'deferred' | 'immediate';
}
