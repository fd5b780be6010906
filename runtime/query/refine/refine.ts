import { type AbortOptions, checkAbort } from '../../connection/abort.js';
import { type ExpressionNode, isExpression } from '../../expressions/expression.js';
import { asCondition, LogicalExpression } from '../../expressions/base-expression.js';
import { FilteredRelationExpression } from '../../expressions/filtered-relation.js';
import { FieldError, QueryError } from '../../errors/query-error.js';
import { suggest } from '../../errors/suggest.js';
import { describeValue } from '../../errors/value-error.js';
import { checkFilterNames } from '../filters/global-filters.js';
import { checkAlias, checkProperty } from '../check-alias.js';
import type { Combinator, Named } from '../engine.js';
import { isSliced, type LockSpec, type Operation, type QueryState, withOperation, withState } from '../query-state.js';
import { combineConditions } from './combine-conditions.js';
import { checkOptions, checkPaths } from './arguments.js';
import { filterParts, ofParts } from './of-parts.js';
import { prefetchSpecs } from './prefetch-spec.js';
import { refuseCombined, refuseSliced, refuseValues } from './refuse.js';

/** State → state: each function is one method of a QuerySet. Nothing runs here. */

export function filter(state: QueryState, conditions: readonly unknown[], negated: boolean): QueryState {
  const method = negated ? 'exclude' : 'filter';
  refuseSliced(state, method);
  if (state.combination !== null) return filterParts(state, method, (part) => filter(part, conditions, negated));
  const made = conditions.map(asCondition);
  // An empty object is no condition: `filter({})` keeps all, and `exclude({})` excludes nothing.
  const kept = made.filter((one) => !(one instanceof LogicalExpression && one.connector === 'AND' && one.children.length === 0));
  // An empty filter right after a related manager's own has one effect, as in Django: the next one does not share its join.
  const frees = state.operations.at(-1)?.kind === 'filter' && (state.operations.at(-1) as { sticky?: boolean }).sticky === true;
  return kept.length === 0 && !frees ? state : withOperation(state, { kind: 'filter', conditions: kept, negated });
}

export function annotate(state: QueryState, expressions: Named, selected: boolean): QueryState {
  refuseCombined(state, selected ? 'annotate' : 'alias');
  const operations = Object.entries(asNamed(expressions, selected ? 'annotate' : 'alias')).map(([name, expression]): Operation => {
    checkAlias(name, state.model);
    if (selected && state.rows === 'instances') checkProperty(name, state.model);
    return { kind: 'annotate', name, expression: asAnnotation(expression, name), selected };
  });
  return withOperation(state, ...operations);
}

export function order(state: QueryState, terms: readonly unknown[]): QueryState {
  refuseSliced(state, 'orderBy');
  const ordering = terms.map((term): string | ExpressionNode => {
    if (typeof term === 'string' || isExpression(term)) return term;
    throw new QueryError({
      code: 'QUERY.BAD_ORDER',
      message: `orderBy() takes paths and expressions, not ${term === null ? 'null' : typeof term}.`,
      hint: "Write '-createdAt' or F('createdAt').desc({ nullsLast: true }).",
    });
  });
  return withState(state, { ordering, reversed: false });
}

export function reverse(state: QueryState): QueryState {
  refuseSliced(state, 'reverse');
  return withState(state, { reversed: !state.reversed });
}

export function distinct(state: QueryState, fields: readonly string[]): QueryState {
  refuseSliced(state, 'distinct');
  refuseCombined(state, 'distinct');
  checkPaths(fields, 'distinct');
  return withState(state, { distinct: fields.length === 0 ? true : [...fields] });
}

export function values(state: QueryState, columns: readonly unknown[], shape: 'object' | 'tuple' | 'flat'): QueryState {
  if (state.combination !== null) return valuesOfParts(state, columns, shape);
  const names: string[] = [];
  const operations: Operation[] = [];
  for (const column of columns) {
    if (typeof column === 'string') {
      refuseAlias(state, column);
      names.push(column);
    } else if (isExpression(column)) {
      const name = shape === 'object' ? refuseNameless() : freeName(state, names);
      operations.push({ kind: 'annotate', name, expression: column, selected: true });
      names.push(name);
    } else {
      for (const [name, expression] of Object.entries(asNamed(column, shape === 'object' ? 'values' : 'valuesList'))) {
        checkAlias(name, state.model);
        operations.push({ kind: 'annotate', name, expression: asAnnotation(expression, name), selected: true });
        names.push(name);
      }
    }
  }
  const fields = names.length > 0 ? names : [...state.model.fields.map((field) => field.attribute), ...selectedAnnotations(state)];
  const next = withOperation(state, ...operations, { kind: 'values', fields });
  return withState(next, {
    rows: shape === 'object' ? 'objects' : shape === 'tuple' ? 'tuples' : 'flat',
    related: [],
    prefetch: [],
    loaded: null,
  });
}

/** All that a row has, by name: as values() without arguments. */
export const selectAll = (state: QueryState): QueryState => values(state, [], 'object');

/** A name for a column of tuples, which show none. It must not hide a field, nor a column that the call or an earlier one named. */
function freeName({ model, operations }: QueryState, names: readonly string[]): string {
  const isTaken = (name: string) =>
    names.includes(name) ||
    model.field(name) !== undefined ||
    model.relation(name) !== undefined ||
    operations.some((one) => one.kind === 'annotate' && one.name === name);
  for (let number = names.length + 1; ; number++) {
    if (!isTaken(`column${number}`)) return `column${number}`;
  }
}

function refuseNameless(): never {
  throw new QueryError({
    code: 'QUERY.NAMELESS_COLUMN',
    message: 'Rows that are objects need a name for each expression.',
    hint: "Name it: values('id', { lower: Lower('title') }), which makes the same rows as valuesList(…, { named: true }).",
  });
}

/** After a union it is the parts that select. */
function valuesOfParts(state: QueryState, columns: readonly unknown[], shape: 'object' | 'tuple' | 'flat'): QueryState {
  const made = ofParts(state, (part) => values(part, columns, shape));
  return withState(made, { rows: made.combination!.states[0]!.rows, prefetch: [] });
}

/** An alias is there for filters and orders; what is selected must be computed for every row. */
function refuseAlias(state: QueryState, path: string): void {
  const [name] = path.split('__');
  const operation = state.operations.findLast((one) => one.kind === 'annotate' && one.name === name);
  if (operation?.kind !== 'annotate' || operation.selected || operation.expression instanceof FilteredRelationExpression) return;
  throw new FieldError({
    code: 'QUERY.ALIAS_SELECTED',
    message: `'${name}' is an alias, which cannot be selected.`,
    hint: 'Use annotate() instead of alias().',
  });
}

export function none(state: QueryState): QueryState {
  return withState(state, { empty: true });
}

/** `slice(0, 10)` of a slice composes: the second counts inside the first. */
export function slice(state: QueryState, start: number, stop: number | undefined): QueryState {
  for (const bound of [start, stop ?? start]) {
    if (!Number.isSafeInteger(bound) || bound < 0) {
      throw new QueryError({
        code: 'QUERY.BAD_SLICE',
        message: `A slice counts rows from 0; ${typeof bound === 'number' ? bound : describeValue(bound)} is not such a number.`,
        hint:
          typeof bound === 'number' && bound < 0
            ? 'Reverse the order and slice from the front: .reverse().slice(0, n).'
            : 'Give whole numbers.',
      });
    }
  }
  const low = Math.min(state.low + start, state.high ?? Infinity);
  const wanted = stop === undefined ? null : state.low + Math.max(stop, start);
  const high = wanted === null ? state.high : state.high === null ? wanted : Math.min(wanted, state.high);
  return withState(state, { low, high, empty: state.empty || (high !== null && high <= low) });
}

/** SQL's OFFSET: it moves what limit() counts, so that the two may be called in either order, as query builders have it. */
export function offset(state: QueryState, count: number): QueryState {
  const moved = slice(withState(state, { high: null }), count, undefined);
  return state.high === null ? moved : withState(moved, { high: state.high + count });
}

export function selectRelated(state: QueryState, paths: readonly (string | null)[]): QueryState {
  refuseValues(state, 'selectRelated');
  const names = namedOrReset(paths, 'selectRelated');
  checkPaths(names ?? [], 'selectRelated');
  if (state.combination !== null) return ofParts(state, (part) => selectRelated(part, paths));
  return withState(state, { related: names === null ? [] : [...state.related, ...names] });
}

export function prefetchRelated(state: QueryState, prefetches: readonly unknown[]): QueryState {
  refuseValues(state, 'prefetchRelated');
  const named = namedOrReset(prefetches, 'prefetchRelated');
  return withState(state, { prefetch: named === null ? [] : prefetchSpecs(state.prefetch, named) });
}

export function only(state: QueryState, paths: readonly string[]): QueryState {
  refuseValues(state, 'only');
  checkPaths(paths, 'only');
  if (state.combination !== null) return ofParts(state, (part) => only(part, paths));
  return withState(state, { loaded: { only: true, paths: [...paths] } });
}

/** null for `defer(null)`, which takes back what the calls before it said. */
function namedOrReset<T>(given: readonly (T | null)[], method: string): readonly T[] | null {
  if (given.length === 1 && given[0] === null) return null;
  if (!given.includes(null)) return given as readonly T[];
  throw new QueryError({
    code: 'QUERY.RESET_ALONE',
    message: `${method}(null) takes back what earlier calls named; null stands alone.`,
    hint: `Write .${method}(null).${method}(…).`,
  });
}

/** Adds to what was deferred; after only() it takes away from it. */
export function defer(state: QueryState, given: readonly (string | null)[]): QueryState {
  refuseValues(state, 'defer');
  if (state.combination !== null) return ofParts(state, (part) => defer(part, given));
  const paths = namedOrReset(given, 'defer');
  checkPaths(paths ?? [], 'defer');
  if (paths === null) return withState(state, { loaded: null });
  const { loaded } = state;
  if (loaded?.only === true)
    return withState(state, { loaded: { only: true, paths: loaded.paths.filter((path) => !paths.includes(path)) } });
  return withState(state, { loaded: { only: false, paths: [...(loaded?.paths ?? []), ...paths] } });
}

export function using(state: QueryState, database: string): QueryState {
  if (typeof database !== 'string')
    throw new QueryError({
      code: 'QUERY.BAD_DATABASE',
      message: `using() takes the name of a database, not ${describeValue(database)}.`,
      hint: "Write using('replica'), by the names that configure({ databases }) gives.",
    });
  return withState(state, { using: database });
}

export function abortOn(state: QueryState, options: AbortOptions): QueryState {
  return withState(state, { abort: checkAbort(options) });
}

export function lock(state: QueryState, options: object): QueryState {
  checkOptions(options, 'selectForUpdate');
  const { nowait = false, skipLocked = false, of = [], noKey = false } = options as Partial<LockSpec>;
  if (nowait && skipLocked)
    throw new QueryError({
      code: 'QUERY.LOCK_OPTIONS',
      message: 'nowait and skipLocked exclude each other.',
      hint: 'nowait fails at once where a row is locked, skipLocked leaves the row out: give one of them.',
    });
  if (state.combination !== null) throw lockedCombination(state.combination.operator);
  return withState(state, { lock: { nowait, skipLocked, of: [...of], noKey } });
}

export function fetchMode(state: QueryState, mode: 'one' | 'peers' | 'raise'): QueryState {
  if (mode !== 'one' && mode !== 'peers' && mode !== 'raise') {
    throw new QueryError({
      code: 'QUERY.BAD_FETCH_MODE',
      message: `There is no fetch mode ${nameOf(mode)}. Choices are: one, peers, raise.${suggest(nameOf(mode), ['one', 'peers', 'raise'])}`,
    });
  }
  return withState(state, { fetchMode: mode });
}

export function prefetchStrategy(state: QueryState, strategy: 'queries' | 'statement'): QueryState {
  if (strategy !== 'queries' && strategy !== 'statement') {
    throw new QueryError({
      code: 'QUERY.BAD_PREFETCH_STRATEGY',
      message: `There is no prefetch strategy ${nameOf(strategy)}. Choices are: queries, statement.${suggest(nameOf(strategy), ['queries', 'statement'])}`,
    });
  }
  return withState(state, { prefetchStrategy: strategy });
}

/** As it was written, whatever it was. */
function nameOf(given: unknown): string {
  return typeof given === 'string' ? `'${given}'` : describeValue(given);
}

export function withoutFilter(state: QueryState, names: readonly string[]): QueryState {
  checkPaths(names, 'withoutFilter');
  checkFilterNames(names);
  if (state.combination !== null) return ofParts(state, (part) => withoutFilter(part, names));
  const { withoutFilters: left } = state;
  return withState(state, { withoutFilters: left === 'all' ? left : [...new Set([...left, ...names])].sort() });
}

export function unfiltered(state: QueryState): QueryState {
  if (state.combination !== null) return ofParts(state, unfiltered);
  return withState(state, { withoutFilters: 'all' });
}

/** The state behind another QuerySet of a union. */
export function stateOfOther(state: unknown, combinator: Combinator): QueryState {
  if (state !== undefined) return state as QueryState;
  throw new QueryError({
    code: 'QUERY.NOT_A_QUERY_SET',
    message: `${combinator === 'unionAll' ? 'union' : combinator}() takes QuerySets.`,
    hint: 'A manager becomes one by all(): Post.objects.all().',
  });
}

/** `union`, `intersection`, `difference` put whole queries together; `and`, `or`, `xor` their conditions. */
export function combine(state: QueryState, combinator: Combinator, given: readonly unknown[]): QueryState {
  const others = given.map((other) => stateOfOther(other, combinator));
  if (combinator === 'and' || combinator === 'or' || combinator === 'xor')
    return others.reduce((made, other) => combineConditions(made, other, combinator), state);
  const operator = ({ union: 'union', unionAll: 'unionAll', intersection: 'intersect', difference: 'except' } as const)[combinator];
  for (const part of [state, ...others]) if (part.lock !== null) throw lockedCombination(combinator);
  // The order of a part matters only where it is sliced.
  const states = [state, ...others].map((part) => (isSliced(part) || part.ordering !== null ? part : withState(part, { ordering: [] })));
  const base = withState(state, {
    operations: [],
    ordering: [],
    reversed: false,
    low: 0,
    high: null,
    empty: false,
    related: [],
    loaded: null,
    lock: null,
  });
  return withState(base, { combination: { operator, states } });
}

function lockedCombination(method: string): QueryError {
  return new QueryError({
    code: 'QUERY.LOCK_COMBINATION',
    message: `The rows of ${method}() and of its parts cannot be locked: a row may be of several of them.`,
    hint: "Leave selectForUpdate() out, and lock what is found by key: filter({ pk__in: combined.values('pk') }).selectForUpdate().",
  });
}

/** What names expressions, where a caller without types may give anything. */
export function asNamed(value: unknown, method: string): Named {
  if (typeof value === 'object' && value !== null && !Array.isArray(value) && !isExpression(value)) return value as Named;
  const paths = method === 'values' || method === 'valuesList';
  throw new QueryError({
    code: 'QUERY.NOT_AN_EXPRESSION',
    message: `${method}() takes ${paths ? 'paths and ' : ''}objects of named expressions, not ${describeValue(value)}.`,
    hint: paths ? `Write ${method}('title'); for all columns leave the argument out.` : `Write ${method}({ n: Count('*') }).`,
  });
}

function selectedAnnotations(state: QueryState): string[] {
  return state.operations.flatMap((operation) =>
    operation.kind === 'annotate' && operation.selected && !(operation.expression instanceof FilteredRelationExpression)
      ? [operation.name]
      : [],
  );
}

function asAnnotation(expression: unknown, name: string): ExpressionNode {
  if (isExpression(expression)) return expression;
  throw new QueryError({
    code: 'QUERY.NOT_AN_EXPRESSION',
    message: `The annotation '${name}' is not an expression.`,
    hint: "Wrap a constant in Value(…) and a path in F('…').",
  });
}
