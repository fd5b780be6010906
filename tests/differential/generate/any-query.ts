import fc from 'fast-check';
import type { ComputedTerm, Expr, Filter, Operation, OrderTerm, Path, Place, Query, Term } from '../query/query.js';
import { isNamed, textOf } from '../query/query.js';
import { type Kind, modelOf, type Scalar, type World } from '../world/facts.js';
import { anyAggregate } from './any-aggregate.js';
import { anyComputedTerm } from './any-computed-term.js';
import { anyComparison, anyValue } from './any-expression.js';
import { anyTree, CONSTANTS, type Ground, path } from './any-tree.js';
import { anyWindow } from './any-window.js';
import { compositesFrom, documentsFrom, hopsFrom, ofKind, placesFrom } from './places.js';
import { subqueries } from './any-subquery.js';

export const PLAIN: Omit<Query, 'model' | 'operations'> = {
  ordering: [],
  reversed: false,
  distinct: false,
  low: 0,
  high: null,
  combined: null,
};

/** The models that have a class: all but join tables that are made. */
export const modelsOf = (world: World): readonly string[] => world.models.flatMap((model) => (model.made === null ? [model.name] : []));

/** Those whose rows may be changed: not where others hold a column that is no key. */
export const changeable = (world: World): readonly string[] =>
  modelsOf(world).filter((name) => !modelOf(world, name).fields.some(({ unique }) => unique === true) && !modelOf(world, name).keys.some(({ toField }) => toField !== undefined)); // prettier-ignore

/** Those whose key is one column. */
export const singleKeyed = (world: World): readonly string[] =>
  modelsOf(world).filter((name) => modelOf(world, name).composite === undefined);

/** One filter() or exclude(). */
export function anyFilter(ground: Ground): fc.Arbitrary<Filter> {
  return fc.record({
    kind: fc.constant('filter' as const),
    negated: fc.boolean(),
    conditions: fc.array(anyTree(ground), { minLength: 1, maxLength: 2 }),
  });
}

/** The rows that one or two calls leave. */
export function anyFiltered(world: World, model: string): fc.Arbitrary<Query> {
  const ground = {
    places: [...placesFrom(world, model, 2), ...many(compositesFrom(world, model, 2), 2)],
    beside: placesFrom(world, model, 1),
    documents: documentsFrom(world, model, 2),
  };
  return fc.array(anyFilter(ground), { minLength: 1, maxLength: 2 }).map((operations): Query => ({ ...PLAIN, model, operations }));
}

const KEY: Path = { hops: [], field: 'id' };

const named = (name: string, type: Kind): Place => ({ hops: [], field: name, type, many: false });

interface Form {
  readonly model: string;
  /** What is annotated first. */
  readonly made: readonly string[];
  /** A constant that is annotated. */
  readonly fixed: Fixed | null;
  readonly aggregate: 'groups' | 'none' | 'rows';
  /** `single` looks at one row after the other: no relation may multiply them. */
  readonly window: 'none' | 'peers' | 'single';
  readonly columns: boolean;
}

function anyForm(world: World): fc.Arbitrary<Form> {
  return fc
    .record({
      model: fc.constantFrom(...modelsOf(world)),
      made: fc.subarray(Object.keys(MADE), { maxLength: 2 }),
      fixed: fc.option(anyFixed, { freq: 5 }),
      aggregate: fc.constantFrom('none' as const, 'none' as const, 'rows' as const, 'groups' as const),
      window: fc.constantFrom('none' as const, 'none' as const, 'none' as const, 'peers' as const, 'single' as const),
      columns: fc.boolean(),
    })
    .map((form) => {
      // What looks at one row after the other needs a key of one column.
      if (form.window === 'single' && modelOf(world, form.model).composite !== undefined) return { ...form, window: 'peers' };
      return form.window === 'single' ? { ...form, aggregate: 'none' } : form;
    });
}

function anyJoined(ground: Ground): fc.Arbitrary<Operation> {
  const side = fc.array(anyFilter(ground), { minLength: 1, maxLength: 2 });
  return fc.record({
    kind: fc.constant('joined' as const),
    method: fc.constantFrom('and' as const, 'or' as const, 'xor' as const),
    left: side,
    right: side,
  });
}

/** The annotations by their names. */
const MADE: Readonly<Record<string, Kind>> = {
  x: 'number',
  y: 'decimal',
  t: 'text',
  d: 'date',
  m: 'moment',
  b: 'boolean',
  s: 'duration',
  r: 'float',
};
export const kindOfMade = (name: string): Kind => MADE[name] ?? (name.startsWith('fixed_') ? (name.slice(6) as Kind) : 'number');

/** `annotate({ fixed_date: Value('2024-01-01') })`: what has no type of its own has that of what it is compared with. */
interface Fixed {
  readonly kind: Kind;
  readonly value: Scalar;
  readonly typed: boolean;
}
/** A fraction is a double to the database, and MySQL rounds the half of one to the even digit: 0.25 to 0.2. */
const withoutTie = (value: Scalar): Scalar => (typeof value === 'number' && !Number.isInteger(value) ? value + 0.125 : value);
const anyFixed: fc.Arbitrary<Fixed> = fc
  .constantFrom(
    'number' as const,
    'date' as const,
    'duration' as const,
    'decimal' as const,
    'float' as const,
    'moment' as const,
    'text' as const,
  )
  .chain((kind) => fc.record({ kind: fc.constant(kind), value: CONSTANTS[kind].map(withoutTie), typed: fc.boolean() }));
/** A text or a number that is meant to be something else is that beside it alone, and two texts without a column are compared by the session. */
const isOfItself = ({ kind, typed }: Fixed): boolean => kind !== 'text' && (typed || (kind !== 'date' && kind !== 'duration'));
const fixedValue = ({ kind, value, typed }: Fixed): Expr => ({
  kind: 'value',
  value,
  ...(typed && (kind === 'date' || kind === 'duration') ? { type: kind } : {}),
});

/** Any query of whole rows or of columns; what it selects is named, so that it can be ordered by. */
export function anyQuery(world: World): fc.Arbitrary<Query> {
  return anyForm(world).chain((form) => formed(world, form));
}

/** Any query of the rows of a common table: they have no key, so that rows are told apart by what is selected. */
export function anyOf(world: World, model: string): fc.Arbitrary<Query> {
  return fc
    .record({
      aggregate: fc.constantFrom('none' as const, 'groups' as const),
      window: fc.constantFrom('none' as const, 'none' as const, 'peers' as const),
    })
    .chain((form) => formed(world, { ...form, model, made: [], fixed: null, columns: true }));
}

function formed(world: World, form: Form): fc.Arbitrary<Query> {
  const { model } = form;
  const single = form.window === 'single';
  const far = placesFrom(world, model, 2);
  const near = placesFrom(world, model, 1).filter((place) => !single || !place.many);
  const own = near.filter((place) => place.hops.length === 0);
  const { exists, rows, scalar } = subqueries(world, near);
  const ground = (places: readonly Place[], beside: readonly Place[]): Ground => ({
    places,
    beside,
    exists,
    rows,
    comparisons: anyComparison({ places: near, beside: [] }, scalar),
  });
  const documents = documentsFrom(world, model, 2).filter((place) => !single || !place.many);
  const before = { ...ground(single ? far.filter((place) => !place.many) : [...far, ...compositesFrom(world, model, 2)], near), documents };
  const made = form.made.flatMap((name) => (ofKind(near, MADE[name]!).length === 0 ? [] : [named(name, MADE[name]!)]));
  const fixed = form.fixed === null ? [] : [named(`fixed_${form.fixed.kind}`, form.fixed.kind)];
  const constants = fixed.filter(() => isOfItself(form.fixed!));
  const annotations = made.map(({ field, type }) => annotation(field!, anyValue({ ...before, places: near }, type, scalar)));
  const aggregates = form.aggregate === 'none' ? [] : [named('n', 'number')];
  const windows = form.window === 'none' ? [] : [named('w', 'number')];
  // A subquery may look at the aggregate of its group.
  const inGroups = subqueries(world, [...near, ...many(aggregates, near.length)]);
  const after: Ground = {
    ...ground([...near, ...many(made, 6), ...many(constants, 6), ...many(aggregates, 12)], [...near, ...made, ...many(fixed, 6)]),
    comparisons: anyComparison({ places: [...near, ...many(constants, 6)], beside: many(fixed, 3) }, inGroups.scalar),
    exists: inGroups.exists,
    rows: inGroups.rows,
  };
  // What asks for a window asks for it often.
  const columnsAround = form.aggregate === 'groups' ? [] : own;
  const around: Ground = {
    places: [...columnsAround, ...many(windows, 12), ...many(aggregates, 6)],
    beside: columnsAround,
    exists,
    rows: form.aggregate === 'groups' ? undefined : rows,
  };
  // One relation: two to many rows multiply each other, which is refused.
  const over = fc.constantFrom(...hopsFrom(world, model, 2)).map(({ hops }) => far.filter((place) => place.hops.join() === hops.join()));
  const aggregate = over.chain((places) => anyAggregate([...places, ...(form.aggregate === 'groups' ? many(made, 2) : [])], before));
  const groupable = [...near, ...many(made, 4)].filter((place) => place.field !== null);
  // What stands together after values(): columns to group by, and a window over the groups.
  const grouping = fc.uniqueArray(fc.constantFrom(...groupable), { minLength: 1, maxLength: 2, selector: textOf }).chain((places) =>
    fc.record({
      grouping: fc.constant<readonly Place[]>(form.aggregate === 'groups' ? places : []),
      // What is computed of what the groups are told apart by and of the aggregate.
      late:
        form.aggregate === 'groups'
          ? fc.option(annotation('z', anyValue(ordered([...places, ...many(aggregates, 2)]), 'number')), { freq: 2 })
          : fc.constant(null),
      computed: few(
        anyComputedTerm(
          ordered(form.aggregate === 'groups' ? [...places, ...aggregates] : [...near, ...made, ...aggregates, ...windows]),
          form.aggregate === 'groups' ? undefined : scalar,
        ),
      ),
      window:
        form.window === 'none'
          ? fc.constant([])
          : annotation(
              'w',
              form.aggregate === 'groups'
                ? anyWindow([...places, ...aggregates], null, null)
                : anyWindow([...(single ? near : own), ...made, ...aggregates], single ? KEY : null, single ? before : null),
            ).map((one) => [one]),
    }),
  );
  const selectable = [...near, ...many(made, 4), ...fixed, ...many(aggregates, 4), ...many(windows, 8)];
  const columns = fc.uniqueArray(fc.constantFrom(...selectable), { minLength: 1, maxLength: 3, selector: textOf });
  return fc
    .record({
      joined: fc.oneof({ weight: 6, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: anyJoined(before) }),
      before: fc.array(anyFilter(before), { maxLength: 2 }),
      annotations: fc.tuple(...annotations),
      grouped: grouping,
      aggregate: form.aggregate === 'none' ? fc.constant([]) : annotation('n', aggregate).map((one) => [one]),
      after: fc.array(anyFilter(after), { maxLength: 2 }),
      // Do filters and windows come after values() has named the columns?
      early: fc.oneof({ weight: 2, arbitrary: fc.constant(false) }, { weight: 1, arbitrary: fc.constant(true) }),
      asked: form.aggregate === 'none' ? fc.constant([]) : few(inGroups.exists!.map(existsFilter)),
      around: form.window === 'none' ? fc.constant([]) : fc.array(anyFilter(around), { maxLength: 2 }),
      columns: form.columns && form.aggregate !== 'groups' ? columns : fc.constant<Place[]>([]),
      aliases: fc.oneof(fc.constant<string[]>([]), fc.subarray([...(form.aggregate === 'none' ? Object.keys(MADE) : []), 'n', 'w'])),
      terms: fc.array(anyTerm([...own, ...near, ...many(made, 4), ...many(aggregates, 6), ...many(windows, 6)]), { maxLength: 2 }),
      order: fc.constantFrom('model' as const, 'none' as const, 'total' as const, 'total' as const),
      reversed: fc.boolean(),
      distinct: fc.boolean(),
      low: fc.constantFrom(0, 0, 1, 2),
      count: fc.option(fc.integer({ min: 1, max: 4 })),
    })
    .map(({ grouped, ...rest }): Query => {
      // What tells groups apart stays selected where a window asks for it.
      const kept =
        form.aggregate === 'none' || rest.columns.length === 0 ? [] : made.filter(({ field }) => mentions(grouped.window, field!));
      const part = { ...rest, ...grouped, columns: [...new Map([...rest.columns, ...kept].map((one) => [textOf(one), one])).values()] };
      const early = rest.early && part.columns.length > 0 && !part.columns.some(({ field }) => field === 'w');
      const values = (places: readonly Place[]): Operation[] =>
        places.length === 0 ? [] : [{ kind: 'values', columns: places.map(path) }];
      const groups = form.aggregate === 'groups';
      // A computed column that was left out by values() tells groups apart by its columns here, and as a whole in Django.
      const left = groups ? part.grouping : part.columns;
      const gone =
        form.aggregate === 'none' || left.length === 0 ? [] : made.filter(({ field }) => !left.some((place) => place.field === field));
      // What cannot hold is folded away here, where Django still groups by the columns beside it.
      const empty = (one: Operation): boolean => form.aggregate !== 'none' && JSON.stringify(one).includes('"lookup":"in","value":[]');
      const names = (one: Operation): boolean => gone.some(({ field }) => mentions(one, field!));
      const after = [...part.after, ...part.asked].filter((one) => !empty(one) && !names(one));
      // Of whole numbers alone, which divide as such: an average has fractions.
      const whole = !/"name":"(?:Avg|Max|Min|Sum)"/.test(JSON.stringify(part.aggregate));
      const late = part.late === null || (mentions(part.late, 'n') && !whole) ? [] : [part.late];
      const chosen = new Set([...part.columns, ...part.grouping].map(textOf));
      const operations = [
        ...(part.joined === null || single ? [] : [part.joined]),
        ...part.before,
        ...part.annotations,
        ...(form.fixed === null ? [] : [annotationOf(fixed[0]!.field!, fixedValue(form.fixed))]),
        ...values(part.grouping),
        ...part.aggregate,
        ...late,
        ...(early ? values(part.columns) : []),
        ...after,
        ...part.window,
        ...(part.around as readonly Operation[]).filter((one) => !empty(one)),
        ...(early ? [] : values(part.columns)),
      ].map((one): Operation => (one.kind === 'annotate' && part.aliases.includes(one.name) && !chosen.has(one.name) ? { ...one, selected: false } : one)); // prettier-ignore
      const terms = groups
        ? part.terms.filter(
            ({ path: one }) => textOf(one) === 'n' || textOf(one) === 'w' || part.grouping.some((place) => textOf(place) === textOf(one)),
          )
        : part.terms.filter(({ path: one }) => !gone.some((place) => place.field === one.field && one.hops.length === 0));
      const computed: readonly ComputedTerm[] = part.computed.filter((one) => !gone.some(({ field }) => mentions(one, field!)));
      const selected = groups
        ? [...part.grouping, ...aggregates, ...late.map(() => named('z', 'number')), ...windows].map(path)
        : part.columns.length > 0
          ? [...part.columns, ...(early ? windows : [])].map(path)
          : [...own, ...made, ...aggregates, ...windows].map(path);
      const total = part.order === 'total';
      const ordering = total
        ? totalOrder([...computed, ...terms], selected)
        : part.order === 'none' || modelOf(world, model).ordering.length === 0
          ? []
          : null;
      const slice = total ? { low: part.low, high: part.count === null ? null : part.low + part.count } : { low: 0, high: null };
      return { ...PLAIN, model, operations, ordering, reversed: total && part.reversed, distinct: part.distinct, ...slice };
    });
}

export const mentions = (part: unknown, name: string): boolean => JSON.stringify(part).includes(`{"hops":[],"field":"${name}"}`);

/** Every selected column is a term at last: rows that are equal then are equal in all. */
export function totalOrder<T extends Term>(terms: readonly T[], selected: readonly Path[]): readonly (OrderTerm | T)[] {
  const rest = selected.filter((one) => !terms.some((term) => isNamed(term) && textOf(term.path) === textOf(one)));
  return [...terms, ...rest.map((one): OrderTerm => ({ path: one, descending: false, nulls: null }))];
}

export function anyTerm(places: readonly Place[]): fc.Arbitrary<OrderTerm> {
  return fc.record({
    path: fc.constantFrom(...places).map(path),
    descending: fc.boolean(),
    nulls: fc.constantFrom(null, null, 'first' as const, 'last' as const),
  });
}

const annotation = (name: string, value: fc.Arbitrary<Extract<Operation, { kind: 'annotate' }>['value']>): fc.Arbitrary<Operation> =>
  value.map((one) => annotationOf(name, one));

const existsFilter = (query: Query): Filter => ({ kind: 'filter', negated: false, conditions: [{ kind: 'exists', query }] });

const annotationOf = (name: string, value: Expr): Operation => ({ kind: 'annotate', name, value, selected: true });

/** What a term may name; its conditions look at no other rows. */
const ordered = (places: readonly Place[]): Ground => ({ places, beside: places });
const few = <T>(one: fc.Arbitrary<T>): fc.Arbitrary<T[]> =>
  fc.oneof({ weight: 3, arbitrary: fc.constant<T[]>([]) }, { weight: 1, arbitrary: fc.array(one, { minLength: 1, maxLength: 2 }) });

const many = (places: readonly Place[], times: number): Place[] => Array.from({ length: times }, () => places).flat();
