import fc from 'fast-check';
import type { Expr, Question, Related, Write } from '../query/query.js';
import {
  compositeKey,
  type FieldFact,
  fieldsOf,
  type KeyFact,
  type Kind,
  modelOf,
  relationsOf,
  type Row,
  type Scalar,
  tablesOf,
  type World,
} from '../world/facts.js';
import { DATES, MOMENTS, SPELLS, TEXTS } from '../world/worlds.js';
import { anyValue } from './any-expression.js';
import { anyFilter, anyFiltered, changeable, PLAIN } from './any-query.js';
import { subqueries } from './any-subquery.js';
import { placesFrom } from './places.js';

/** `update()` with values of any kind, of the row or of one that it points at. */
export function anyUpdate(world: World): fc.Arbitrary<Question> {
  return fc.constantFrom(...changeable(world)).chain((model) => {
    return fc.record({ kind: fc.constant('update' as const), query: anyFiltered(world, model), values: anySet(world, model) });
  });
}

/** Values for one or two columns. */
function anySet(world: World, model: string): fc.Arbitrary<Readonly<Record<string, Expr>>> {
  const near = placesFrom(world, model, 1).filter((place) => !place.many);
  const { scalar } = subqueries(world, near);
  const values = (field: FieldFact): fc.Arbitrary<Expr> => {
    const some = anyValue({ places: near, beside: near }, field.kind, scalar).map((one) => fitting(field, one));
    return fc.oneof(
      some,
      valueOf(field).map((one) => constantOf(field.kind, one)),
    );
  };
  const keys = keysOf(world, model).map((key): [string, fc.Arbitrary<Expr>] => [
    key.name,
    anyKey(world, key).map((one) => constantOf('number', one)),
  ]);
  const choices = [...computable(world, model).map((field): [string, fc.Arbitrary<Expr>] => [field.name, values(field)]), ...keys];
  const set = fc.uniqueArray(fc.constantFrom(...choices), { minLength: 1, maxLength: 2, selector: ([name]) => name });
  return set.chain((some) => fc.record(Object.fromEntries(some)));
}

/** Decimals may have too many digits, and the number of a generic key says with its type which row it points at. */
function computable(world: World, model: string): readonly FieldFact[] {
  const own = ownFields(world, model);
  return fieldsOf(world, model).filter(({ name, kind }) => own.includes(name) && kind !== 'decimal' && name !== 'objectId');
}

/** What a column takes: not NULL where it takes none, and no text that is longer than it. */
function fitting({ kind, nullable }: FieldFact, value: Expr): Expr {
  const short: Expr = kind === 'text' ? { kind: 'call', name: 'Left', parts: [value, { kind: 'value', value: 20 }] } : value;
  return nullable ? short : { kind: 'call', name: 'Coalesce', parts: [short, constantOf(kind, EMPTY[kind])] };
}

const EMPTY: Readonly<Record<Kind, Scalar>> = {
  boolean: false,
  date: DATES[0],
  decimal: 0,
  duration: 0,
  float: 0,
  key: 0,
  moment: MOMENTS[0],
  number: 0,
  text: '',
};
const constantOf = (kind: Kind, value: Scalar): Expr => ({ kind: 'value', value, ...(kind === 'duration' ? { type: kind } : {}) });

const VALUES: Readonly<Record<Kind, readonly Scalar[]>> = {
  boolean: [true, false],
  date: DATES,
  decimal: [0, 0.25, -0.75, 2],
  duration: SPELLS,
  float: [0, 0.25, -0.75, 2],
  key: [],
  moment: MOMENTS,
  number: [-1, 0, 2, 7],
  text: [...TEXTS, 'zZ'],
};
const valueOf = ({ kind, nullable }: Pick<FieldFact, 'kind' | 'nullable'>): fc.Arbitrary<Scalar> =>
  fc.constantFrom(...VALUES[kind], ...(nullable ? [null] : []));

/** The keys that a write may set: a row cannot take what only one may have from another. */
function keysOf(world: World, name: string): readonly KeyFact[] {
  const { keys, parent, composite } = modelOf(world, name);
  const own: readonly string[] = composite ?? [];
  return [...keys.filter((key) => !key.unique && !own.includes(key.name)), ...(parent === null ? [] : keysOf(world, parent))];
}

function anyKey(world: World, { to, toField, nullable }: KeyFact): fc.Arbitrary<Scalar> {
  return fc.constantFrom(...world.rows[to]!.map((row) => row[toField ?? 'id']!), ...(nullable ? [null] : []));
}

/** Values for all columns of a row, the unique keys too. */
function anyRow(world: World, name: string, id: fc.Arbitrary<number>): fc.Arbitrary<Row> {
  const { parent, fields, keys } = modelOf(world, name);
  const values = [
    ...fields.map((field): [string, fc.Arbitrary<Scalar>] => [field.name, valueOf(field)]),
    ...keys.flatMap((key): [string, fc.Arbitrary<Scalar>][] => (key.parentLink ? [] : [[key.name, anyKey(world, key)]])),
  ];
  const own = (fc.record({ id, ...Object.fromEntries(values) }) as fc.Arbitrary<Row>).map((row) => withKey(world, name, row));
  return parent === null ? own : fc.tuple(own, anyRow(world, parent, id)).map(([row, above]): Row => ({ ...above, ...row }));
}

/** Of a key of two columns the number is made of both. */
function withKey(world: World, name: string, row: Row): Row {
  const { composite } = modelOf(world, name);
  if (composite === undefined) return row;
  const full = { ...row, [composite[1]]: Math.max(0, Math.min(2, row[composite[1]] as number)) };
  const made = compositeKey(full, composite);
  return { ...full, id: made, pk: made };
}

/** The columns that are written, without those of the key. */
const ownFields = (world: World, model: string): readonly string[] => {
  const key = new Set(['id', ...(modelOf(world, model).composite ?? [])]);
  return fieldsOf(world, model).flatMap(({ name }) => (key.has(name) ? [] : [name]));
};

/** bulkCreate(), bulkUpdate(), getOrCreate(), updateOrCreate(), and what changes relations. */
export function anyWriting(world: World): fc.Arbitrary<Question> {
  const written = tablesOf(world).flatMap(({ name, made, generic }) =>
    made === null && generic === undefined && changeable(world).includes(name) ? [name] : [],
  );
  return fc.constantFrom(...written).chain((model) => {
    const writes = [anyBulkCreate(world, model), anyBulkUpdate(world, model), anyFinding(world, model), ...anyLinks(world, model)];
    const related = anyRelated(world, model);
    return fc
      .oneof(...writes, ...(related === null ? [] : [related, related]))
      .map((write): Question => ({ kind: 'writing', query: { ...PLAIN, model, operations: [] }, write }));
  });
}

const key = fc.integer({ min: 1, max: 8 });

function anyBulkCreate(world: World, model: string): fc.Arbitrary<Write> {
  const child = modelOf(world, model).parent !== null;
  const unique = hasUnique(world, model);
  const rows = fc.array(anyRow(world, model, key), { minLength: 1, maxLength: 4 });
  const fields = ownFields(world, model);
  const columns = fc.subarray([...fields, ...keysOf(world, model).map(({ name }) => name)], { minLength: 1 });
  const choices = [fc.constant(null), ...(child ? [] : [fc.constant('ignore' as const)]), ...(child || unique ? [] : [columns])];
  return fc
    .record({
      method: fc.constant('bulkCreate' as const),
      rows,
      conflict: fc.oneof<fc.Arbitrary<string[] | 'ignore' | null>[]>(...choices),
    })
    .map((write) => (Array.isArray(write.conflict) ? { ...write, rows: distinct(write.rows) } : write));
}

/** PostgreSQL changes no row twice in one statement. */
const distinct = (rows: readonly Row[]): readonly Row[] => [...new Map(rows.map((row) => [row['id'], row])).values()];

function anyBulkUpdate(world: World, model: string): fc.Arbitrary<Write> {
  const fields = ownFields(world, model);
  const write = fc.record({
    method: fc.constant('bulkUpdate' as const),
    rows: fc.array(anyRow(world, model, key), { minLength: 1, maxLength: 5 }),
    fields: fc.subarray([...fields, ...keysOf(world, model).map(({ name }) => name)], { minLength: 1, maxLength: 3 }),
    batchSize: fc.constantFrom(null, 2),
    computed: fc.oneof<fc.Arbitrary<Readonly<Record<string, Expr>>>[]>(fc.constant({}), fc.constant({}), anyComputed(world, model)),
  });
  return write.map((one) => ({ ...one, fields: [...new Set([...one.fields, ...Object.keys(one.computed)])] }));
}

/** Values of a row's own columns. */
function anyComputed(world: World, model: string): fc.Arbitrary<Readonly<Record<string, Expr>>> {
  const places = placesFrom(world, model, 0);
  return fc.uniqueArray(fc.constantFrom(...computable(world, model)), { minLength: 1, maxLength: 2, selector: ({ name }) => name }).chain(
    (some) =>
    fc.record(Object.fromEntries(some.map((field) => [field.name, anyValue({ places, beside: places }, field.kind).map((one) => fitting(field, one))]))), // prettier-ignore
  );
}

/** The rows of a relation to many rows, filtered by their own columns: their key is one column. */
function anyRelated(world: World, model: string): fc.Arbitrary<Related> | null {
  const relations = [...relationsOf(world, model).values()].filter((one) => one.many && modelOf(world, one.to).composite === undefined);
  const ids = world.rows[model]!.map((row) => row['id'] as number);
  if (relations.length === 0) return null;
  return fc.constantFrom(...relations).chain(({ name, to }) => {
    const places = placesFrom(world, to, 0);
    const { exists, rows } = subqueries(world, places);
    return fc.record({
      method: fc.constantFrom('relatedCount' as const, 'relatedDelete' as const, 'relatedUpdate' as const),
      key: fc.constantFrom(...ids),
      relation: fc.constant(name),
      filters: fc.array(anyFilter({ places, beside: places, exists, rows }), { maxLength: 2 }),
      values: anySet(world, to),
    });
  });
}

function anyFinding(world: World, model: string): fc.Arbitrary<Write> {
  return fc
    .record({
      method: fc.constantFrom('getOrCreate' as const, 'updateOrCreate' as const),
      row: anyRow(world, model, key),
      lookup: fc.subarray(['id', 'size', 'label', 'open'].filter((name) => name === 'id' || fieldsOf(world, model).some((field) => field.name === name)), { minLength: 1 }), // prettier-ignore
      changed: fc.subarray([...ownFields(world, model)]),
      separate: fc.boolean(),
    })
    .map(({ method, row, lookup: asked, changed, separate }): Write => {
      const { composite } = modelOf(world, model);
      const lookup = composite === undefined ? asked : asked.flatMap((name) => (name === 'id' ? ['id', 'pk', ...composite] : [name]));
      const only = (names: readonly string[]): Row => Object.fromEntries(names.map((name) => [name, row[name]!]));
      const rest = only(Object.keys(row).filter((name) => !lookup.includes(name)));
      if (method === 'getOrCreate') return { method, lookup: only(lookup), defaults: rest, createDefaults: null };
      // A key that is given with the defaults is for the new row alone.
      if (separate || !lookup.includes('id') || hasUnique(world, model))
        return { method, lookup: only(lookup), defaults: only(changed), createDefaults: rest };
      return { method, lookup: only(lookup), defaults: rest, createDefaults: null };
    });
}

/** Has a row what only one may have? */
function hasUnique(world: World, name: string): boolean {
  const { keys, parent } = modelOf(world, name);
  return keys.some((one) => one.unique && one.parentLink !== true) || (parent !== null && hasUnique(world, parent));
}

function anyLinks(world: World, model: string): fc.Arbitrary<Write>[] {
  const keys = tablesOf(world).flatMap((other) => other.keys.filter((one) => one.to === model && !one.unique && one.reverse !== null && other.composite === undefined)); // prettier-ignore
  const manys = [
    ...modelOf(world, model).manys.map(({ name }) => name),
    ...tablesOf(world).flatMap((other) => other.manys.filter((many) => many.to === model).map(({ reverse }) => reverse)),
  ];
  const generics = tablesOf(world).flatMap(({ generic }) =>
    generic?.targets.some((one) => one.model === model) ? [generic.relation] : [],
  );
  const ids = world.rows[model]!.map((row) => row['id'] as number);
  const make = (relation: string, methods: readonly ('add' | 'clear' | 'remove' | 'set')[]): fc.Arbitrary<Write> =>
    fc
      .record({
        method: fc.constantFrom(...methods),
        key: fc.constantFrom(...ids),
        others: fc
          .subarray(world.rows[relationsOf(world, model).get(relation)!.to]!.map((row) => row['id'] as number))
          .map((some) => some.slice(0, 3)),
      })
      .map((write): Write => ({ ...write, relation, others: write.method === 'clear' ? [] : write.others }));
  return [
    ...keys.map((one) => make(one.reverse!, one.nullable ? ['add', 'clear', 'remove', 'set'] : ['add', 'set'])),
    ...[...manys, ...generics].map((relation) => make(relation, ['add', 'clear', 'remove', 'set'])),
  ];
}
