import { connections, sql } from 'dunder';
import { mentionedBySql } from './mentions.js';
import type { ColumnShape, ForeignKeyShape, IndexShape, TableShape, TermShape, UniqueShape } from './shape.js';

type Row = Readonly<Record<string, unknown>>;
const ask = (fragment: ReturnType<typeof sql>): Promise<Row[]> => connections.default.query(fragment);

/** A table, from the pragmas; what they do not tell, the names of constraints, from the text of the table. */
export async function readSqlite(table: string, constant: (expression: string, column: string) => Promise<string>): Promise<TableShape> {
  const [made] = await ask(sql`SELECT sql FROM sqlite_master WHERE type = 'table' AND name = ${table}`);
  const text = String(made!['sql']);
  const columnRows = await ask(sql`SELECT * FROM pragma_table_xinfo(${table}) ORDER BY cid`);
  const all = columnRows.map((row) => String(row['name']));
  const mentioned = (expression: string): string[] => mentionedBySql(expression, all, true);
  const columns: Record<string, ColumnShape> = {};
  for (const row of columnRows) {
    const name = String(row['name']);
    const definition = definitionOf(text, name);
    const isGenerated = Number(row['hidden']) >= 2;
    const given = row['dflt_value'];
    const isComputed = given !== null && /\w\(/.test(String(given).replaceAll(/'(?:[^']|'')*'/g, ''));
    columns[name] = {
      type: String(row['type'])
        .toLowerCase()
        .replace(/ generated always$/, ''),
      nullable: Number(row['notnull']) === 0,
      default: given === null || isGenerated ? 'none' : isComputed ? 'computed' : { constant: await constant(String(given), name) },
      identity: /AUTOINCREMENT/.test(definition),
      generated: isGenerated ? mentioned(/GENERATED ALWAYS AS (\(.*\)) (?:STORED|VIRTUAL)/.exec(definition)?.[1] ?? '') : null,
      stored: Number(row['hidden']) === 3,
      collation: /COLLATE "([^"]+)"/.exec(definition)?.[1] ?? null,
      comment: null,
    };
  }
  const named = (kind: string): Map<string, string> =>
    new Map(
      [...text.matchAll(new RegExp(`CONSTRAINT "([^"]+)" ${kind} \\(`, 'g'))].map((match) => [
        match[1]!,
        inParentheses(text, match.index + match[0].length - 1),
      ]),
    );
  const uniqueNames = new Map([...named('UNIQUE')].map(([name, list]) => [quoted(list).join(), name]));
  const keyNames = new Map([...named('FOREIGN KEY')].map(([name, list]) => [quoted(list).join(), name]));
  const unique: Record<string, UniqueShape> = {};
  const indexes: Record<string, IndexShape> = {};
  for (const row of await ask(sql`SELECT name, origin, partial, "unique" AS is_unique FROM pragma_index_list(${table})`)) {
    if (row['origin'] === 'pk') continue;
    const index = String(row['name']);
    const [own] = await ask(sql`SELECT sql FROM sqlite_master WHERE type = 'index' AND name = ${index}`);
    const written = String(own?.['sql'] ?? '');
    const parts = await ask(
      sql`SELECT cid, name, coll, "desc" AS descending FROM pragma_index_xinfo(${index}) WHERE key = 1 ORDER BY seqno`,
    );
    const expressions = written === '' ? [] : topLevel(inParentheses(written, written.indexOf('(')));
    const terms = parts.map((part, at): TermShape => {
      const descending = Number(part['descending']) === 1;
      const of = Number(part['cid']) === -2 ? mentioned(expressions[at]!) : String(part['name']);
      const own = columns[String(part['name'])]?.collation ?? 'BINARY';
      const collation = String(part['coll']) === own ? null : String(part['coll']);
      return { of, opclass: null, collation, descending, nulls: descending ? 'first' : 'last' };
    });
    const condition = Number(row['partial']) === 1 ? mentioned(written.slice(written.indexOf(' WHERE '))) : null;
    const name = row['origin'] === 'u' ? (uniqueNames.get(terms.map(({ of }) => of).join()) ?? index) : index;
    if (Number(row['is_unique']) === 1) unique[name] = { terms, condition, include: [], deferrable: null, nullsDistinct: true };
    else indexes[name] = { method: 'btree', terms, condition, include: [], parameters: {} };
  }
  const foreignKeys = (await ask(sql`SELECT * FROM pragma_foreign_key_list(${table})`)).map((row): [string, ForeignKeyShape] => {
    const column = String(row['from']);
    const name = keyNames.get(column) ?? column;
    const rest = text.slice(text.indexOf(`CONSTRAINT "${name}"`));
    return [
      name,
      {
        column,
        target: `${String(row['table'])}.${String(row['to'])}`,
        onDelete: String(row['on_delete']) as ForeignKeyShape['onDelete'],
        deferrable: /^[^,]*? DEFERRABLE INITIALLY DEFERRED/.test(rest) ? 'deferred' : null,
      },
    ];
  });
  const key = columnRows.filter((row) => Number(row['pk']) > 0).sort((a, b) => Number(a['pk']) - Number(b['pk']));
  return {
    comment: null,
    columns,
    primaryKey: key.map((row) => String(row['name'])),
    unique,
    checks: Object.fromEntries([...named('CHECK')].map(([name, condition]) => [name, mentioned(condition)])),
    foreignKeys: Object.fromEntries(foreignKeys),
    indexes,
    exclusions: {},
  };
}

export async function objectsOfSqlite(): Promise<string[]> {
  const rows = await ask(sql`SELECT name FROM sqlite_master WHERE name NOT LIKE 'sqlite\\_%' ESCAPE '\\'`);
  const [kept] = await ask(sql`SELECT count(*) AS n FROM sqlite_master WHERE name = 'sqlite_sequence'`);
  const counters = Number(kept!['n']) === 0 ? [] : await ask(sql`SELECT name FROM sqlite_sequence`);
  return [...rows, ...counters].map((row) => String(row['name']));
}

/** The text of one column within CREATE TABLE. */
function definitionOf(table: string, column: string): string {
  return topLevel(inParentheses(table, table.indexOf('('))).find((part) => part.startsWith(`"${column}" `)) ?? '';
}

/** What is between a parenthesis and the one that closes it; texts in quotes are passed over. */
function inParentheses(text: string, start: number): string {
  let depth = 0;
  for (let at = start; at < text.length; at++) {
    if (text[at] === "'") at = text.indexOf("'", at + 1);
    else if (text[at] === '(') depth++;
    else if (text[at] === ')' && --depth === 0) return text.slice(start + 1, at);
  }
  throw new Error(`No parenthesis closes ${text.slice(start)}`);
}

function topLevel(list: string): string[] {
  const parts = [''];
  let depth = 0;
  for (let at = 0; at < list.length; at++) {
    const end = list[at] === "'" ? list.indexOf("'", at + 1) : at;
    if (list[at] === '(') depth++;
    if (list[at] === ')') depth--;
    if (list[at] === ',' && depth === 0) parts.push('');
    else parts[parts.length - 1] += list.slice(at, end + 1);
    at = end;
  }
  return parts.map((part) => part.trim());
}

const quoted = (list: string): string[] => [...list.matchAll(/"([^"]+)"/g)].map(([, name]) => name!);
