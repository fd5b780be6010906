import type {
  ArrayAggFunction,
  BooleanAggregateFunction,
  JsonAggFunction,
  PairAggregateFunction,
  PairCountFunction,
} from '../../query/types/expressions/aggregates.js';
import { COUNT, type ValueType } from '../../sql/ast/index.js';
import { arrayType } from '../aggregates/aggregate-types.js';
import type { AggregateExpression } from '../aggregates/aggregate-expression.js';
import { aggregate, type AggregateOptions, makeAggregate } from '../aggregates/make-aggregate.js';
import { asArgument } from '../path-expression.js';

const BOOLEAN: ValueType = { kind: 'boolean' };
const FLOAT: ValueType = { kind: 'float' };

/**
 * The values as an array; PostgreSQL only. Over a relation without rows it holds one NULL: leave it out by `filter`.
 * @example ArrayAgg('tags__name', { distinct: true, filter: Q({ tags__isnull: false }), default: [] })
 * @see https://docs.djangoproject.com/en/stable/ref/contrib/postgres/aggregates/#arrayagg
 */
export const ArrayAgg = aggregate<ArrayAggFunction>('arrayAgg', arrayType);

/**
 * The values as a list of JSON, on every database.
 * @example JSONBAgg(JSONObject({ title: 'posts__title', views: 'posts__views' }), { orderBy: ['-posts__views'] })
 * @see https://docs.djangoproject.com/en/stable/ref/contrib/postgres/aggregates/#jsonbagg
 */
export const JSONBAgg = aggregate<JsonAggFunction>('jsonAgg', () => ({ kind: 'json', aggregated: true }));

/**
 * Whether it is true of all, on every database.
 * @example BoolAnd('isStaff')
 * @see https://docs.djangoproject.com/en/stable/ref/contrib/postgres/aggregates/#booland
 */
export const BoolAnd = aggregate<BooleanAggregateFunction>('boolAnd', () => BOOLEAN);

/**
 * Whether it is true of any, on every database.
 * @example BoolOr('isStaff')
 * @see https://docs.djangoproject.com/en/stable/ref/contrib/postgres/aggregates/#boolor
 */
export const BoolOr = aggregate<BooleanAggregateFunction>('boolOr', () => BOOLEAN);

/**
 * How much the first depends on the second, from -1 to 1; PostgreSQL only, like those that follow.
 * @example Corr('views', 'rating')
 * @see https://docs.djangoproject.com/en/stable/ref/contrib/postgres/aggregates/#corr
 */
export const Corr = pair('corr');

/**
 * The covariance of the population; `{ sample: true }` of a sample.
 * @example CovarPop('views', 'rating')
 * @see https://docs.djangoproject.com/en/stable/ref/contrib/postgres/aggregates/#covarpop
 */
export const CovarPop = ((y: unknown, x: unknown, options: AggregateOptions & { readonly sample?: boolean } = {}) =>
  pairOf(options.sample === true ? 'covarSamp' : 'covarPop', y, x, options)) as unknown as PairAggregateFunction<{
  readonly sample?: boolean;
}>;

/**
 * The mean of x, of the pairs (y, x) without NULL.
 * @example RegrAvgX('views', 'rating')
 * @see https://docs.djangoproject.com/en/stable/ref/contrib/postgres/aggregates/#regravgx
 */
export const RegrAvgX = pair('regrAvgX');

/**
 * The mean of y.
 * @example RegrAvgY('views', 'rating')
 * @see https://docs.djangoproject.com/en/stable/ref/contrib/postgres/aggregates/#regravgy
 */
export const RegrAvgY = pair('regrAvgY');

/**
 * The number of pairs without NULL; never null.
 * @example RegrCount('views', 'rating')
 * @see https://docs.djangoproject.com/en/stable/ref/contrib/postgres/aggregates/#regrcount
 */
export const RegrCount = ((y: unknown, x: unknown, options: AggregateOptions = {}) =>
  makeAggregate({ name: 'regrCount', type: () => COUNT, empty: 0 }, y, options, [asArgument(x)])) as unknown as PairCountFunction;

/**
 * Where the line through the pairs crosses the y-axis.
 * @example RegrIntercept('views', 'rating')
 * @see https://docs.djangoproject.com/en/stable/ref/contrib/postgres/aggregates/#regrintercept
 */
export const RegrIntercept = pair('regrIntercept');

/**
 * The square of the correlation.
 * @example RegrR2('views', 'rating')
 * @see https://docs.djangoproject.com/en/stable/ref/contrib/postgres/aggregates/#regrr2
 */
export const RegrR2 = pair('regrR2');

/**
 * The slope of the line through the pairs.
 * @example RegrSlope('views', 'rating')
 * @see https://docs.djangoproject.com/en/stable/ref/contrib/postgres/aggregates/#regrslope
 */
export const RegrSlope = pair('regrSlope');

/**
 * The sum of the squares of x about its mean.
 * @example RegrSXX('views', 'rating')
 * @see https://docs.djangoproject.com/en/stable/ref/contrib/postgres/aggregates/#regrsxx
 */
export const RegrSXX = pair('regrSXX');

/**
 * The sum of the products of x and y about their means.
 * @example RegrSXY('views', 'rating')
 * @see https://docs.djangoproject.com/en/stable/ref/contrib/postgres/aggregates/#regrsxy
 */
export const RegrSXY = pair('regrSXY');

/**
 * The sum of the squares of y about its mean.
 * @example RegrSYY('views', 'rating')
 * @see https://docs.djangoproject.com/en/stable/ref/contrib/postgres/aggregates/#regrsyy
 */
export const RegrSYY = pair('regrSYY');

function pair(name: string): PairAggregateFunction {
  return ((y: unknown, x: unknown, options: AggregateOptions = {}) => pairOf(name, y, x, options)) as unknown as PairAggregateFunction;
}

function pairOf(name: string, y: unknown, x: unknown, options: AggregateOptions): AggregateExpression {
  return makeAggregate({ name, type: () => FLOAT, empty: null }, y, options, [asArgument(x)]);
}
