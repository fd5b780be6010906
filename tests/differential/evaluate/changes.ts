import type { Expr, Query } from '../query/query.js';
import { concreteOf, modelOf, type Row, tablesOf, type World } from '../world/facts.js';
import { Frame } from './frame.js';
import { work } from './rows.js';

type Tables = World['rows'];

/** The keys of the rows that a query finds. */
function keysOf(world: World, query: Query): ReadonlySet<number> {
  return new Set(work(world, query).places.map(({ found }) => found.get('')!['id'] as number));
}

/** The tables after an update. What a parent and a child share changes in both. */
export function evaluateUpdate(
  world: World,
  query: Query,
  values: Readonly<Record<string, Expr>>,
): { readonly count: number; readonly tables: Tables } {
  const keys = keysOf(world, query);
  const frame = new Frame(world, query.model, null);
  const prepared = Object.entries(values).map(([field, value]) => [field, frame.expression(value, null)] as const);
  // Every value is read from the row as it was.
  const changes = frame.rows.map((found) => {
    const row = Object.fromEntries(prepared.map(([field, value]) => [field, value.of({ found, group: null })]));
    return [found.get('')!['id'] as number, row] as const;
  });
  return {
    count: keys.size,
    tables: assigned(world, world.rows, concreteOf(world, query.model), new Map(changes.filter(([id]) => keys.has(id)))),
  };
}

/** The tables with rows changed, by their keys. What a parent and a child share changes in both. */
export function assigned(world: World, tables: Tables, name: string, changes: ReadonlyMap<number, Row>): Tables {
  const changed = tablesOf(world).map((model) => {
    const shared = (field: string): boolean => ownerOf(world, model.name, field) === ownerOf(world, name, field);
    const change = (row: Row): Row => {
      const own = Object.entries(changes.get(row['id'] as number) ?? {}).filter(([field]) => shared(field));
      return { ...row, ...Object.fromEntries(own) };
    };
    return [model.name, tables[model.name]!.map(change)] as const;
  });
  return Object.fromEntries(changed);
}

/** The model whose table has a column. */
function ownerOf(world: World, name: string, field: string): string | null {
  const model = modelOf(world, name);
  if ([...model.fields, ...model.keys].some((one) => one.name === field)) return name;
  return model.parent === null ? null : ownerOf(world, model.parent, field);
}

/** The tables after a delete: what cannot be without a row goes with it, what can forgets it. */
export function evaluateDelete(world: World, query: Query): { readonly count: number; readonly tables: Tables } {
  const gone = new Map(tablesOf(world).map((model) => [model.name, new Set<number>()]));
  const remove = (name: string, id: number): void => {
    if (gone.get(name)!.has(id)) return;
    gone.get(name)!.add(id);
    const { parent } = modelOf(world, name);
    if (parent !== null) remove(parent, id);
    for (const other of tablesOf(world)) {
      const held = other.keys.flatMap((key) => (concreteOf(world, key.to) === name && !key.nullable ? [key.name] : []));
      const pointing = (other.generic?.targets ?? []).flatMap((target) => (target.model === name ? [target.column] : []));
      for (const column of [...held, ...pointing]) {
        for (const row of world.rows[other.name]!) if (row[column] === id) remove(other.name, row['id'] as number);
      }
    }
  };
  for (const key of keysOf(world, query)) remove(concreteOf(world, query.model), key);
  const left = tablesOf(world).map((model) => {
    const kept = world.rows[model.name]!.filter((row) => !gone.get(model.name)!.has(row['id'] as number));
    return [model.name, kept.map((row) => forget(world, model.name, row, gone))] as const;
  });
  return { count: [...gone.values()].reduce((sum, keys) => sum + keys.size, 0), tables: Object.fromEntries(left) };
}

function forget(world: World, name: string, row: Row, gone: ReadonlyMap<string, ReadonlySet<number>>): Row {
  const { keys, parent } = modelOf(world, name);
  const own = Object.fromEntries(
    keys.flatMap((key) => (key.nullable && gone.get(concreteOf(world, key.to))!.has(row[key.name] as number) ? [[key.name, null]] : [])),
  );
  const made = { ...row, ...own };
  return parent === null ? made : forget(world, parent, made, gone);
}
