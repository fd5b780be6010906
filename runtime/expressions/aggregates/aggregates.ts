import type { AverageFunction, CountFunction, SameAggregateFunction, StringAggFunction } from '../../query/types/expressions/aggregates.js';
import { QueryError } from '../../errors/query-error.js';
import { COUNT, type ValueType } from '../../sql/ast/index.js';
import { asCondition, ValueExpression } from '../base-expression.js';
import { type ExpressionNode, isExpression } from '../expression.js';
import { orderTerm } from '../order-term.js';
import { asArgument } from '../path-expression.js';
import { AggregateExpression, type AggregateParts, type AggregateRule } from './aggregate-expression.js';

interface Options {
  readonly distinct?: boolean;
  readonly filter?: unknown;
  readonly default?: unknown;
  readonly orderBy?: readonly unknown[];
  readonly delimiter?: unknown;
}

/**
 * How many values there are: `Count('comments')` of related rows, `Count('*')` of rows.
 *
 * Django: https://docs.djangoproject.com/en/stable/ref/models/querysets/#aggregation-functions
 */
export const Count = ((argument: unknown, options: Options = {}) => {
  if (options.default !== undefined)
    throw new QueryError({ code: 'QUERY.COUNT_DEFAULT', message: 'Count() does not take a default: over no rows it is 0.' });
  return make({ name: 'count', type: () => COUNT, empty: 0 }, argument, options);
}) as unknown as CountFunction;

export const Sum = same('sum', sumType);
export const Min = same('min', (type) => type);
export const Max = same('max', (type) => type);
export const AnyValue = same('anyValue', (type) => type);

export const Avg = average('avg', 'avg');
/** The standard deviation of the population; `{ sample: true }` of a sample. */
export const StdDev = average('stddevPop', 'stddevSamp');
/** The variance of the population; `{ sample: true }` of a sample. */
export const Variance = average('varPop', 'varSamp');

/** Texts put together: `StringAgg('name', { delimiter: ', ', orderBy: ['name'] })`. */
export const StringAgg = ((argument: unknown, options: Options) => {
  const delimiter = typeof options.delimiter === 'string' ? new ValueExpression(options.delimiter) : options.delimiter;
  if (!isExpression(delimiter))
    throw new QueryError({ code: 'QUERY.NO_DELIMITER', message: "StringAgg() needs a delimiter: { delimiter: ', ' }." });
  return make({ name: 'stringAgg', type: () => ({ kind: 'text' }), empty: null }, argument, options, [delimiter]);
}) as unknown as StringAggFunction;

function same(name: string, type: AggregateRule['type']): SameAggregateFunction {
  return ((argument: unknown, options: Options = {}) =>
    make({ name, type, empty: null }, argument, options)) as unknown as SameAggregateFunction;
}

function average(name: string, sampleName: string): AverageFunction {
  return ((argument: unknown, options: Options & { readonly sample?: boolean } = {}) =>
    make(
      { name: options.sample === true ? sampleName : name, type: averageType, empty: null },
      argument,
      options,
    )) as unknown as AverageFunction;
}

function make(rule: AggregateRule, argument: unknown, options: Options, more: readonly ExpressionNode[] = []): AggregateExpression {
  const parts: AggregateParts = {
    distinct: options.distinct === true,
    filter: options.filter === undefined ? null : asCondition(options.filter),
    default: options.default === undefined ? null : isExpression(options.default) ? options.default : new ValueExpression(options.default),
    orderBy: (options.orderBy ?? []).map(orderTerm),
    more,
  };
  return new AggregateExpression(rule, argument === '*' ? null : asArgument(argument), parts);
}

/** A sum of integers stays a number, of big integers a bigint, of decimals a Decimal without a fixed scale. */
function sumType(type: ValueType): ValueType {
  switch (type.kind) {
    case 'decimal':
      return { kind: 'decimal' };
    case 'bigInteger':
    case 'positiveBigInteger':
      return { kind: 'bigInteger' };
    case 'float':
    case 'duration':
      return type;
    default:
      return COUNT;
  }
}

function averageType(type: ValueType): ValueType {
  return type.kind === 'decimal' || type.kind === 'duration' ? { kind: type.kind } : { kind: 'float' };
}
