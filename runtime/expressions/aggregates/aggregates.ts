import type {
  AverageFunction,
  BitAggregateFunction,
  CountFunction,
  OrderedAggregateFunction,
  SameAggregateFunction,
  SumFunction,
  StringAggFunction,
} from '../../query/types/expressions/aggregates.js';
import { QueryError } from '../../errors/query-error.js';
import { COUNT } from '../../sql/ast/index.js';
import { ValueExpression } from '../base-expression.js';
import { type ExpressionNode, isExpression } from '../expression.js';
import { LiteralExpression } from '../literal-expression.js';
import { averageType, orderedType, sumType } from './aggregate-types.js';
import { aggregate, type AggregateOptions, makeAggregate } from './make-aggregate.js';

/**
 * How many values there are, or rows: `Count('*')`. Never null.
 * @example Count('comments', { distinct: true, filter: Q({ comments__approved: true }) })
 * @see https://docs.djangoproject.com/en/stable/ref/models/querysets/#count-1
 */
export const Count = ((argument: unknown, options: AggregateOptions = {}) => {
  if (options.default !== undefined)
    throw new QueryError({ code: 'QUERY.COUNT_DEFAULT', message: 'Count() does not take a default: over no rows it is 0.' });
  if (argument === '*' && options.distinct === true)
    throw new QueryError({
      code: 'QUERY.COUNT_DISTINCT',
      message: "Count('*') counts rows, which are all distinct.",
      hint: "Name what differs: Count('author', { distinct: true }).",
    });
  return makeAggregate({ name: 'count', type: () => COUNT, empty: 0 }, argument, options);
}) as unknown as CountFunction;

/**
 * The sum: of integers a `number`, of big integers a `bigint`, of decimals a `Decimal`.
 * @example Sum('views', { default: 0 })
 * @see https://docs.djangoproject.com/en/stable/ref/models/querysets/#sum
 */
export const Sum = aggregate<SumFunction>('sum', sumType);

/**
 * The least value. Documents, ranges and vectors have none: `QUERY.NO_ORDER`.
 * @example Min('createdAt')
 * @see https://docs.djangoproject.com/en/stable/ref/models/querysets/#min
 */
export const Min = aggregate<OrderedAggregateFunction>('min', orderedType('Min'));

/**
 * The greatest value. Documents, ranges and vectors have none: `QUERY.NO_ORDER`.
 * @example Max('createdAt')
 * @see https://docs.djangoproject.com/en/stable/ref/models/querysets/#max
 */
export const Max = aggregate<OrderedAggregateFunction>('max', orderedType('Max'));

/**
 * A value of some row of the group.
 * @example AnyValue('author__name')
 * @see https://docs.djangoproject.com/en/stable/ref/models/querysets/#anyvalue
 */
export const AnyValue = aggregate<SameAggregateFunction>('anyValue', (type) => type);

/**
 * The mean: a `number`, of decimals a `Decimal`.
 * @example Avg('rating')
 * @see https://docs.djangoproject.com/en/stable/ref/models/querysets/#avg
 */
export const Avg = average('avg', 'avg');

/**
 * The standard deviation of the population; `{ sample: true }` of a sample.
 * @example StdDev('views', { sample: true })
 * @see https://docs.djangoproject.com/en/stable/ref/models/querysets/#stddev
 */
export const StdDev = average('stddevPop', 'stddevSamp');

/**
 * The variance of the population; `{ sample: true }` of a sample.
 * @example Variance('views')
 * @see https://docs.djangoproject.com/en/stable/ref/models/querysets/#variance
 */
export const Variance = average('varPop', 'varSamp');

/**
 * Texts put together. Other values than text are written as the database writes them.
 * @example StringAgg('posts__title', { delimiter: ', ', orderBy: ['posts__title'] })
 * @see https://docs.djangoproject.com/en/stable/ref/models/querysets/#stringagg
 */
export const StringAgg = ((argument: unknown, options: AggregateOptions) => {
  const delimiter = typeof options.delimiter === 'string' ? delimiterOf(options.delimiter) : options.delimiter;
  if (!isExpression(delimiter))
    throw new QueryError({ code: 'QUERY.NO_DELIMITER', message: "StringAgg() needs a delimiter: { delimiter: ', ' }." });
  return makeAggregate({ name: 'stringAgg', type: () => ({ kind: 'text' }), empty: null }, argument, options, [delimiter]);
}) as unknown as StringAggFunction;

/** A comma stands in the text: SQLite has no other between distinct values, and must see it there. */
const delimiterOf = (text: string): ExpressionNode => (text === ',' ? new LiteralExpression(text) : new ValueExpression(text));

/**
 * The bits that all integers have.
 * @example BitAnd('flags')
 * @see https://docs.djangoproject.com/en/stable/ref/models/querysets/#bitand
 */
export const BitAnd = aggregate<BitAggregateFunction>('bitAnd', (type) => type);

/**
 * The bits that any integer has.
 * @example BitOr('flags')
 * @see https://docs.djangoproject.com/en/stable/ref/models/querysets/#bitor
 */
export const BitOr = aggregate<BitAggregateFunction>('bitOr', (type) => type);

/**
 * The bits that an odd number of integers has.
 * @example BitXor('flags')
 * @see https://docs.djangoproject.com/en/stable/ref/models/querysets/#bitxor
 */
export const BitXor = aggregate<BitAggregateFunction>('bitXor', (type) => type);

function average(name: string, sampleName: string): AverageFunction {
  return ((argument: unknown, options: AggregateOptions & { readonly sample?: boolean } = {}) =>
    makeAggregate(
      { name: options.sample === true ? sampleName : name, type: averageType, empty: null },
      argument,
      options,
    )) as unknown as AverageFunction;
}
