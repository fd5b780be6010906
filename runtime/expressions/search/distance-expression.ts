import type { ExpressionSqlNode, ValueType } from '../../sql/ast/index.js';
import { BaseExpression } from '../base-expression.js';
import { type ExpressionNode, type Resolved, RESOLVE, type Scope, TRACE } from '../expression.js';
import { Slot } from '../slot.js';
import type { Tracer } from '../tracer.js';

const FLOAT: ValueType = { kind: 'float' };

/** `"embedding" <-> $1::vector`, `"name" <-> $1::text`: a distance, by an operator of the library's choice. */
export class DistanceExpression extends BaseExpression {
  constructor(
    readonly operator: string,
    readonly left: ExpressionNode,
    readonly right: ExpressionNode,
    /** Of bare values on either side; null: of the other side. */
    readonly type: ValueType | null,
  ) {
    super();
  }

  [TRACE](tracer: Tracer): ExpressionNode {
    tracer.text(`distance${this.operator}${this.type?.kind ?? ''}(`);
    const left = this.left[TRACE](tracer);
    const right = this.right[TRACE](tracer);
    tracer.text(')');
    return new DistanceExpression(this.operator, left, right, this.type);
  }

  [RESOLVE](scope: Scope): Resolved {
    const left = this.left instanceof Slot ? null : this.left[RESOLVE](scope);
    const right = this.right instanceof Slot ? null : this.right[RESOLVE](scope);
    const type = this.type ?? left?.type ?? right?.type ?? FLOAT;
    const node = (given: Resolved | null, side: ExpressionNode): ExpressionSqlNode =>
      given?.node ?? (side as Slot).parameter(type, undefined, true, 'The other side of the distance');
    return {
      node: { kind: 'customOperator', operator: this.operator, left: node(left, this.left), right: node(right, this.right) },
      type: FLOAT,
      nullable: left?.nullable === true || right?.nullable === true,
      strict: [...(left?.strict ?? []), ...(right?.strict ?? [])],
    };
  }
}
