import { QueryError } from '../errors/query-error.js';
import { BaseExpression } from './base-expression.js';
import { type ExpressionNode, type Resolved, RESOLVE, type Scope, TRACE } from './expression.js';
import type { Tracer } from './tracer.js';

/** `"name" COLLATE "und-x-icu"`. The name of the collation is checked: it stands in the text. */
export class CollateExpression extends BaseExpression {
  constructor(
    readonly operand: ExpressionNode,
    readonly collation: string,
  ) {
    super();
    if (typeof collation === 'string' && /^[A-Za-z_][\w.@-]*$/.test(collation)) return;
    throw new QueryError({
      code: 'QUERY.BAD_COLLATION',
      message: `${JSON.stringify(collation)} is not the name of a collation.`,
      hint: "Give one that the database knows: 'und-x-icu' (PostgreSQL), 'utf8mb4_unicode_ci' (MySQL), 'nocase' (SQLite).",
    });
  }

  [TRACE](tracer: Tracer): ExpressionNode {
    tracer.text('collate');
    tracer.name(this.collation);
    return new CollateExpression(this.operand[TRACE](tracer), this.collation);
  }

  [RESOLVE](scope: Scope): Resolved {
    const { node, type, nullable, strict } = this.operand[RESOLVE](scope);
    return { node: { kind: 'collate', operand: node, collation: this.collation }, type, nullable, strict };
  }
}
