import { isNamed, type OrderTerm, type Path, type Query, type Term, textOf, type Tree } from '../query/query.js';
import { fieldsOf, modelOf, type Row, type Scalar, type World } from '../world/facts.js';
import { type Found, Frame, type Outer, type Place, type Prepared } from './frame.js';
import { joinedQueries } from './joined-queries.js';
import { byTerms, grouped } from './order.js';
import { outerPaths } from './outer-paths.js';

export type Answer = readonly (readonly Scalar[])[];

interface Ordered {
  readonly term: Term;
  readonly value: Prepared;
}

/** A query worked out up to its rows, before anything is made of them. */
export interface Worked {
  readonly frame: Frame;
  readonly places: readonly Place[];
  readonly columns: readonly Prepared[];
}

/** What is read of the rows besides, with the columns of `values()`; do the rows stand in a query of their own? */
type More = (frame: Frame, joined: ReadonlyMap<string, Prepared>, apart: boolean) => readonly Prepared[];

/**
 * What a query must answer, worked out naively on the rows in memory: a list of rows, each with the rows that its joins found, is
 * multiplied by every join and cut down by every condition.
 */
export function evaluateRows(world: World, query: Query, outer: Outer | null = null, nullsFirst = true): Answer {
  if (query.combined !== null) return evaluateCombined(world, query, nullsFirst);
  const { places, columns } = work(world, query, outer, nullsFirst);
  return places.map((place) => columns.map((column) => column.of(place)));
}

export function work(world: World, query: Query, outer: Outer | null = null, nullsFirst = true, more?: More): Worked {
  const frame = new Frame(world, query.model, outer, nullsFirst);
  const having: Prepared[] = [];
  // What asks for windows is asked when they are known.
  const qualify: Prepared[] = [];
  let names: readonly Path[] | null = null;
  let annotated: string[] = [];
  // Columns of the rows that were joined when values() was called, whatever filters join later.
  let joined: ReadonlyMap<string, Prepared> = new Map();
  let groupedBy: readonly Prepared[] | null = null;
  for (const [index, operation] of query.operations.entries()) {
    switch (operation.kind) {
      case 'filter': {
        const call = new Set<string>();
        const whole: Tree = { kind: 'and', parts: operation.conditions };
        for (const part of operation.negated ? [{ kind: 'not', part: whole } as const] : parts(whole)) {
          const test = frame.condition(part, false, call);
          if (test.windowed === true) qualify.push(test);
          else if (test.aggregate) having.push(test);
          else frame.rows = frame.rows.filter((found) => test.of({ found, group: null }) === true);
        }
        break;
      }
      case 'joined': {
        const test = joinedQueries(frame, operation);
        frame.rows = frame.rows.filter((found) => test.of({ found, group: null }) === true);
        break;
      }
      case 'annotate': {
        const made = frame.expression(operation.value, null);
        // Groups are told apart by a computed column as a whole.
        frame.annotations.set(operation.name, made.aggregate || made.windowed === true ? made : { ...made, columns: [made] });
        if (operation.selected) annotated.push(operation.name);
        if (made.aggregate) groupedBy ??= names === null ? [frame.path(KEY, null)] : names.map((path) => joined.get(textOf(path))!);
        break;
      }
      case 'filtered':
        frame.filteredRelation(operation.name, operation.hops, operation.where);
        break;
      case 'table': {
        const on = operation.on.map(([column, path]) => [column, frame.path(path, null)] as const);
        const holds = (row: Row, found: Found): boolean =>
          on.every(([column, value]) => row[column] !== null && row[column] === value.of({ found, group: null }));
        frame.joinRows(operation.name, operation.name, (found) => world.rows[operation.name]!.filter((row) => holds(row, found)), operation.left); // prettier-ignore
        break;
      }
      case 'lateral': {
        const columns = operation.query.operations.findLast((one) => one.kind === 'values')!.columns;
        const paths = new Map(outerPaths(operation.query).map((path) => [JSON.stringify(path), frame.path(path, null)]));
        const rows = (found: Found): readonly Row[] => {
          const outerRow = (path: Path): Scalar => paths.get(JSON.stringify(path))!.of({ found, group: null });
          const answer = evaluateRows(world, operation.query, outerRow, nullsFirst);
          return answer.map((row) => Object.fromEntries(row.map((value, index) => [textOf(columns[index]!), value])));
        };
        frame.joinRows(operation.name, operation.query.model, rows, true);
        for (const column of columns) {
          const name = `${operation.name}__${textOf(column)}`;
          frame.annotations.set(name, frame.path({ hops: [operation.name], field: textOf(column) }, null));
          annotated.push(name);
        }
        break;
      }
      case 'values':
        names = operation.columns;
        annotated = [];
        if (isRead(query.operations, index)) joined = new Map(names.map((path) => [textOf(path), frame.path(path, null)]));
    }
  }
  const selected = [...(names ?? fieldsOf(world, query.model).map(({ name }) => ({ hops: [], field: name })))];
  for (const name of annotated) if (!selected.some((path) => textOf(path) === name)) selected.push({ hops: [], field: name });
  const columns = selected.map((path) => joined.get(textOf(path)) ?? frame.path(path, null));
  const ordering = orderOf(frame, query, joined, groupedBy !== null);
  const firstOf =
    typeof query.distinct === 'boolean' ? null : query.distinct.map((path) => joined.get(textOf(path)) ?? frame.path(path, null));
  // What aggregates over the rows look at is selected too, and so tells them apart.
  const apart = groupedBy !== null || qualify.length > 0 || query.distinct !== false || query.low > 0 || query.high !== null;
  const read = more?.(frame, joined, apart) ?? [];

  let places: readonly Place[] = frame.rows.map((found) => ({ found, group: null }));
  if (groupedBy !== null) {
    const over = columns.filter((one) => one.aggregate || one.windowed === true);
    const outside = [...having, ...qualify, ...ordering.map(({ value }) => value), ...read, ...over].flatMap((one) => one.columns);
    const apart = [...groupedBy, ...columns, ...outside].filter((one) => !one.aggregate);
    const groups = grouped(frame.rows, (found) => apart.map((one) => one.of({ found, group: null })));
    places = groups.map((group) => ({ found: group[0], group })).filter((place) => having.every((test) => test.of(place) === true));
  }
  for (const window of frame.windows) window.work(places);
  places = places.filter((place) => qualify.every((test) => test.of(place) === true));
  if (query.distinct === true) {
    const apart = [...columns, ...ordering.map(({ value }) => value), ...read];
    places = grouped(places, (place) => apart.map((one) => one.of(place))).map(([first]) => first);
  }
  const keyed = places.map((place) => ({ place, keys: ordering.map(({ value }) => value.of(place)) }));
  keyed.sort((a, b) => byTerms(a.keys, b.keys, ordering.map(({ term }) => term), query.reversed, nullsFirst)); // prettier-ignore
  const sorted = keyed.map(({ place }) => place);
  const kept = firstOf === null ? sorted : grouped(sorted, (place) => firstOf.map((one) => one.of(place))).map(([first]) => first);
  return { frame, columns, places: kept.slice(query.low, query.high ?? undefined) };
}

const KEY: Path = { hops: [], field: 'id' };

/** What is joined by AND: each part stands before the groups if it can. NOT of an OR is such a list too. */
function parts(tree: Tree): readonly Tree[] {
  if (tree.kind === 'and') return tree.parts.flatMap(parts);
  if (tree.kind === 'not' && tree.part.kind === 'or') return tree.part.parts.map((part) => ({ kind: 'not', part }));
  return [tree];
}

/** `values('dews__size').values('label')` joins no dews. */
const isRead = (operations: Query['operations'], index: number): boolean =>
  operations.slice(index + 1).find(({ kind }) => kind === 'annotate' || kind === 'values')?.kind !== 'values';

function orderOf(frame: Frame, query: Query, joined: ReadonlyMap<string, Prepared>, inGroups: boolean): readonly Ordered[] {
  // Groups have no order but one that was asked for.
  const terms = query.ordering ?? (inGroups ? [] : orderingOf(frame.world, query.model).map(declared));
  return terms
    .flatMap((term): readonly Term[] => (isNamed(term) && !joined.has(textOf(term.path)) ? related(frame, term) : [term]))
    .map((term) => ({
      term,
      value: isNamed(term) ? (joined.get(textOf(term.path)) ?? frame.path(term.path, null)) : frame.expression(term.value, null),
    }));
}

/** A relation is ordered by as its model is, or else by its key. */
function related(frame: Frame, term: OrderTerm): readonly OrderTerm[] {
  const { hops, field } = term.path;
  // `F('author').asc()` is its key.
  const terms = field === null && term.nulls === null ? orderingOf(frame.world, frame.modelAt(hops)).map(declared) : [];
  if (terms.length === 0) return [term];
  return terms.map((one) => ({ ...one, path: { hops, field: one.path.field }, descending: one.descending !== term.descending }));
}

const orderingOf = (world: World, model: string): readonly string[] => modelOf(world, model).ordering;
const declared = (text: string): OrderTerm => ({
  path: { hops: [], field: text.replace('-', '') },
  descending: text.startsWith('-'),
  nulls: null,
});

/** The names of what a query selects, in their order. */
export function selectedNames(world: World, { model, operations }: Query): readonly string[] {
  const last = operations.findLastIndex((operation) => operation.kind === 'values');
  const values = operations[last];
  const annotated = operations.slice(last + 1).flatMap((one) => (one.kind === 'annotate' && one.selected ? [one.name] : []));
  const columns = values?.kind === 'values' ? values.columns.map(textOf) : fieldsOf(world, model).map(({ name }) => name);
  return [...new Set([...columns, ...annotated])];
}

/** `union()` and its like: the rows of whole queries put together. */
function evaluateCombined(world: World, query: Query, nullsFirst: boolean): Answer {
  const { method, others, after = [] } = query.combined!;
  const parts = [{ ...query, combined: null, ordering: [], reversed: false, low: 0, high: null }, ...others].map((part): Query => ({ ...part, operations: [...part.operations, ...after] })); // prettier-ignore
  const [first, ...rest] = parts.map((part) => evaluateRows(world, part, null, nullsFirst).map((row) => JSON.stringify(row)));
  let rows = first!;
  for (const other of rest) {
    if (method === 'unionAll' || method === 'union') rows = rows.concat(other);
    else rows = rows.filter((row) => other.includes(row) === (method === 'intersection'));
  }
  if (method !== 'unionAll') rows = [...new Set(rows)];
  const answer = rows.map((row) => JSON.parse(row) as Scalar[]);
  const values = selectedNames(world, parts[0]!);
  const terms = query.ordering ?? [];
  // What is computed is so of the columns, which are all of the model itself then.
  const frame = new Frame(world, query.model, null, nullsFirst);
  const computed = terms.map((term) => (isNamed(term) ? null : frame.expression(term.value, null)));
  const keys = (row: readonly Scalar[]): Scalar[] => {
    const found = new Map([['', Object.fromEntries(values.map((name, index) => [name, row[index]!]))]]);
    return terms.map((term, index) =>
      isNamed(term) ? row[values.indexOf(textOf(term.path))]! : computed[index]!.of({ found, group: null }),
    );
  };
  return answer.sort((a, b) => byTerms(keys(a), keys(b), terms, query.reversed, nullsFirst)).slice(query.low, query.high ?? undefined);
}

/** The keys of the rows, in their order. */
export const evaluateIds = (world: World, query: Query, nullsFirst: boolean): readonly number[] =>
  work(world, query, null, nullsFirst).places.map(({ found }) => found.get('')!['id'] as number);
