import { atomic } from 'dunder';
import { fieldsOf, modelOf, type World } from '../world/facts.js';
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
      for (const model of world.models) {
        const rows = classes[model.name]!.objects as Rows;
        const found = await rows.orderBy('id').valuesList(...columnsOf(world, model.name));
        tables.push([model.name, found.map((row) => row.map(rounded))]);
      }
      answer = [Array.isArray(counted) ? counted[0] : counted, tables];
      throw new Undo();
    });
  } catch (error) {
    if (!(error instanceof Undo)) throw error;
  }
  return answer;
}

export function expectedTables(world: World, tables: World['rows']): unknown {
  return world.models.map((model) => {
    const rows = [...tables[model.name]!].sort((a, b) => (a['id'] as number) - (b['id'] as number));
    return [model.name, rows.map((row) => columnsOf(world, model.name).map((name) => row[name] ?? null))];
  });
}

function columnsOf(world: World, name: string): readonly string[] {
  const { parent, keys } = modelOf(world, name);
  const above = parent === null ? [] : modelOf(world, parent).keys;
  return [...fieldsOf(world, name), ...above, ...keys].map((column) => column.name);
}
