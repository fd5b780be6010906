import { connections, sql } from 'dunder';
import { mentionedBySql } from './mentions.js';
import type { ColumnShape, ForeignKeyShape, IndexShape, TableShape, TermShape, UniqueShape } from './shape.js';

type Row = Readonly<Record<string, unknown>>;
/** Rows with names in small letters, whatever the server writes them in. */
const ask = async (fragment: ReturnType<typeof sql>): Promise<Row[]> => {
  const rows = await connections.default.query<Record<string, unknown>>(fragment);
  return rows.map((row) => Object.fromEntries(Object.entries(row).map(([name, value]) => [name.toLowerCase(), value])));
};
const text = (value: unknown): string => (value instanceof Uint8Array ? Buffer.from(value).toString() : String(value));
const widthless = (type: string): string => type.replace(/^((?:tiny|small|medium|big)?int)\(\d+\)/, '$1');
/** MySQL writes the quotes of expressions with a backslash, and the character set before constants. */
const unescaped = (expression: string): string => expression.replaceAll("\\'", "'").replaceAll(/_utf8mb4(?=')/g, '');

/** A table, from information_schema. */
export async function readMysql(
  table: string,
  constant: (expression: string, column: string) => Promise<string>,
  isMariaDb: boolean,
): Promise<TableShape> {
  const columnRows = await ask(sql`
    SELECT c.column_name, c.column_type, c.is_nullable, c.column_default, c.extra, c.generation_expression, c.column_comment,
      CASE WHEN c.collation_name <> t.table_collation THEN c.collation_name END AS own_collation
    FROM information_schema.columns c JOIN information_schema.tables t ON t.table_schema = c.table_schema AND t.table_name = c.table_name
    WHERE c.table_schema = DATABASE() AND c.table_name = ${table} ORDER BY c.ordinal_position`);
  const nameOf = (row: Row): string => text(row['column_name']);
  const isHidden = (row: Row): boolean => /INVISIBLE/.test(text(row['extra']));
  const all = columnRows.filter((row) => !isHidden(row)).map(nameOf);
  const mentioned = (expression: unknown): string[] => mentionedBySql(unescaped(text(expression)), all, true);
  /** What a unique rule over expressions needs where there are no indexes over them. */
  const hidden = new Map(columnRows.filter(isHidden).map((row) => [nameOf(row), mentioned(row['generation_expression'])]));
  const columns: Record<string, ColumnShape> = {};
  for (const row of columnRows.filter((one) => !isHidden(one))) {
    const extra = text(row['extra']);
    const isGenerated = /(VIRTUAL|STORED) GENERATED/.test(extra);
    const given = row['column_default'];
    const isNone = given === null || given === undefined || (isMariaDb && text(given) === 'NULL') || isGenerated;
    const expression = isNone ? '' : unescaped(text(given));
    const isComputed = isMariaDb
      ? /\w\(/.test(expression.replaceAll(/'(?:[^']|'')*'/g, ''))
      : extra.includes('DEFAULT_GENERATED') && /\w\(/.test(expression.replaceAll(/'(?:[^']|'')*'/g, ''));
    const literal = isMariaDb || extra.includes('DEFAULT_GENERATED') ? expression : `'${expression.replaceAll("'", "''")}'`;
    columns[nameOf(row)] = {
      type: widthless(text(row['column_type'])),
      nullable: row['is_nullable'] === 'YES',
      default: isNone ? 'none' : isComputed ? 'computed' : { constant: await constant(literal, nameOf(row)) },
      identity: extra.includes('auto_increment'),
      generated: isGenerated ? mentioned(row['generation_expression']) : null,
      stored: extra.includes('STORED GENERATED'),
      collation: row['own_collation'] === null ? null : text(row['own_collation']),
      comment: text(row['column_comment']) === '' ? null : text(row['column_comment']),
    };
  }
  const keyRows = await ask(sql`
    SELECT k.constraint_name, k.column_name, k.referenced_table_name, k.referenced_column_name, r.delete_rule
    FROM information_schema.key_column_usage k JOIN information_schema.referential_constraints r
      ON r.constraint_schema = k.constraint_schema AND r.constraint_name = k.constraint_name AND r.table_name = k.table_name
    WHERE k.table_schema = DATABASE() AND k.table_name = ${table}`);
  const foreignKeys = Object.fromEntries(
    keyRows.map((row): [string, ForeignKeyShape] => [
      text(row['constraint_name']),
      {
        column: nameOf(row),
        target: `${text(row['referenced_table_name'])}.${text(row['referenced_column_name'])}`,
        onDelete: text(row['delete_rule']).replace('RESTRICT', 'NO ACTION') as ForeignKeyShape['onDelete'],
        deferrable: null,
      },
    ]),
  );
  const parts = new Map<string, Row[]>();
  for (const row of await ask(sql`SHOW INDEX FROM ${sql.identifier(table)}`))
    parts.set(text(row['key_name']), [...(parts.get(text(row['key_name'])) ?? []), row]);
  const terms = (rows: readonly Row[]): TermShape[] =>
    rows.map((row) => {
      const { expression } = row;
      const column = row['column_name'] === null ? null : nameOf(row);
      const descending = row['collation'] === 'D';
      const of = column === null ? mentioned(expression) : (hidden.get(column) ?? column);
      return { of, opclass: null, collation: null, descending, nulls: descending ? 'first' : 'last' };
    });
  const unique: Record<string, UniqueShape> = {};
  const indexes: Record<string, IndexShape> = {};
  for (const [name, rows] of parts) {
    if (name === 'PRIMARY') continue;
    if (Number(rows[0]!['non_unique']) === 0)
      unique[name] = { terms: terms(rows), condition: null, include: [], deferrable: null, nullsDistinct: true };
    else if (foreignKeys[name] === undefined)
      indexes[name] = {
        method: text(rows[0]!['index_type']).toLowerCase(),
        terms: terms(rows),
        condition: null,
        include: [],
        parameters: {},
      };
  }
  const checkRows = isMariaDb
    ? await ask(
        sql`SELECT constraint_name, check_clause FROM information_schema.check_constraints WHERE constraint_schema = DATABASE() AND table_name = ${table}`,
      )
    : await ask(sql`
      SELECT c.constraint_name, c.check_clause FROM information_schema.check_constraints c JOIN information_schema.table_constraints t
        ON t.constraint_schema = c.constraint_schema AND t.constraint_name = c.constraint_name AND t.constraint_type = 'CHECK'
      WHERE c.constraint_schema = DATABASE() AND t.table_name = ${table}`);
  const [comment] = await ask(
    sql`SELECT table_comment FROM information_schema.tables WHERE table_schema = DATABASE() AND table_name = ${table}`,
  );
  return {
    comment: text(comment!['table_comment']) || null,
    columns,
    primaryKey: (parts.get('PRIMARY') ?? []).map(nameOf),
    unique,
    checks: Object.fromEntries(checkRows.map((row) => [text(row['constraint_name']), mentioned(row['check_clause'])])),
    foreignKeys,
    indexes,
    exclusions: {},
  };
}

export async function objectsOfMysql(): Promise<string[]> {
  return (await ask(sql`SELECT table_name AS name FROM information_schema.tables WHERE table_schema = DATABASE()`)).map((row) =>
    text(row['name']),
  );
}
