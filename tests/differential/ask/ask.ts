import { addGlobalFilter, atomic } from 'dunder';
import { evaluateDelete, evaluateUpdate } from '../evaluate/changes.js';
import { evaluateRows } from '../evaluate/rows.js';
import { evaluateWrite } from '../evaluate/writes.js';
import { evaluateCount, evaluateTotals } from '../evaluate/totals.js';
import { aggregateCode, type Code, codeOf, condition, printCode, valueCode } from '../query/code.js';
import { type Operation, type Query, type Question, textOf } from '../query/query.js';
import { runCode } from '../query/run-code.js';
import type { Classes } from '../world/define.js';
import { fieldsOf, type World } from '../world/facts.js';
import { expectedLoading, foundLoading, loadingCode } from './loading.js';
import { expectedOne, foundOne, oneCode } from './one.js';
import { rounded } from './rounded.js';
import { expectedInstances, foundInstances } from './instances.js';
import { expectedTables, undone } from './tables.js';
import { foundWrite, writeCode } from './writing.js';

/** Where a question is asked. */
export interface Asked {
  readonly world: World;
  readonly classes: Classes;
  /** Does the database order NULL before the rest? */
  readonly nullsFirst: boolean;
  /** Is bulkCreate() told which rule rows may clash on? */
  readonly takesTarget: boolean;
}

type Table = readonly (readonly unknown[])[];
export type Answers = readonly [actual: unknown, expected: unknown];

/** The same while the global filters of the world hold. */
export async function askFiltered(question: Question, asked: Asked): Promise<Answers> {
  const { world, classes } = asked;
  const removes = Object.entries(world.filters ?? {}).map(([model, filter]) => {
    return addGlobalFilter(classes[model]!.objects as never, 'seen', () => runCode(condition(filter), classes) as never);
  });
  try {
    return await ask(question, asked);
  } finally {
    for (const remove of removes) remove();
  }
}

/** The answers of the database and of the evaluator, made comparable. */
async function ask(question: Question, asked: Asked): Promise<Answers> {
  const { world, classes, nullsFirst } = asked;
  const { query } = question;
  const found = (): unknown => runCode(questionCode(question, asked), classes);
  switch (question.kind) {
    case 'rows':
    case 'list': {
      const names = namesOf(world, query);
      const rows = (await rowsOf(found())) as readonly Readonly<Record<string, unknown>>[];
      const actual = rows.map((row) => (Array.isArray(row) ? (row as readonly unknown[]) : names.map((name) => row[name])));
      const compared = query.ordering !== null && query.ordering.length > 0 ? plain : sorted;
      return [compared(actual), compared(evaluateRows(world, query, null, nullsFirst))];
    }
    case 'locked': {
      const rows = await atomic(async () => (await found()) as readonly Readonly<Record<string, unknown>>[]);
      const actual = rows.map((row) => namesOf(world, query).map((name) => row[name]));
      return [sorted(actual), sorted(evaluateRows(world, query, null, nullsFirst))];
    }
    case 'count':
      return [await found(), evaluateCount(world, query, nullsFirst)];
    case 'exists':
      return [await found(), evaluateCount(world, query, nullsFirst) > 0];
    case 'aggregate': {
      const row = Object.values((await found()) as object);
      return [plain([row]), plain([evaluateTotals(world, query, question.values, nullsFirst)])];
    }
    case 'instances':
      return [await foundInstances((await found()) as readonly object[], question, world), expectedInstances(question, world)];
    case 'one':
      return [await foundOne(found, question.ask), expectedOne(world, query, question.ask, nullsFirst)];
    case 'loading': {
      // An iterator holds its session, and the only one: what it prefetches takes turns with it in a transaction.
      const held = question.chunk !== null && question.prefetches.length > 0;
      const rows = held ? await atomic(() => rowsOf(found())) : await rowsOf(found());
      return [await foundLoading(rows, question, world), expectedLoading(question, world, nullsFirst)];
    }
    case 'update': {
      const expected = evaluateUpdate(world, query, question.values);
      return [await undone(found, asked), [expected.count, expectedTables(world, expected.tables)]];
    }
    case 'delete': {
      const expected = evaluateDelete(world, query);
      const total = async () => ((await found()) as readonly [number, unknown])[0];
      return [await undone(total, asked), [expected.count, expectedTables(world, expected.tables)]];
    }
    case 'writing': {
      const expected = evaluateWrite(world, query.model, question.write);
      const work = () => foundWrite(found, query.model, question.write, asked);
      return [await undone(work, asked), [expected.answer, expectedTables(world, expected.tables)]];
    }
  }
}

function questionCode(question: Question, { world, takesTarget }: Asked): Code {
  const { kind, query } = question;
  const code = codeOf(query, kind === 'list' ? 'valuesList' : 'values');
  const method = (name: string, ...parts: Code[]): Code => ({ on: code, method: name, parts });
  switch (kind) {
    case 'rows':
    case 'list':
      return question.chunk === undefined ? code : method('iterator', { object: { chunkSize: question.chunk } });
    case 'count':
    case 'exists':
    case 'delete':
      return method(kind);
    case 'locked':
      return method('selectForUpdate', { object: question.options });
    case 'aggregate':
      return method('aggregate', { object: Object.fromEntries(question.values.map((one, index) => [`v${index}`, aggregateCode(one)])) });
    case 'update':
      return method('update', { object: Object.fromEntries(Object.entries(question.values).map(([name, one]) => [name, valueCode(one)])) });
    case 'writing':
      return writeCode(world, query.model, question.write, takesTarget);
    case 'one':
      return oneCode(query, question.ask);
    case 'loading':
      return loadingCode(question);
    case 'instances': {
      const joined: Code = question.joined.length === 0 ? code : method('selectRelated', ...question.joined);
      return question.prefetched.length === 0 ? joined : { on: joined, method: 'prefetchRelated', parts: question.prefetched };
    }
  }
}

/** What was awaited, or comes row by row. */
async function rowsOf(made: unknown): Promise<readonly object[]> {
  if ('then' in (made as object)) return await (made as PromiseLike<readonly object[]>);
  const rows: object[] = [];
  for await (const row of made as AsyncIterable<object>) rows.push(row);
  return rows;
}

export const plain = (table: Table): readonly string[] => table.map((row) => JSON.stringify(row.map(rounded)));
const sorted = (table: Table): readonly string[] => [...plain(table)].sort();

/** The names of what is compared: of a union, those of its first part. */
function namesOf(world: World, { model, operations: own, combined }: Query): readonly string[] {
  const operations = [...own, ...(combined?.after ?? [])];
  const last = operations.findLastIndex((operation) => operation.kind === 'values');
  const values = operations[last];
  const annotated = operations.slice(last + 1).flatMap(addedNames);
  return [...(values?.kind === 'values' ? values.columns.map(textOf) : fieldsOf(world, model).map(({ name }) => name)), ...annotated];
}

/** The columns that an operation adds to those of the model. */
function addedNames(operation: Operation): readonly string[] {
  if (operation.kind === 'annotate') return operation.selected ? [operation.name] : [];
  if (operation.kind !== 'lateral') return [];
  return namesOfValues(operation.query).map((name) => `${operation.name}__${name}`);
}

const namesOfValues = ({ operations }: Query): readonly string[] =>
  operations.findLast((one) => one.kind === 'values')!.columns.map(textOf);

/** The question as dunder's API says it, with the SQL of its rows. */
export function describeQuestion(question: Question, asked: Asked): string {
  const { classes } = asked;
  const filters = Object.entries(asked.world.filters ?? {}).map(([model, filter]) => `${model}: ${printCode(condition(filter))}\n`);
  const text = `${filters.join('')}${printCode(questionCode(question, asked))}`;
  try {
    const rows = runCode(codeOf(question.query), classes) as { toSql(): { readonly sql: string; readonly parameters: readonly unknown[] } };
    const { sql, parameters } = rows.toSql();
    return `${text}\n${sql}\n${JSON.stringify(parameters, (_key, value: unknown) => (typeof value === 'bigint' ? String(value) : value))}`;
  } catch (error) {
    return `${text}\n${String(error)}`;
  }
}
