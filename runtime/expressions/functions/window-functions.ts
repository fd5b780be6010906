import type { FloatField, IntegerField } from '../../query/types/field-types.js';
import type {
  OtherRowFunction,
  RowFunction,
  SameRowFunction,
  WindowFrame,
  WindowFunction,
} from '../../query/types/expressions/functions.js';
import type { Literal } from '../../query/types/expressions/operand.js';
import type { Expression } from '../../query/types/type-fn.js';
import { COUNT, type ValueType } from '../../sql/ast/index.js';
import { QueryError } from '../../errors/query-error.js';
import { ValueExpression } from '../base-expression.js';
import { type ExpressionNode, isExpression } from '../expression.js';
import type { FunctionRule } from '../function-expression.js';
import { orderTerm, termList } from '../order-term.js';
import { asArgument } from '../path-expression.js';
import { atLeast } from './call.js';
import { WindowFunctionExpression } from '../window-function-expression.js';
import { type Frame, frameBound, WindowExpression } from '../window-expression.js';

// Django: https://docs.djangoproject.com/en/stable/ref/models/database-functions/#window-functions

const FLOAT: ValueType = { kind: 'float' };
const first = (types: readonly ValueType[]): ValueType => types[0]!;

function plain<G>(name: string, type: ValueType): RowFunction<G> {
  const rule: FunctionRule = { name, type: () => type, nulls: 'never' };
  return (() => new WindowFunctionExpression(rule, [])) as unknown as RowFunction<G>;
}

/**
 * The place among the rows of the window, from 1: `Window(RowNumber(), { partitionBy: 'author', orderBy: '-views' })`.
 *
 * Django: https://docs.djangoproject.com/en/stable/ref/models/database-functions/#rownumber
 */
export const RowNumber = plain<IntegerField>('rowNumber', COUNT);
/**
 * The rank, with gaps after equal rows, 1 1 3: `Window(Rank(), { orderBy: '-views' })`.
 *
 * Django: https://docs.djangoproject.com/en/stable/ref/models/database-functions/#rank
 */
export const Rank = plain<IntegerField>('rank', COUNT);
/**
 * The rank without gaps, 1 1 2: `Window(DenseRank(), { orderBy: '-views' })`.
 *
 * Django: https://docs.djangoproject.com/en/stable/ref/models/database-functions/#denserank
 */
export const DenseRank = plain<IntegerField>('denseRank', COUNT);
/**
 * The share of the other rows that come before, from 0 to 1: `Window(PercentRank(), { orderBy: 'views' })`.
 *
 * Django: https://docs.djangoproject.com/en/stable/ref/models/database-functions/#percentrank
 */
export const PercentRank = plain<FloatField>('percentRank', FLOAT);
/**
 * The share of the rows that come before or are equal, up to 1: `Window(CumeDist(), { orderBy: 'views' })`.
 *
 * Django: https://docs.djangoproject.com/en/stable/ref/models/database-functions/#cumedist
 */
export const CumeDist = plain<FloatField>('cumeDist', FLOAT);

/**
 * Shares the rows out over so many groups, and gives the number of the row's own: `Window(Ntile(4), { orderBy: 'views' })`.
 *
 * Django: https://docs.djangoproject.com/en/stable/ref/models/database-functions/#ntile
 */
export const Ntile = ((groups = 1) =>
  new WindowFunctionExpression({ name: 'ntile', type: () => COUNT, nulls: 'never', parameterTypes: [{ kind: 'integer' }] }, [
    new ValueExpression(atLeast(1, groups, 'Ntile')),
  ])) as unknown as RowFunction<IntegerField, [groups?: number]>;

/**
 * The value so many rows before, and what stands for one that is not there: `Window(Lag('views', 1, 0), { orderBy: 'createdAt' })`.
 *
 * Django: https://docs.djangoproject.com/en/stable/ref/models/database-functions/#lag
 */
export const Lag = shifted('Lag');
/**
 * The value so many rows after: `Window(Lead('title'), { orderBy: 'createdAt' })`.
 *
 * Django: https://docs.djangoproject.com/en/stable/ref/models/database-functions/#lead
 */
export const Lead = shifted('Lead');

function shifted(name: 'Lag' | 'Lead'): OtherRowFunction<[offset?: number, fallback?: Literal | string | Expression]> {
  const rule: FunctionRule = {
    name: name === 'Lag' ? 'lag' : 'lead',
    type: first,
    nulls: 'always',
    parameterTypes: [undefined, { kind: 'integer' }],
    likeFirst: 2,
  };
  return ((operand: unknown, offset = 1, fallback?: unknown) => {
    const more: ExpressionNode[] = fallback === undefined ? [] : [isExpression(fallback) ? fallback : new ValueExpression(fallback)];
    return new WindowFunctionExpression(rule, [asArgument(operand), new ValueExpression(atLeast(0, offset, name)), ...more]);
  }) as unknown as OtherRowFunction<[offset?: number, fallback?: Literal | string | Expression]>;
}

/**
 * The value of the first row of the frame: `Window(FirstValue('title'), { partitionBy: 'author', orderBy: '-views' })`.
 *
 * Django: https://docs.djangoproject.com/en/stable/ref/models/database-functions/#firstvalue
 */
export const FirstValue = ((operand: unknown) =>
  new WindowFunctionExpression({ name: 'firstValue', type: first }, [asArgument(operand)])) as unknown as SameRowFunction;
/**
 * The value of the last row of the frame, which ends at the row itself unless `frame` says more:
 * `Window(LastValue('title'), { orderBy: 'views', frame: RowRange() })`.
 *
 * Django: https://docs.djangoproject.com/en/stable/ref/models/database-functions/#lastvalue
 */
export const LastValue = ((operand: unknown) =>
  new WindowFunctionExpression({ name: 'lastValue', type: first }, [asArgument(operand)])) as unknown as SameRowFunction;
/**
 * The value of a row of the frame, counted from 1; null before the frame has so many: `Window(NthValue('title', 2), { orderBy: '-views' })`.
 *
 * Django: https://docs.djangoproject.com/en/stable/ref/models/database-functions/#nthvalue
 */
export const NthValue = ((operand: unknown, n = 1) =>
  new WindowFunctionExpression({ name: 'nthValue', type: first, nulls: 'always', parameterTypes: [undefined, { kind: 'integer' }] }, [
    asArgument(operand),
    new ValueExpression(atLeast(1, n, 'NthValue')),
  ])) as unknown as OtherRowFunction<[n?: number]>;

/** An aggregate or a window function over the rows around each row: `Window(Rank(), { partitionBy: ['author'], orderBy: ['-views'] })`. */
export const Window = ((
  expression: ExpressionNode,
  options: { readonly partitionBy?: unknown; readonly orderBy?: unknown; readonly frame?: Frame } = {},
) =>
  new WindowExpression(
    expression,
    termList(options.partitionBy).map(asArgument),
    termList(options.orderBy).map(orderTerm),
    options.frame ?? null,
  )) as unknown as WindowFunction;

const EXCLUSIONS = ['CURRENT ROW', 'GROUP', 'TIES', 'NO OTHERS'] as const;

interface FrameOptions {
  /** null: from the first row; 0: the current row; negative: so many before. */
  readonly start?: number | null;
  readonly end?: number | null;
  /** Rows of the frame that do not count. */
  readonly exclusion?: (typeof EXCLUSIONS)[number];
}

/**
 * A frame counted in rows: `RowRange({ start: null, end: 0 })` is everything up to the current row.
 *
 * Django: https://docs.djangoproject.com/en/stable/ref/models/expressions/#frames
 */
export const RowRange = (options: FrameOptions = {}): WindowFrame => frame('ROWS', options);
/**
 * A frame counted by the value of the order: `ValueRange({ start: -7, end: 0 })` is what lies at most 7 below that of the row.
 *
 * Django: https://docs.djangoproject.com/en/stable/ref/models/expressions/#frames
 */
export const ValueRange = (options: FrameOptions = {}): WindowFrame => frame('RANGE', options);

function frame(mode: Frame['mode'], { start, end, exclusion }: FrameOptions): Frame {
  if (exclusion !== undefined && !EXCLUSIONS.includes(exclusion)) {
    throw new QueryError({
      code: 'QUERY.BAD_FRAME',
      message: `A frame cannot exclude ${JSON.stringify(exclusion)}. Choices are: ${EXCLUSIONS.join(', ')}.`,
    });
  }
  if (typeof start === 'number' && typeof end === 'number' && start > end) {
    throw new QueryError({ code: 'QUERY.BAD_FRAME', message: `A frame cannot start at ${start} and end before that, at ${end}.` });
  }
  return {
    mode,
    start: frameBound(start, 'start'),
    end: frameBound(end, 'end'),
    ...(exclusion === undefined ? {} : { exclude: exclusion }),
  };
}
