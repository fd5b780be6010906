import { QueryError } from '../errors/query-error.js';
import { suggest } from '../errors/suggest.js';
import type { DatePart } from '../sql/ast/function-nodes.js';
import type { TruncUnit } from './trunc-expression.js';

const PARTS = ['year', 'isoYear', 'quarter', 'month', 'week', 'day', 'weekDay', 'isoWeekDay', 'hour', 'minute', 'second'] as const satisfies readonly DatePart[]; // prettier-ignore
const UNITS = ['year', 'quarter', 'month', 'week', 'day', 'hour', 'minute', 'second', 'date', 'time'] as const satisfies readonly TruncUnit[]; // prettier-ignore

/** The part that `Extract('createdAt', 'month')` names. */
export const datePart = (name: string): DatePart => found(name, PARTS, 'a part of a date');
/** The unit that `Trunc('createdAt', 'month')` names. */
export const truncUnit = (name: string): TruncUnit => found(name, UNITS, 'a unit to cut a date to');

function found<T extends string>(name: string, known: readonly T[], what: string): T {
  const one = known.find((each) => each === name);
  if (one !== undefined) return one;
  throw new QueryError({
    code: 'QUERY.BAD_DATE_PART',
    message: `${JSON.stringify(name)} is not ${what}. Choices are: ${known.join(', ')}.${suggest(name, known)}`,
  });
}
