import { QueryError } from '../../errors/query-error.js';
import { LookupExpression } from '../../expressions/base-expression.js';
import { QuerySetSource } from '../query-set-source.js';
import { isSliced, type Operation, type QueryState, withOperation, withState } from '../query-state.js';
import type { TracedState } from '../trace-state.js';
import { refuseCombined, refuseSliced } from './refuse.js';

/** `first.and(second)`, `.or()`, `.xor()`: one query with the conditions of both; what else it says, the first says. */
export function combineConditions(first: QueryState, second: QueryState, connector: 'and' | 'or' | 'xor'): QueryState {
  refuseUnlike(first, second, connector);
  const [state, other] = connector === 'and' ? [first, second] : [asCondition(first), asCondition(second)];
  const ordered = (other.ordering ?? []).length > 0;
  const base = ordered ? withState(state, { ordering: other.ordering, reversed: other.reversed }) : state;
  if (connector === 'and')
    return withState(base, { empty: state.empty || other.empty, operations: [...state.operations, ...addedBy(other, state)] });
  if (state.empty) return other;
  if (other.empty) return base;
  const shared = sharedOperations(state, other);
  const operations: readonly Operation[] = [
    ...state.operations.slice(0, shared),
    { kind: 'side', part: 'first' },
    ...state.operations.slice(shared),
    { kind: 'side', part: 'second' },
    ...addedBy(other, state),
    { kind: 'side', part: connector },
  ];
  return withState(base, { operations });
}

/** `posts.slice(0, 3).or(drafts)`: the rows of a slice are those with its keys, `"id" IN (SELECT … LIMIT 3)`, as in Django. */
function asCondition(state: QueryState): QueryState {
  if (!isSliced(state)) return state;
  const sliced = withState(state, { rows: 'instances', related: [], loaded: null, lock: null, operations: state.operations.filter(({ kind }) => kind !== 'values') }); // prettier-ignore
  const keys = new LookupExpression('pk__in', new QuerySetSource(sliced as TracedState));
  const found = withOperation(state, { kind: 'filter', conditions: [keys], negated: false });
  return withState(found, { low: 0, high: null });
}

/** How many calls the two have in common: those of the QuerySet that both were made of. */
function sharedOperations({ operations }: QueryState, other: QueryState): number {
  const different = operations.findIndex((operation, index) => operation !== other.operations[index]);
  const shared = different === -1 ? operations.length : different;
  // A pair of sides is shared as a whole or not at all.
  const open = (count: number): boolean => {
    const sides = operations.slice(0, count).flatMap((operation) => (operation.kind === 'side' ? [operation.part] : []));
    return sides.filter((part) => part === 'first').length > sides.filter((part) => part === 'or' || part === 'xor').length;
  };
  let count = shared;
  while (open(count)) count -= 1;
  return count;
}

/** What the second asks beyond what both share. Its annotations are there for its conditions: the rows stay those of the first. */
function addedBy(other: QueryState, state: QueryState): Operation[] {
  return other.operations.slice(sharedOperations(state, other)).flatMap((operation): Operation[] => {
    if (operation.kind === 'values') return [];
    if (operation.kind === 'filter' || operation.kind === 'side') return [operation];
    const known = state.operations.find((one) => 'name' in one && one.name === operation.name);
    if (known === operation) return [];
    if (known !== undefined) {
      throw new QueryError({
        code: 'QUERY.COMBINED_NAMES',
        message: `Both QuerySets have something of their own that is called '${operation.name}'.`,
        hint: 'Annotate a QuerySet once and make both of it, or give one of them another name.',
      });
    }
    return [operation.kind === 'annotate' ? { ...operation, selected: false } : operation];
  });
}

function refuseUnlike(state: QueryState, other: QueryState, connector: string): void {
  const verb = `.${connector}()`;
  if (other.model !== state.model)
    throw new QueryError({
      code: 'QUERY.TWO_MODELS',
      message: `${verb} joins QuerySets of one model, not of ${state.model.name} and ${other.model.name}.`,
      hint: 'union() joins rows of several models that have the same columns: values() names them.',
    });
  for (const one of [state, other]) {
    refuseCombined(one, connector);
    if (connector === 'and') refuseSliced(one, connector);
  }
  if (JSON.stringify(state.distinct) !== JSON.stringify(other.distinct))
    throw new QueryError({
      code: 'QUERY.DISTINCT_COMBINED',
      message: `${verb} cannot join a distinct QuerySet with one that is not, or is distinct by other fields.`,
      hint: `Call distinct() after ${verb}.`,
    });
  if (other.rows !== state.rows || fieldsOf(other) !== fieldsOf(state))
    throw new QueryError({
      code: 'QUERY.COMBINED_ROWS',
      message: `${verb} joins QuerySets that give the same rows; these select different values.`,
      hint: `Call values() after ${verb}.`,
    });
  if (other.using !== null && other.using !== state.using)
    throw new QueryError({
      code: 'QUERY.TWO_DATABASES',
      message: `${verb} joins QuerySets of one database; the second is on '${other.using}' by using().`,
      hint: `Call using('${other.using}') after ${verb}.`,
    });
  if (JSON.stringify(state.withoutFilters) !== JSON.stringify(other.withoutFilters))
    throw new QueryError({
      code: 'QUERY.COMBINED_FILTERS',
      message: `${verb} joins QuerySets that leave out the same global filters.`,
      hint: `Call unfiltered() or withoutFilter() on both, or after ${verb}.`,
    });
}

/** The fields of the last values(). */
function fieldsOf({ operations }: QueryState): string {
  const values = operations.findLast((operation) => operation.kind === 'values');
  return values?.kind === 'values' ? values.fields.join() : '';
}
