import { FieldError, QueryError } from '../../errors/query-error.js';
import { fetchRows } from '../execute/run-select.js';
import { modelOrdering } from '../plan/plan-order.js';
import { type QueryState, withState } from '../query-state.js';
import { checkPaths } from '../refine/arguments.js';
import { refuseSliced } from '../refine/refuse.js';
import { missing } from './get.js';

/** The first row by the query's order, else by key. A cleared order (`orderBy()`) stays cleared. */
export async function first(state: QueryState): Promise<unknown> {
  return (await fetchRows(firstOf(ordered(state, 'pk'))))[0] ?? null;
}

/** The last row: the first of the reversed order. */
export async function last(state: QueryState): Promise<unknown> {
  refuseSliced(state, 'last');
  const withOrder = ordered(state, 'pk', true);
  return (await fetchRows(firstOf(withState(withOrder, { reversed: !withOrder.reversed }))))[0] ?? null;
}

export async function latest(state: QueryState, paths: readonly string[]): Promise<unknown> {
  return await extreme(state, paths, true);
}

export async function earliest(state: QueryState, paths: readonly string[]): Promise<unknown> {
  return await extreme(state, paths, false);
}

async function extreme(state: QueryState, paths: readonly string[], reversed: boolean): Promise<unknown> {
  const verb = reversed ? 'latest' : 'earliest';
  refuseSliced(state, verb);
  checkPaths(paths, verb);
  const ordering = paths.length > 0 ? paths : (state.model.concrete.ir.getLatestBy ?? []);
  if (ordering.length === 0) {
    throw new FieldError({
      code: 'QUERY.NO_LATEST_BY',
      message: `${verb}() needs fields: ${state.model.name} declares no getLatestBy.`,
      hint: `Name them: ${verb}('createdAt').`,
    });
  }
  const [row] = await fetchRows(firstOf(withState(state, { ordering: [...ordering], reversed })));
  if (row === undefined) throw missing(state.model, `No ${state.model.name} matches.`);
  return row;
}

function ordered(state: QueryState, fallback: string, always = false): QueryState {
  if (state.ordering !== null && (state.ordering.length > 0 || !always)) return state;
  if (state.ordering === null && modelOrdering(state.model).length > 0 && !isGrouped(state)) return state;
  if (isGrouped(state)) {
    throw new QueryError({
      code: 'QUERY.UNORDERED_GROUPS',
      message: 'first() and last() of groups need an order.',
      hint: 'Call orderBy() with what the groups have.',
    });
  }
  return withState(state, { ordering: [fallback] });
}

/** Are the rows groups that have no key to order by? */
function isGrouped(state: QueryState): boolean {
  const values = state.operations.findIndex((operation) => operation.kind === 'values');
  return values >= 0 && state.operations.slice(values).some((operation) => operation.kind === 'annotate');
}

function firstOf(state: QueryState): QueryState {
  return withState(state, { high: state.high === null ? state.low + 1 : Math.min(state.high, state.low + 1) });
}
