import { connectDialect } from '../../connection/dialect-of.js';
import type { ExplainFeatures } from '../../dialects/features.js';
import { NotSupportedError } from '../../errors/database-error.js';
import { QueryError } from '../../errors/query-error.js';
import { suggest } from '../../errors/suggest.js';
import { bindValues } from '../execute/bind.js';
import { databaseOf, prepareRows } from '../execute/run-select.js';
import type { QueryState } from '../query-state.js';
import { checkOptions } from '../refine/arguments.js';
import { planTree, readableTable } from './explain-text.js';

/** Every option that some database has: another name is a mistake, and not a matter of the database. */
const KNOWN = ['analyze', 'verbose', 'costs', 'settings', 'genericPlan', 'buffers', 'serialize', 'wal', 'timing', 'summary', 'memory'];
const SERIALIZE = ['none', 'text', 'binary'];

/** What the database says of how it would run the query; with `analyze` it runs it. */
export async function explain(state: QueryState, options: object): Promise<string> {
  checkOptions(options, 'explain');
  const { format, ...rest } = options as { readonly format?: unknown } & Record<string, unknown>;
  const database = databaseOf(state);
  const dialect = database.dialectObject ?? (await connectDialect(database));
  const words = explainWords(dialect.features.label, dialect.features.explain, format, rest);
  const { prepared, values } = prepareRows(state, dialect, database.alias);
  if (prepared.compiled === null) return '';
  const parameters = bindValues(prepared.compiled.bindings, values);
  const { rows, columns } = await database.execute({ sql: `${words} ${prepared.compiled.sql}`, parameters, describe: true }, (row) => [
    ...row,
  ]);
  if (dialect.features.explain.style === 'plan') return planTree(rows);
  return columns !== undefined && columns.length > 1 ? readableTable(columns, rows) : rows.map((row) => String(row[0])).join('\n');
}

/** The statement's beginning. Everything in it comes from the lists of the database, and nothing from the caller. */
function explainWords(label: string, features: ExplainFeatures, format: unknown, options: Readonly<Record<string, unknown>>): string {
  const shape = format === undefined ? undefined : features.formats.find((one) => one === format);
  if (format !== undefined && shape === undefined) {
    throw new QueryError({
      code: 'QUERY.BAD_EXPLAIN',
      message: `explain(): ${label} has no format ${JSON.stringify(format)}. Choices are: ${features.formats.join(', ')}.`,
    });
  }
  const set = Object.entries(options).filter(([, value]) => value !== undefined);
  for (const [name, value] of set) checkOption(label, features, name, value);
  const analyze = options['analyze'] === true;
  if (analyze && options['genericPlan'] === true) {
    throw new QueryError({
      code: 'QUERY.BAD_EXPLAIN',
      message: 'explain(): a generic plan is a plan without values, so that it cannot be analyzed.',
      hint: 'Leave one of them out.',
    });
  }
  switch (features.style) {
    case 'plan':
      return 'EXPLAIN QUERY PLAN';
    case 'analyze':
    case 'explainAnalyze': {
      const verb = analyze ? (features.style === 'analyze' ? 'ANALYZE' : 'EXPLAIN ANALYZE') : 'EXPLAIN';
      return shape === undefined ? verb : `${verb} FORMAT=${shape.toUpperCase()}`;
    }
    case 'list': {
      const words = set.map(([name, value]) => `${wordOf(name)} ${String(value).toUpperCase()}`);
      if (shape !== undefined) words.push(`FORMAT ${shape.toUpperCase()}`);
      return words.length === 0 ? 'EXPLAIN' : `EXPLAIN (${words.join(', ')})`;
    }
  }
}

/** `genericPlan` → `GENERIC_PLAN` */
const wordOf = (name: string): string => name.replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase();

function checkOption(label: string, { options }: ExplainFeatures, name: string, value: unknown): void {
  if (!KNOWN.includes(name)) {
    throw new QueryError({
      code: 'QUERY.BAD_EXPLAIN',
      message: `explain() has no option '${name}'. Choices are: ${['format', ...KNOWN].join(', ')}.${suggest(name, KNOWN)}`,
    });
  }
  if (!options.includes(name)) {
    throw new NotSupportedError({
      code: 'QUERY.EXPLAIN_OPTION',
      message: `${label} has no EXPLAIN option '${name}'.`,
      hint: options.length === 0 ? 'It has no options: leave it out.' : `It has ${options.join(', ')}.`,
    });
  }
  const isRight = name === 'serialize' ? SERIALIZE.includes(value as string) : typeof value === 'boolean';
  if (!isRight) {
    throw new QueryError({
      code: 'QUERY.BAD_EXPLAIN',
      message: `explain(): ${name} takes ${name === 'serialize' ? SERIALIZE.map((one) => `'${one}'`).join(', ') : 'true or false'}, not ${JSON.stringify(value)}.`,
    });
  }
}
