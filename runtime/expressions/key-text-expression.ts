import { FieldError } from '../errors/query-error.js';
import { BaseExpression } from './base-expression.js';
import { type ExpressionNode, type Resolved, RESOLVE, type Scope, TRACE } from './expression.js';
import type { Tracer } from './tracer.js';

/** `("settings" ->> 'theme')` */
export class KeyTextExpression extends BaseExpression {
  constructor(
    readonly operand: ExpressionNode,
    readonly path: string,
  ) {
    super();
  }

  [TRACE](tracer: Tracer): ExpressionNode {
    tracer.text('keyText');
    return new KeyTextExpression(this.operand[TRACE](tracer), this.path);
  }

  [RESOLVE](scope: Scope): Resolved {
    const { node, strict } = this.operand[RESOLVE](scope);
    if (node.kind === 'jsonPath') return { node: { ...node, asText: true }, type: { kind: 'text' }, nullable: true, strict };
    throw new FieldError({
      code: 'QUERY.NOT_A_KEY',
      message: `'${this.path}' is not a key of a JSON field.`,
      hint: "Write KT('settings__theme'); a field that is text already needs no KT.",
    });
  }
}
