import { atomic, IntegrityError, MultipleObjectsReturned, ObjectDoesNotExist } from 'dunder';
import { type Code, constant, filtered, valueCode } from '../query/code.js';
import type { Related, Write } from '../query/query.js';
import { runCode } from '../query/run-code.js';
import { modelOf, relationsOf, type Row, type Scalar, type World } from '../world/facts.js';
import type { Asked } from './ask.js';

type Link = Exclude<Extract<Write, { relation: string }>, Related>;
type Instance = Readonly<Record<string, unknown>>;
interface Rows {
  get(values: object): Promise<Instance>;
  filter(values: object): Rows & PromiseLike<readonly Instance[]>;
}

/** `takesTarget`: MySQL looks at every unique key, and is told of none. */
export function writeCode(world: World, model: string, write: Write, takesTarget: boolean): Code {
  const on: Code = { model };
  const instances = (rows: readonly Row[]): Code => rows.map((row): Code => ({ row: model, values: attributes(world, model, row) }));
  switch (write.method) {
    case 'bulkCreate': {
      const { conflict } = write;
      const options: Code =
        conflict === 'ignore'
          ? { object: { ignoreConflicts: true } }
          : {
              object: {
                updateConflicts: true,
                updateFields: (conflict ?? []).map((name) => attribute(world, model, name)),
                ...(takesTarget ? { uniqueFields: keyNames(world, model) } : {}),
              },
            };
      return { on, method: 'bulkCreate', parts: [instances(write.rows), ...(conflict === null ? [] : [options])] };
    }
    case 'bulkUpdate': {
      const options = write.batchSize === null ? [] : [{ object: { batchSize: write.batchSize } }];
      const computed = Object.fromEntries(Object.entries(write.computed).map(([name, value]) => [attribute(world, model, name), valueCode(value)])); // prettier-ignore
      const rows = write.rows.map((row): Code => ({ row: model, values: { ...attributes(world, model, row), ...computed } }));
      return { on, method: 'bulkUpdate', parts: [rows, [...write.fields], ...options] };
    }
    case 'getOrCreate':
    case 'updateOrCreate': {
      const { lookup, defaults, createDefaults } = write;
      const object = (row: Row): Code => ({ object: attributes(world, model, row) });
      const options = { defaults: object(defaults), ...(createDefaults === null ? {} : { createDefaults: object(createDefaults) }) };
      return { on, method: write.method, parts: [object(lookup), { object: options }] };
    }
    case 'relatedCount':
    case 'relatedDelete':
    case 'relatedUpdate': {
      const one: Code = { row: model, values: { id: write.key } };
      return relatedCode({ on: one, method: write.relation, parts: [] }, write);
    }
    default: {
      const one: Code = { row: model, values: { id: write.key } };
      return { on: { on: one, method: write.relation, parts: [] }, method: write.method, parts: [...write.others] };
    }
  }
}

const attributes = (world: World, model: string, row: Row): Readonly<Record<string, Code>> =>
  Object.fromEntries(columnsOf(world, model, row).map(([name, value]) => [attribute(world, model, name), constant(value)]));

/** A key of two columns is written column by column. */
const columnsOf = (world: World, model: string, row: Row): readonly [string, Scalar][] =>
  Object.entries(row).filter(([name]) => modelOf(world, model).composite === undefined || (name !== 'id' && name !== 'pk'));

/** A key is written by its column: `ashOfId`. */
function attribute(world: World, name: string, field: string): string {
  const { keys, parent } = modelOf(world, name);
  if (field === 'id' && parent !== null) return 'pk';
  if (keys.some((key) => key.name === field)) return `${field}Id`;
  return parent === null ? field : attribute(world, parent, field);
}

const keyNames = (world: World, model: string): readonly string[] =>
  modelOf(world, model).composite?.map((name) => attribute(world, model, name)) ?? ['id'];

function relatedCode(rows: Code, { method, filters, values }: Related): Code {
  const on = filtered(rows, filters);
  if (method === 'relatedCount') return { on, method: 'count', parts: [] };
  if (method === 'relatedDelete') return { on, method: 'delete', parts: [] };
  const set = Object.entries(values).map(([name, value]) => [name, valueCode(value)] as const);
  return { on, method: 'update', parts: [{ object: Object.fromEntries(set) }] };
}

/** What the write answers; in a block of its own, for what is refused is taken back alone. */
export async function foundWrite(found: () => unknown, model: string, write: Write, asked: Asked): Promise<unknown> {
  try {
    return await atomic(async () => {
      if ('filters' in write) return await related(model, write, asked);
      if ('relation' in write) return await linked(model, write, asked);
      const answer = await (found() as PromiseLike<unknown>);
      if (write.method === 'bulkUpdate') return answer;
      if (write.method === 'bulkCreate') return 'done';
      const [row, created] = answer as readonly [Instance, boolean];
      const { composite } = modelOf(asked.world, model);
      return [
        composite === undefined ? row['id'] : (row['pk'] as readonly number[])[0]! * 10 + (row['pk'] as readonly number[])[1]!,
        created,
      ];
    });
  } catch (error) {
    if (error instanceof IntegrityError) return 'refused';
    if (error instanceof MultipleObjectsReturned) return 'many';
    if (error instanceof ObjectDoesNotExist) return 'stranger';
    throw error;
  }
}

/** A count, or how many rows were written. */
async function related(model: string, write: Related, { classes }: Asked): Promise<unknown> {
  const one = await (classes[model]!.objects as Rows).get({ pk: write.key });
  const manager = one[write.relation] as { all(): unknown };
  const code = relatedCode({ model: 'Related' }, write);
  const answer = await (runCode(code, { ...classes, Related: { objects: manager } }) as PromiseLike<unknown>);
  return write.method === 'relatedDelete' ? (answer as readonly [number, unknown])[0] : answer;
}

async function linked(model: string, { key, relation, method, others }: Link, { classes, world }: Asked): Promise<string> {
  const rows = (name: string): Rows => classes[name]!.objects as Rows;
  const one = await rows(model).get({ pk: key });
  const manager = one[relation] as Readonly<Record<string, (...values: unknown[]) => Promise<void>>>;
  const target = relationsOf(world, model).get(relation)!.to;
  const instances = await rows(target).filter({ pk__in: others });
  await manager[method]!(...(method === 'clear' ? [] : method === 'set' ? [instances] : instances));
  return 'done';
}
