import { atomic } from 'dunder';
import { fieldsOf, type ModelFact, modelOf, tablesOf, type World } from '../world/facts.js';
import { rounded } from './rounded.js';
import type { Asked } from './ask.js';

interface Rows {
  orderBy(...terms: readonly string[]): Rows;
  valuesList(...names: readonly string[]): PromiseLike<readonly (readonly unknown[])[]>;
}

class Undo extends Error {}

/** Does something, reads all tables, and takes it back: how many rows it was, and the tables. */
export async function undone(work: () => unknown, { world, classes }: Asked): Promise<unknown> {
  let answer: unknown;
  try {
    await atomic(async () => {
      const counted = await work();
      const tables: unknown[] = [];
      for (const model of tablesOf(world)) {
        const rows = (classes[model.name]!.objects as { unfiltered(): Rows }).unfiltered();
        const found = await rows.orderBy(model.composite === undefined ? 'id' : 'pk').valuesList(...columnsOf(world, model.name));
        const plain = found.map((row) => row.map(rounded));
        tables.push([model.name, isJoin(world, model) ? plain.map((row) => JSON.stringify(row)).sort() : plain]);
      }
      answer = [counted, tables];
      throw new Undo();
    });
  } catch (error) {
    if (!(error instanceof Undo)) throw error;
  }
  return answer;
}

export function expectedTables(world: World, tables: World['rows']): unknown {
  return tablesOf(world).map((model) => {
    const rows = [...tables[model.name]!].sort((a, b) => (a['id'] as number) - (b['id'] as number));
    const plain = rows.map((row) => columnsOf(world, model.name).map((name) => rounded(row[name] ?? null)));
    return [model.name, isJoin(world, model) ? plain.map((row) => JSON.stringify(row)).sort() : plain];
  });
}

/** The database numbers the rows of a join table. */
const isJoin = (world: World, { name }: ModelFact): boolean =>
  world.models.some(({ manys }) => manys.some(({ through }) => through === name));

function columnsOf(world: World, name: string): readonly string[] {
  const model = modelOf(world, name);
  const { parent, keys } = model;
  const above = parent === null ? [] : keysAbove(world, parent);
  const fields = fieldsOf(world, name).filter((field) => field.name !== 'id' || !isJoin(world, model));
  return [...fields, ...above, ...keys].map((column) => column.name);
}

/** The keys of a model and of those above it. */
function keysAbove(world: World, name: string): ModelFact['keys'] {
  const { parent, keys } = modelOf(world, name);
  return [...(parent === null ? [] : keysAbove(world, parent)), ...keys];
}
