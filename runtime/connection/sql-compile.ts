import type { Driver, Statement } from '../dialects/driver.js';
import { RawSqlError } from '../errors/raw-sql-error.js';
import { SqlFragment, SqlIdentifier, SqlParameter } from './sql-fragment.js';

/** `WHERE id = $1` on PostgreSQL, `WHERE id = ?` elsewhere. */
export function compileSql(fragment: SqlFragment, dialect: Driver['dialect']): Statement {
  assertFragment(fragment);
  let text = fragment.strings[0] ?? '';
  const parameters: unknown[] = [];
  fragment.values.forEach((value, i) => {
    if (value instanceof SqlIdentifier) {
      text += value.parts.map((part) => quoteName(part, dialect)).join('.');
    } else {
      parameters.push(value instanceof SqlParameter ? value.value : value);
      text += dialect === 'postgres' ? `$${parameters.length}` : '?';
    }
    text += fragment.strings[i + 1] ?? '';
  });
  return { sql: text, parameters };
}

/** Refuses the text that a caller without types may give instead. */
export function assertFragment(given: unknown): asserts given is SqlFragment {
  if (given instanceof SqlFragment) return;
  throw new RawSqlError({
    code: 'SQL.NOT_A_FRAGMENT',
    message: `Raw SQL must be written with the sql tag; this is ${given === null ? 'null' : `a ${typeof given}`}.`,
    hint: 'Write sql`SELECT … WHERE id = ${id}`: values become parameters. Text that is built at run time goes through sql.unsafe(text).',
  });
}

function quoteName(name: string, dialect: Driver['dialect']): string {
  const quote = dialect === 'mysql' ? '`' : '"';
  return quote + name.replaceAll(quote, quote + quote) + quote;
}
