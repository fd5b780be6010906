import { QueryError } from '../../errors/query-error.js';
import { isSliced, type QueryState } from '../query-state.js';

/** What cannot be asked after slice(), union() or values(). */

export function refuseSliced(state: QueryState, method: string): void {
  if (!isSliced(state)) return;
  throw new QueryError({
    code: 'QUERY.AFTER_SLICE',
    message: `Cannot call ${method}() once a slice has been taken.`,
    hint: `Call ${method}() before slice().`,
  });
}

export function refuseCombined(state: QueryState, method: string): void {
  if (state.combination === null) return;
  throw new QueryError({
    code: 'QUERY.AFTER_COMBINATION',
    message: `Cannot call ${method}() after ${state.combination.operator}().`,
    hint: `Call ${method}() on the parts, or filter by key: filter({ pk__in: combined.values('pk') }).`,
  });
}

export function refuseValues(state: QueryState, method: string): void {
  if (state.rows === 'instances') return;
  throw new QueryError({
    code: 'QUERY.AFTER_VALUES',
    message: `Cannot call ${method}() after values() or valuesList(): the rows are no instances.`,
    hint: `Call ${method}() on the QuerySet of whole rows.`,
  });
}
