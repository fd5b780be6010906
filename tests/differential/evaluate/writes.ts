import type { Query, Related, Write } from '../query/query.js';
import { type KeyFact, type ManyFact, type ModelFact, modelOf, relationsOf, type Row, tablesOf, type World } from '../world/facts.js';
import { assigned, evaluateDelete, evaluateUpdate } from './changes.js';
import { Frame } from './frame.js';
import { nextRows } from './next-rows.js';
import { evaluateCount } from './totals.js';

type Tables = World['rows'];
type Find = Extract<Write, { lookup: Row }>;
type Link = Exclude<Extract<Write, { relation: string }>, Related>;

export interface Written {
  /** 'refused' where a rule of the schema is broken, and then nothing is written. */
  readonly answer: unknown;
  readonly tables: Tables;
}

/** What a write must leave behind. */
export function evaluateWrite(world: World, model: string, write: Write): Written {
  switch (write.method) {
    case 'bulkCreate':
      return create(world, model, write);
    case 'bulkUpdate':
      return change(world, model, write);
    case 'getOrCreate':
    case 'updateOrCreate':
      return findOrCreate(world, model, write);
    case 'relatedCount':
    case 'relatedDelete':
    case 'relatedUpdate':
      return ofRelated(world, model, write);
    default:
      return linked(world, model, write);
  }
}

function create(world: World, model: string, { rows, conflict }: Extract<Write, { method: 'bulkCreate' }>): Written {
  let tables = world.rows;
  for (const row of rows) {
    if (!clashes(world, tables, model, row)) tables = inserted(world, tables, model, row);
    else if (conflict === null) return { answer: 'refused', tables: world.rows };
    else if (conflict !== 'ignore') tables = assigned(world, tables, model, new Map([[row['id'] as number, only(row, conflict)]]));
  }
  return { answer: 'done', tables };
}

/** Of two rows with one key the first counts. */
function change(world: World, model: string, { rows, fields, computed }: Extract<Write, { method: 'bulkUpdate' }>): Written {
  const there = [...rows].reverse().filter((row) => world.rows[model]!.some((one) => one['id'] === row['id']));
  const frame = new Frame(world, model, null);
  const prepared = Object.entries(computed).map(([name, value]) => [name, frame.expression(value, null)] as const);
  const values = new Map(
    frame.rows.map((found) => [found.get('')!['id'], Object.fromEntries(prepared.map(([name, value]) => [name, value.of({ found, group: null })]))]), // prettier-ignore
  );
  const changes = new Map(there.map((row) => [row['id'] as number, only({ ...row, ...values.get(row['id']!) }, fields)]));
  return { answer: changes.size, tables: assigned(world, world.rows, model, changes) };
}

function findOrCreate(world: World, model: string, { method, lookup, defaults, createDefaults }: Find): Written {
  const found = world.rows[model]!.filter((row) => Object.entries(lookup).every(([name, value]) => row[name] === value));
  const [row] = found;
  if (found.length > 1) return { answer: 'many', tables: world.rows };
  if (row !== undefined) {
    const changes = new Map(method === 'updateOrCreate' ? [[row['id'] as number, defaults]] : []);
    return { answer: [row['id'], false], tables: assigned(world, world.rows, model, changes) };
  }
  const made: Row = { ...emptyRow(world, model), ...lookup, ...(createDefaults ?? defaults) };
  const tables = saved(world, world.rows, model, made, true);
  return tables === null ? { answer: 'refused', tables: world.rows } : { answer: [made['id'], true], tables };
}

/** A new row of a model; a child with the key of a row that is there takes it for its parent's, and changes it. null: a rule is broken. */
function saved(world: World, tables: Tables, name: string, row: Row, isNew: boolean): Tables | null {
  const { parent, fields, keys } = modelOf(world, name);
  const above = parent === null ? tables : saved(world, tables, parent, row, false);
  const isThere = !isNew && tables[name]!.some((other) => other['id'] === row['id']);
  if (above === null || ownClashes(world, tables, name, row, isThere)) return null;
  if (!isThere) return { ...above, [name]: [...above[name]!, linkedRow(world, name, row)] };
  const columns = [...fields, ...keys.filter((key) => key.parentLink !== true)].map((one) => one.name);
  return assigned(world, above, name, new Map([[row['id'] as number, only(row, columns)]]));
}

/** Is there a row with its key, or another with what only one may have? */
function clashes(world: World, tables: Tables, name: string, row: Row): boolean {
  const { parent } = modelOf(world, name);
  return ownClashes(world, tables, name, row, false) || (parent !== null && clashes(world, tables, parent, row));
}

function ownClashes(world: World, tables: Tables, name: string, row: Row, isThere: boolean): boolean {
  const unique = modelOf(world, name).keys.flatMap((key) => (key.unique && key.parentLink !== true ? [key.name] : []));
  const same = (other: Row): boolean => unique.some((column) => (row[column] ?? null) !== null && other[column] === row[column]);
  return tables[name]!.some((other) => (other['id'] === row['id'] ? !isThere : same(other)));
}

function inserted(world: World, tables: Tables, name: string, row: Row): Tables {
  const { parent } = modelOf(world, name);
  const next = { ...tables, [name]: [...tables[name]!, linkedRow(world, name, row)] };
  return parent === null ? next : inserted(world, next, parent, row);
}

function linkedRow(world: World, name: string, row: Row): Row {
  const { keys, parent } = modelOf(world, name);
  const link = keys.find((key) => key.parentLink);
  return link === undefined ? row : { ...linkedRow(world, parent!, row), [link.name]: row['id']! };
}

function emptyRow(world: World, name: string): Row {
  const { fields, keys, parent } = modelOf(world, name);
  return {
    ...(parent === null ? {} : emptyRow(world, parent)),
    ...Object.fromEntries([...fields, ...keys].map((one) => [one.name, null])),
  };
}

const only = (row: Row, names: readonly string[]): Row => Object.fromEntries(names.map((name) => [name, row[name]!]));

/** The rows that a relation has for one row, filtered: counted, changed, or deleted. */
function ofRelated(world: World, model: string, { method, key, relation, filters, values }: Related): Written {
  const { to, steps } = relationsOf(world, model).get(relation)!;
  let ends: readonly Row[] = world.rows[model]!.filter((row) => row['id'] === key);
  for (const step of steps) ends = ends.flatMap((end) => nextRows(world, end, step));
  const ids = ends.map((end) => end['id']!);
  const own: Query = { ...PLAIN, model: to, operations: [{ kind: 'filter', negated: false, conditions: [{ kind: 'leaf', path: { hops: [], field: 'id' }, transform: null, lookup: 'in', value: ids }] }, ...filters] }; // prettier-ignore
  if (method === 'relatedCount') return { answer: evaluateCount(world, own, true), tables: world.rows };
  const { count, tables } = method === 'relatedDelete' ? evaluateDelete(world, own) : evaluateUpdate(world, own, values);
  return { answer: count, tables };
}

const PLAIN = { ordering: [], reversed: false, distinct: false, low: 0, high: null, combined: null } as const;

function linked(world: World, model: string, write: Link): Written {
  const back = tablesOf(world).flatMap((other) => other.keys.map((key) => ({ other, key }))).find(({ key }) => key.to === model && key.reverse === write.relation); // prettier-ignore
  if (back !== undefined) return linkByKey(world, back.other.name, back.key, write);
  const holder = tablesOf(world).find(
    ({ generic }) => generic?.relation === write.relation && generic.targets.some((one) => one.model === model),
  );
  if (holder !== undefined) return linkGeneric(world, holder, model, write);
  const own = modelOf(world, model).manys.find((many) => many.name === write.relation);
  if (own !== undefined) return linkByTable(world, own, own.keys, write);
  const reverse = world.models.flatMap((other) => other.manys).find((many) => many.to === model && many.reverse === write.relation)!;
  return linkByTable(world, reverse, [reverse.keys[1], reverse.keys[0]], write);
}

function linkByKey(world: World, name: string, key: KeyFact, { method, key: id, others }: Link): Written {
  const stranger = world.rows[name]!.some((row) => others.includes(row['id'] as number) && row[key.name] !== id);
  if (method === 'remove' && stranger) return { answer: 'stranger', tables: world.rows };
  const linked = (row: Row): Row[string] => {
    const wanted = others.includes(row['id'] as number);
    const now = row[key.name]!;
    if (method === 'add' || method === 'set') return wanted ? id : method === 'set' && now === id && key.nullable ? null : now;
    return now === id && (method === 'clear' || wanted) ? null : now;
  };
  const changes = new Map(world.rows[name]!.map((row) => [row['id'] as number, { [key.name]: linked(row)! }]));
  return { answer: 'done', tables: assigned(world, world.rows, name, changes) };
}

/** A generic key points at a row always: what is taken away is deleted. */
function linkGeneric(world: World, { name, generic }: ModelFact, model: string, { method, key, others }: Link): Written {
  const { column } = generic!.targets.find((target) => target.model === model)!;
  const none = Object.fromEntries(generic!.targets.map((target) => [target.column, null]));
  const wanted = (row: Row): boolean => others.includes(row['id'] as number);
  const gone = (row: Row): boolean => row[column] === key && (method === 'clear' || wanted(row) === (method === 'remove'));
  const linked = (row: Row): Row => (wanted(row) ? { ...row, ...none, objectId: key, [column]: key } : row);
  const rows = world.rows[name]!;
  const left = method === 'add' ? rows : rows.filter((row) => !gone(row));
  return { answer: 'done', tables: { ...world.rows, [name]: method === 'add' || method === 'set' ? left.map(linked) : left } };
}

function linkByTable(world: World, { through }: ManyFact, [near, far]: readonly [string, string], { method, key, others }: Link): Written {
  const rows = world.rows[through]!;
  const gone = (row: Row): boolean => {
    const wanted = others.includes(row[far] as number);
    return row[near] === key && (method === 'clear' || (method === 'remove' && wanted) || (method === 'set' && !wanted));
  };
  const missing = method === 'add' || method === 'set' ? others.filter((other) => !rows.some((row) => row[near] === key && row[far] === other)) : []; // prettier-ignore
  const made = missing.map((other): Row => ({ ...emptyRow(world, through), id: null, [near]: key, [far]: other }));
  return { answer: 'done', tables: { ...world.rows, [through]: [...rows.filter((row) => !gone(row)), ...made] } };
}
