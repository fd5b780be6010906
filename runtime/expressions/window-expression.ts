import { QueryError } from '../errors/query-error.js';
import type { FrameBound, FunctionNode, WindowNode } from '../sql/ast/function-nodes.js';
import type { ExpressionSqlNode } from '../sql/ast/index.js';
import { childrenOf, containsWindow } from '../sql/ast/walk.js';
import { BaseExpression, type OrderExpression } from './base-expression.js';
import { type ExpressionNode, type Resolved, RESOLVE, type Scope, TRACE } from './expression.js';
import { FunctionExpression } from './function-expression.js';
import type { Tracer } from './tracer.js';
import { WrappedExpression } from './typed-expressions.js';
import { WindowFunctionExpression } from './window-function-expression.js';

export type Frame = NonNullable<WindowNode['frame']>;

/** `RANK() OVER (PARTITION BY "author_id" ORDER BY "views" DESC)` */
export class WindowExpression extends BaseExpression {
  constructor(
    readonly expression: ExpressionNode,
    readonly partitionBy: readonly ExpressionNode[],
    readonly orderBy: readonly OrderExpression[],
    readonly frame: Frame | null,
  ) {
    super();
  }

  [TRACE](tracer: Tracer): ExpressionNode {
    tracer.text('window(');
    const expression = this.expression[TRACE](tracer);
    tracer.text('|');
    const partitionBy = this.partitionBy.map((one) => one[TRACE](tracer));
    tracer.text('|');
    const orderBy = this.orderBy.map((one) => one[TRACE](tracer) as OrderExpression);
    tracer.text(`|${JSON.stringify(this.frame)})`);
    return new WindowExpression(expression, partitionBy, orderBy, this.frame);
  }

  [RESOLVE](scope: Scope): Resolved {
    const { expression } = this;
    const resolved = expression instanceof WindowFunctionExpression ? expression.over(scope) : expression[RESOLVE](scope);
    const { node: made, type, nullable } = resolved;
    // `Sum('views', { default: 0 })`: the default stands around the window.
    const [node, otherwise] = withDefault(made);
    if (node.kind !== 'aggregate' && !(node.kind === 'function' && mayBeWindowFunction(expression))) {
      throw new QueryError({
        code: 'QUERY.NOT_A_WINDOW_FUNCTION',
        message: 'Window() takes an aggregate or a window function, such as Rank().',
      });
    }
    if (childrenOf(node).some(containsWindow)) {
      throw new QueryError({
        code: 'QUERY.NESTED_WINDOW',
        message: 'A window cannot look at what another window computes.',
        hint: 'Compute the inner one in a common table expression, withCte(), and the outer one over its column.',
      });
    }
    const window: WindowNode = {
      kind: 'window',
      expression: node,
      partitionBy: this.partitionBy.map((one) => one[RESOLVE](scope).node),
      orderBy: this.orderBy.map((one) => ({ expression: one[RESOLVE](scope).node, descending: one.descending, nulls: one.nulls })),
      frame: this.frame,
    };
    const empty = this.frame !== null && mayBeEmpty(this.frame) && type.kind !== 'count';
    if (otherwise === null) return { node: window, type, nullable: nullable || empty, strict: [] };
    return { node: { ...(made as FunctionNode), arguments: [window, otherwise] }, type, nullable, strict: [] };
  }
}

/** A function that a user names, by Func() or defineFunction(), may be one; of those with names of ours it is known. */
function mayBeWindowFunction(expression: ExpressionNode): boolean {
  if (expression instanceof WrappedExpression) return mayBeWindowFunction(expression.operand);
  return (
    expression instanceof WindowFunctionExpression || !(expression instanceof FunctionExpression) || expression.rule.shape !== undefined
  );
}

function withDefault(node: ExpressionSqlNode): readonly [ExpressionSqlNode, ExpressionSqlNode | null] {
  if (node.kind !== 'function' || node.name !== 'coalesce') return [node, null];
  const [first, second] = node.arguments;
  return first?.kind === 'aggregate' ? [first, second!] : [node, null];
}

/** A frame that begins after the row, or ends before it, has no rows at the end of the partition. */
const mayBeEmpty = ({ start, end }: Frame): boolean => start.kind === 'following' || end.kind === 'preceding';

/** A bound as Django counts it: null is unbounded, 0 the current row, negative before it, positive after it. */
export function frameBound(value: number | null | undefined, side: 'start' | 'end'): FrameBound {
  if (value === null || value === undefined) return { kind: side === 'start' ? 'unboundedPreceding' : 'unboundedFollowing' };
  if (!Number.isSafeInteger(value))
    throw new QueryError({ code: 'QUERY.BAD_FRAME', message: `A frame's ${side} is a whole number or null, not ${String(value)}.` });
  if (value === 0) return { kind: 'currentRow' };
  return { kind: value < 0 ? 'preceding' : 'following', offset: Math.abs(value) };
}
