import { asCondition, ValueExpression } from '../base-expression.js';
import { type ExpressionNode, isExpression } from '../expression.js';
import { orderTerm, termList } from '../order-term.js';
import { asArgument } from '../path-expression.js';
import { AggregateExpression, type AggregateParts, type AggregateRule } from './aggregate-expression.js';

/** What the aggregates take between them; each takes some. */
export interface AggregateOptions {
  readonly distinct?: boolean;
  readonly filter?: unknown;
  readonly default?: unknown;
  readonly orderBy?: unknown;
  readonly delimiter?: unknown;
}

/** An aggregate over an argument, of which a bare string is a path and `*` all rows. */
export function makeAggregate(
  rule: AggregateRule,
  argument: unknown,
  options: AggregateOptions,
  more: readonly ExpressionNode[] = [],
): AggregateExpression {
  const parts: AggregateParts = {
    distinct: options.distinct === true,
    filter: options.filter === undefined ? null : asCondition(options.filter),
    default: options.default === undefined ? null : isExpression(options.default) ? options.default : new ValueExpression(options.default),
    orderBy: termList(options.orderBy).map(orderTerm),
    more,
  };
  return new AggregateExpression(rule, argument === '*' ? null : asArgument(argument), parts);
}

/** An aggregate of one argument that is NULL over no rows. */
export function aggregate<T>(name: string, type: AggregateRule['type']): T {
  return ((argument: unknown, options: AggregateOptions = {}) =>
    makeAggregate({ name, type, empty: null }, argument, options)) as unknown as T;
}
