import { evaluateRows } from './evaluate/rows.js';
import { codeOf, printCode } from './query/code.js';
import type { Query, Question } from './query/query.js';
import { runCode } from './query/run-code.js';
import type { Classes } from './world/define.js';
import { fieldsOf, type Scalar, type World } from './world/facts.js';

/** Where a question is asked. */
export interface Asked {
  readonly world: World;
  readonly classes: Classes;
  /** Does the database order NULL before the rest? */
  readonly nullsFirst: boolean;
}

interface Rows extends PromiseLike<readonly Readonly<Record<string, unknown>>[]> {
  toSql(): { readonly sql: string; readonly parameters: readonly unknown[] };
}

type Table = readonly (readonly unknown[])[];

/** The answers of the database and of the evaluator, made comparable. */
export async function ask(
  question: Question,
  { world, classes, nullsFirst }: Asked,
): Promise<readonly [actual: unknown, expected: unknown]> {
  const { query } = question;
  const rows = runCode(codeOf(query), classes) as Rows;
  const names = namesOf(world, query);
  const found = await rows;
  const expected: Table = evaluateRows(world, query, null, nullsFirst);
  const actual = found.map((row) => (names === null ? Object.values(row) : names.map((name) => row[name])));
  return query.ordering !== null && query.ordering.length > 0 ? [plain(actual), plain(expected)] : [sorted(actual), sorted(expected)];
}

const plain = (table: Table): readonly string[] => table.map((row) => JSON.stringify(row.map(rounded)));
const sorted = (table: Table): readonly string[] => [...plain(table)].sort();

/** Averages differ in their last digits. */
const rounded = (value: unknown): Scalar => (typeof value === 'number' ? Math.round(value * 1000) / 1000 + 0 : (value as Scalar));

/** The question as dunder's API says it, with its SQL. */
export function describeQuestion(question: Question, { classes }: Asked): string {
  const code = codeOf(question.query);
  const text = `${printCode(code)}  // ${question.kind}`;
  try {
    const { sql, parameters } = (runCode(code, classes) as Rows).toSql();
    return `${text}\n${sql}\n${JSON.stringify(parameters)}`;
  } catch (error) {
    return `${text}\n${String(error)}`;
  }
}

/** The attributes of whole rows that are compared; null of a query of columns. */
function namesOf(world: World, { model, operations }: Query): readonly string[] | null {
  if (operations.some((operation) => operation.kind === 'values')) return null;
  const annotated = operations.flatMap((operation) => (operation.kind === 'annotate' && operation.selected ? [operation.name] : []));
  return [...fieldsOf(world, model).map(({ name }) => name), ...annotated];
}
