import type { ExclusionConstraintIR, ExpressionIR } from '../../../schema/ir/index.js';
import { BaseExpression, ValueExpression } from '../../expressions/base-expression.js';
import { condition } from '../../expressions/conditions.js';
import { type ExpressionNode, type Resolved, RESOLVE, type Scope, TRACE } from '../../expressions/expression.js';
import type { Tracer } from '../../expressions/tracer.js';
import type { ModelMeta } from '../model-meta.js';
import { type Checking, isTaken } from './checking.js';
import { evaluate } from './evaluate.js';
import { SchemaExpression } from './schema-expression.js';

/**
 * Is there a row that the constraint lets stand beside no other like the instance? `"room" = $1 AND "during" && $2`. NULL stands beside all,
 * and what does not meet the condition of the constraint is not asked.
 */
export async function isExcluded(checking: Checking, table: ModelMeta, constraint: ExclusionConstraintIR): Promise<boolean> {
  const { expressions, condition: when, name } = constraint;
  if (when !== undefined && (await evaluate(checking, table, [when], name))?.[0]!.value !== true) return false;
  const known = expressions.map(({ expression }) => expression);
  const values = await evaluate(checking, table, known, name);
  if (values === undefined || values.some(({ value }) => value === null)) return false;
  const own = (ir: ExpressionIR): ExpressionNode => new SchemaExpression(ir, table, checking.dialect.codecs, name);
  const clashes = values.map(({ value, type }, index): ExpressionNode => {
    const { expression, operator } = expressions[index]!;
    return new OperatorExpression(operator, own(expression), new ValueExpression(value, type));
  });
  return await isTaken(checking, table, when === undefined ? clashes : [...clashes, own(when)]);
}

/** `left operator right` by an operator of PostgreSQL, which the schema names. */
class OperatorExpression extends BaseExpression {
  constructor(
    readonly operator: string,
    readonly left: ExpressionNode,
    readonly right: ExpressionNode,
  ) {
    super();
  }

  [TRACE](tracer: Tracer): ExpressionNode {
    tracer.text(`(operator ${JSON.stringify(this.operator)} `);
    const left = this.left[TRACE](tracer);
    tracer.text(',');
    const right = this.right[TRACE](tracer);
    tracer.text(')');
    return new OperatorExpression(this.operator, left, right);
  }

  [RESOLVE](scope: Scope): Resolved {
    const [left, right] = [this.left[RESOLVE](scope), this.right[RESOLVE](scope)];
    const node = { kind: 'customOperator', operator: this.operator, left: left.node, right: right.node } as const;
    return condition(node, [...left.strict, ...right.strict], left.nullable || right.nullable);
  }
}
