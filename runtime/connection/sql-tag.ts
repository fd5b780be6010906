import { RawSqlError } from '../errors/raw-sql-error.js';
import { assertFragment } from './sql-compile.js';
import { SqlFragment, SqlIdentifier, SqlParameter } from './sql-fragment.js';

/**
 * Raw SQL. Each `${…}` becomes a parameter, never text, except fragments of this tag, which are spliced in, and `sql.identifier`.
 *
 * @example
 * ```ts
 * const recent = sql`created_at > ${since}`;
 * const rows = await connections.default.query(sql`
 *   SELECT * FROM ${sql.identifier('blog_post')} WHERE ${recent} AND id IN (${sql.join(ids)})`);
 * // SELECT * FROM "blog_post" WHERE created_at > $1 AND id IN ($2, $3)
 * ```
 * Follows https://docs.djangoproject.com/en/6.0/topics/db/sql/
 */
export function sql(template: TemplateStringsArray, ...values: unknown[]): SqlFragment {
  if (!Array.isArray(template) || !('raw' in template)) throw notATemplate(template);
  return splice(template, values);
}

/** A quoted name: `sql.identifier('shop', 'order')` is "shop"."order", or `shop`.`order`. */
sql.identifier = (...parts: readonly [string, ...string[]]): SqlIdentifier => {
  for (const part of parts) {
    if (typeof part !== 'string' || part === '' || part.includes('\0')) {
      throw new RawSqlError({
        code: 'SQL.INVALID_IDENTIFIER',
        message: `sql.identifier() takes names, not ${JSON.stringify(part)}.`,
        hint: 'A name is a text that is not empty and holds no NUL character. Schema and table are two arguments.',
      });
    }
  }
  return new SqlIdentifier(parts);
};

/** A list of values or fragments, each a parameter or SQL of its own: `IN (${sql.join(ids)})`, `${sql.join(conditions, sql` AND `)}`. */
sql.join = (items: readonly unknown[], separator: SqlFragment = comma): SqlFragment => {
  assertFragment(separator);
  if (items.length === 0) {
    throw new RawSqlError({
      code: 'SQL.EMPTY_JOIN',
      message: 'sql.join() was given an empty list, and SQL has no empty list.',
      hint: 'Decide beforehand what no items mean: leave the condition out, or write FALSE.',
    });
  }
  const values = items.flatMap((item, i) => (i === 0 ? [item] : [separator, item]));
  return splice(
    Array.from({ length: values.length + 1 }, () => ''),
    values,
  );
};

/** One parameter as it is: a list for `= ANY(${sql.value(ids)})` on PostgreSQL. */
sql.value = (value: unknown): SqlParameter => new SqlParameter(value);

/** Text that becomes SQL as it is. Never with anything that came from outside. */
sql.unsafe = (text: string): SqlFragment => new SqlFragment([text], []);

/** Takes nested fragments apart, so that only parameters and identifiers are left as values. */
function splice(template: readonly string[], given: readonly unknown[]): SqlFragment {
  const strings: string[] = [template[0] ?? ''];
  const values: unknown[] = [];
  const append = (text: string): void => {
    strings[strings.length - 1] += text;
  };
  given.forEach((value, i) => {
    if (value instanceof SqlFragment) {
      append(value.strings[0] ?? '');
      value.values.forEach((inner, j) => {
        values.push(inner);
        strings.push(value.strings[j + 1] ?? '');
      });
      append(template[i + 1] ?? '');
    } else {
      values.push(value instanceof SqlParameter || value instanceof SqlIdentifier ? value : checkedValue(value));
      strings.push(template[i + 1] ?? '');
    }
  });
  return new SqlFragment(Object.freeze(strings), Object.freeze(values));
}

function checkedValue(value: unknown): unknown {
  if (Array.isArray(value)) {
    throw new RawSqlError({
      code: 'SQL.ARRAY_VALUE',
      message: 'A list cannot be one value of raw SQL.',
      hint: 'For IN write (${sql.join(list)}); to pass the list as one parameter, an array of PostgreSQL, write ${sql.value(list)}.',
    });
  }
  if (value === undefined || typeof value === 'function' || typeof value === 'symbol' || isThenable(value)) {
    throw new RawSqlError({
      code: 'SQL.INVALID_VALUE',
      message: `${describe(value)} cannot be a value of raw SQL.`,
      hint: isThenable(value) ? 'Await it first.' : 'NULL is written null.',
    });
  }
  return value;
}

function isThenable(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'then' in value && typeof value.then === 'function';
}

function describe(value: unknown): string {
  if (value === undefined) return 'undefined';
  return isThenable(value) ? 'A promise' : `A ${typeof value}`;
}

function notATemplate(given: unknown): RawSqlError {
  return new RawSqlError({
    code: 'SQL.NOT_A_FRAGMENT',
    message: `sql was called as a function with ${JSON.stringify(given) ?? String(given)}.`,
    hint: 'It is a tag: write sql`SELECT … WHERE id = ${id}`, so that values become parameters.',
  });
}

const comma = new SqlFragment([', '], []);
