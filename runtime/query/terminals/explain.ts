import { connectDialect } from '../../connection/dialect-of.js';
import { NotSupportedError } from '../../errors/database-error.js';
import { QueryError } from '../../errors/query-error.js';
import { bindValues } from '../execute/bind.js';
import { databaseOf, prepareRows } from '../execute/run-select.js';
import type { QueryState } from '../query-state.js';

const FORMATS: Readonly<Record<string, readonly string[]>> = {
  postgres: ['text', 'json', 'yaml', 'xml'],
  mysql: ['traditional', 'json', 'tree'],
  sqlite: ['text'],
};
const FLAGS = ['analyze', 'verbose', 'costs', 'settings', 'buffers', 'wal', 'timing', 'summary', 'memory', 'genericPlan'];

/** What the database says of how it would run the query; with `analyze` it runs it. */
export async function explain(state: QueryState, options: object): Promise<string> {
  const { format, ...flags } = options as { readonly format?: string } & Record<string, boolean | undefined>;
  const database = databaseOf(state);
  const dialect = database.dialectObject ?? (await connectDialect(database));
  const { prepared, values } = prepareRows(state, dialect);
  if (prepared.compiled === null) return '';
  const words = explainWords(dialect.name, dialect.features.label, format, flags);
  const parameters = bindValues(prepared.compiled.bindings, values);
  const { rows } = await database.execute({ sql: `${words} ${prepared.compiled.sql}`, parameters }, (row) => row.map(String).join('\t'));
  return rows.join('\n');
}

function explainWords(
  name: string,
  label: string,
  format: string | undefined,
  flags: Readonly<Record<string, boolean | undefined>>,
): string {
  const formats = FORMATS[name]!;
  if (format !== undefined && !formats.includes(format)) {
    throw new QueryError({
      code: 'QUERY.BAD_EXPLAIN',
      message: `explain(): ${label} has no format '${format}'. Choices are: ${formats.join(', ')}.`,
    });
  }
  const set = Object.entries(flags).filter(([, value]) => value !== undefined);
  const unknown = set.find(([flag]) => !FLAGS.includes(flag));
  if (unknown !== undefined)
    throw new QueryError({
      code: 'QUERY.BAD_EXPLAIN',
      message: `explain() has no option '${unknown[0]}'. Choices are: format, ${FLAGS.join(', ')}.`,
    });
  if (name === 'sqlite') {
    if (set.length > 0)
      throw new NotSupportedError({
        code: 'QUERY.EXPLAIN_OPTION',
        message: `${label} has no options of EXPLAIN QUERY PLAN.`,
        hint: 'Leave them out.',
      });
    return 'EXPLAIN QUERY PLAN';
  }
  if (name === 'mysql') {
    const other = set.find(([flag]) => flag !== 'analyze');
    if (other !== undefined)
      throw new NotSupportedError({
        code: 'QUERY.EXPLAIN_OPTION',
        message: `${label} has no EXPLAIN option '${other[0]}'.`,
        hint: 'It has format and analyze.',
      });
    return `${flags['analyze'] === true ? 'ANALYZE' : 'EXPLAIN'}${format === undefined || format === 'traditional' ? '' : ` FORMAT=${format.toUpperCase()}`}`;
  }
  const words = set.map(
    ([flag, value]) => `${flag === 'genericPlan' ? 'GENERIC_PLAN' : flag.toUpperCase()} ${value === true ? 'TRUE' : 'FALSE'}`,
  );
  if (format !== undefined) words.push(`FORMAT ${format.toUpperCase()}`);
  return words.length === 0 ? 'EXPLAIN' : `EXPLAIN (${words.join(', ')})`;
}
