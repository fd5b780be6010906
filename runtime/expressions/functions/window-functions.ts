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

/** The place among the rows of the window, from 1. */
export const RowNumber = plain<IntegerField>('rowNumber', COUNT);
/** The rank, with gaps after equal rows. */
export const Rank = plain<IntegerField>('rank', COUNT);
export const DenseRank = plain<IntegerField>('denseRank', COUNT);
export const PercentRank = plain<FloatField>('percentRank', FLOAT);
export const CumeDist = plain<FloatField>('cumeDist', FLOAT);

/** Shares the rows out over so many groups. */
export const Ntile = ((groups = 1) =>
  new WindowFunctionExpression({ name: 'ntile', type: () => COUNT, nulls: 'never', parameterTypes: [{ kind: 'integer' }] }, [
    new ValueExpression(atLeast(1, groups, 'Ntile')),
  ])) as unknown as RowFunction<IntegerField, [groups?: number]>;

/** The value so many rows before. */
export const Lag = shifted('Lag');
/** The value so many rows after. */
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

export const FirstValue = ((operand: unknown) =>
  new WindowFunctionExpression({ name: 'firstValue', type: first }, [asArgument(operand)])) as unknown as SameRowFunction;
export const LastValue = ((operand: unknown) =>
  new WindowFunctionExpression({ name: 'lastValue', type: first }, [asArgument(operand)])) as unknown as SameRowFunction;
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

/** A frame counted in rows: `RowRange({ start: null, end: 0 })` is everything up to the current row. */
export const RowRange = (options: FrameOptions = {}): WindowFrame => frame('ROWS', options);
/** A frame counted by the value of the order. */
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
