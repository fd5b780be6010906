import { type ExpressionNode, type Resolved, RESOLVE, type Scope, TRACE } from './expression.js';
import type { ValueType } from '../sql/ast/index.js';
import { BaseExpression } from './base-expression.js';
import type { Tracer } from './tracer.js';

/** `CAST("views" AS text)` */
export class CastExpression extends BaseExpression {
  constructor(
    readonly operand: ExpressionNode,
    readonly type: ValueType,
  ) {
    super();
  }

  [TRACE](tracer: Tracer): ExpressionNode {
    tracer.text(`cast${JSON.stringify(this.type)}`);
    return new CastExpression(this.operand[TRACE](tracer), this.type);
  }

  [RESOLVE](scope: Scope): Resolved {
    const operand = this.operand[RESOLVE](scope);
    return { ...operand, node: { kind: 'cast', operand: operand.node, type: this.type }, type: this.type, prepare: undefined };
  }
}

/** An expression whose result is read as another type; the SQL stays as it is. */
export class WrappedExpression extends BaseExpression {
  constructor(
    readonly operand: ExpressionNode,
    readonly type: ValueType,
  ) {
    super();
  }

  [TRACE](tracer: Tracer): ExpressionNode {
    tracer.text(`as${JSON.stringify(this.type)}`);
    return new WrappedExpression(this.operand[TRACE](tracer), this.type);
  }

  [RESOLVE](scope: Scope): Resolved {
    return { ...this.operand[RESOLVE](scope), type: this.type, prepare: undefined, constant: undefined };
  }
}
