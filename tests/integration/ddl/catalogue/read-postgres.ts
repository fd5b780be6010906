import { connections, sql } from 'dunder';
import { mentionedBySql } from './mentions.js';
import type { ColumnShape, ExclusionShape, ForeignKeyShape, IndexShape, TableShape, TermShape, UniqueShape } from './shape.js';

type Row = Readonly<Record<string, unknown>>;
const ask = (fragment: ReturnType<typeof sql>): Promise<Row[]> => connections.default.query(fragment);
const list = (value: unknown): string[] => (value === null || value === '' ? [] : String(value).split(','));
const waits = (row: Row): 'deferred' | 'immediate' | null =>
  row['condeferrable'] !== true ? null : row['condeferred'] === true ? 'deferred' : 'immediate';

/** A table, from pg_catalog; constants of defaults as `decode` reads them. */
export async function readPostgres(table: string, constant: (text: string, column: string) => Promise<string>): Promise<TableShape> {
  const columnRows = await ask(sql`
    SELECT a.attname AS name, format_type(a.atttypid, a.atttypmod) AS type, NOT a.attnotnull AS nullable, a.attidentity::text AS identity,
      a.attgenerated::text AS generated, pg_get_expr(d.adbin, d.adrelid) AS expression, col_description(a.attrelid, a.attnum) AS comment,
      CASE WHEN a.attcollation <> t.typcollation THEN c.collname END AS collation
    FROM pg_attribute a JOIN pg_type t ON t.oid = a.atttypid LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
      LEFT JOIN pg_collation c ON c.oid = a.attcollation
    WHERE a.attrelid = ${`"${table}"`}::regclass AND a.attnum > 0 AND NOT a.attisdropped ORDER BY a.attnum`);
  const all = columnRows.map((row) => String(row['name']));
  const mentioned = (text: unknown): string[] => mentionedBySql(String(text), all, false);
  const columns: Record<string, ColumnShape> = {};
  for (const row of columnRows) {
    const { expression } = row;
    const isGenerated = row['generated'] !== '';
    const isConstant =
      expression !== null &&
      !/\w\(/.test(
        String(expression)
          .replaceAll(/'(?:[^']|'')*'/g, '')
          .replaceAll(/(numeric|varying)\(/g, ''),
      );
    columns[String(row['name'])] = {
      type: String(row['type']).replace(/^"(.*)"$/, '$1'),
      nullable: row['nullable'] as boolean,
      default:
        isGenerated || expression === null
          ? 'none'
          : isConstant
            ? { constant: await constant(String(expression), String(row['name'])) }
            : 'computed',
      identity: row['identity'] !== '',
      generated: isGenerated ? mentioned(expression) : null,
      stored: row['generated'] === 's',
      collation: row['collation'] as string | null,
      comment: row['comment'] as string | null,
    };
  }
  const constraints = await ask(sql`
    SELECT conname, contype::text AS contype, condeferrable, condeferred, confdeltype::text AS action, pg_get_constraintdef(oid) AS text, conindid::bigint AS index,
      (SELECT string_agg(a.attname, ',' ORDER BY k.at) FROM unnest(conkey) WITH ORDINALITY k(num, at)
        JOIN pg_attribute a ON a.attrelid = conrelid AND a.attnum = k.num) AS columns,
      (SELECT t.relname || '.' || a.attname FROM pg_class t JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = confkey[1]
        WHERE t.oid = confrelid) AS target,
      (SELECT string_agg(o.oprname, ',' ORDER BY e.at) FROM unnest(conexclop) WITH ORDINALITY e(op, at) JOIN pg_operator o ON o.oid = e.op) AS operators
    FROM pg_constraint WHERE conrelid = ${`"${table}"`}::regclass AND contype IN ('p', 'u', 'c', 'f', 'x')`);
  const byIndex = new Map(constraints.filter(({ contype }) => contype !== 'f').map((row) => [String(row['index']), row]));
  const indexRows = await ask(sql`
    SELECT x.indexrelid::bigint AS oid, i.relname AS name, m.amname AS method, x.indisunique AS is_unique, pg_get_expr(x.indpred, x.indrelid) AS condition,
      x.indnkeyatts AS keys, x.indnatts AS parts, x.indoption::text AS options, i.reloptions AS parameters,
      (to_jsonb(x) ->> 'indnullsnotdistinct')::boolean AS nulls_alike,
      ARRAY(SELECT pg_get_indexdef(x.indexrelid, n, true) FROM generate_series(1, x.indnatts) n) AS texts,
      ARRAY(SELECT x.indkey[n - 1] <> 0 FROM generate_series(1, x.indnatts) n) AS plain,
      ARRAY(SELECT CASE WHEN x.indkey[n - 1] = 0 OR x.indcollation[n - 1] = a.attcollation THEN '' ELSE (SELECT collname::text FROM pg_collation c WHERE c.oid = x.indcollation[n - 1]) END
        FROM generate_series(1, x.indnkeyatts) n LEFT JOIN pg_attribute a ON a.attrelid = x.indrelid AND a.attnum = x.indkey[n - 1] ORDER BY n) AS collations,
      ARRAY(SELECT CASE WHEN o.opcdefault THEN 'default ' ELSE '' END || o.opcname::text FROM generate_series(1, x.indnkeyatts) n
        JOIN pg_opclass o ON o.oid = x.indclass[n - 1] ORDER BY n) AS classes
    FROM pg_index x JOIN pg_class i ON i.oid = x.indexrelid JOIN pg_am m ON m.oid = i.relam
    WHERE x.indrelid = ${`"${table}"`}::regclass`);
  const bare = (text: string): string => text.replace(/^"(.*)"$/, '$1');
  const termsOf = (row: Row): TermShape[] => {
    const options = String(row['options']).split(' ').map(Number);
    return (row['texts'] as string[]).slice(0, Number(row['keys'])).map((text, at): TermShape => ({
      of: (row['plain'] as boolean[])[at] === true ? bare(text) : mentioned(text),
      opclass: (row['classes'] as string[])[at]!,
      collation: (row['collations'] as (string | null)[])[at] || null,
      descending: (options[at]! & 1) === 1,
      nulls: (options[at]! & 2) === 2 ? 'first' : 'last',
    }));
  };
  const includeOf = (row: Row): string[] => (row['texts'] as string[]).slice(Number(row['keys'])).map(bare);
  const conditionOf = (row: Row): string[] | null => (row['condition'] === null ? null : mentioned(row['condition']));
  const unique: Record<string, UniqueShape> = {};
  const indexes: Record<string, IndexShape> = {};
  const exclusions: Record<string, ExclusionShape> = {};
  for (const row of indexRows) {
    const constraint = byIndex.get(String(row['oid']));
    const name = String(row['name']);
    if (constraint?.['contype'] === 'p') continue;
    if (constraint?.['contype'] === 'x') {
      exclusions[name] = {
        method: String(row['method']),
        operators: list(constraint['operators']),
        terms: termsOf(row).map(({ of }) => of),
        include: includeOf(row),
        condition: conditionOf(row),
        deferrable: waits(constraint),
      };
    } else if (row['is_unique'] === true) {
      unique[name] = {
        terms: termsOf(row),
        condition: conditionOf(row),
        include: includeOf(row),
        deferrable: constraint === undefined ? null : waits(constraint),
        nullsDistinct: row['nulls_alike'] !== true,
      };
    } else {
      const parameters = (row['parameters'] as string[] | null) ?? [];
      indexes[name] = {
        method: String(row['method']),
        terms: termsOf(row),
        condition: conditionOf(row),
        include: includeOf(row),
        parameters: Object.fromEntries(parameters.map((one) => one.split('=') as [string, string])),
      };
    }
  }
  const actions: Readonly<Record<string, ForeignKeyShape['onDelete'] | undefined>> = {
    a: 'NO ACTION',
    c: 'CASCADE',
    n: 'SET NULL',
    d: 'SET DEFAULT',
  };
  const [comment] = await ask(sql`SELECT obj_description(${`"${table}"`}::regclass, 'pg_class') AS comment`);
  const of = (kind: string): Row[] => constraints.filter(({ contype }) => contype === kind);
  return {
    comment: comment!['comment'] as string | null,
    columns,
    primaryKey: list(of('p')[0]?.['columns'] ?? null),
    unique,
    checks: Object.fromEntries(of('c').map((row) => [String(row['conname']), mentioned(row['text'])])),
    foreignKeys: Object.fromEntries(
      of('f').map((row): [string, ForeignKeyShape] => [
        String(row['conname']),
        {
          column: String(row['columns']),
          target: String(row['target']),
          onDelete: actions[String(row['action'])] ?? 'NO ACTION',
          deferrable: waits(row),
        },
      ]),
    ),
    indexes,
    exclusions,
  };
}

/** What is in the schema but for what extensions brought: tables, sequences, types. */
export async function objectsOfPostgres(): Promise<string[]> {
  const rows = await ask(sql`
    SELECT c.relkind::text || ' ' || c.relname AS name FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace
      AND NOT EXISTS (SELECT 1 FROM pg_depend d WHERE d.objid = c.oid AND d.deptype = 'e')
    UNION ALL SELECT 'type ' || t.typname FROM pg_type t WHERE t.typnamespace = 'public'::regnamespace AND t.typtype IN ('e', 'd')
      AND NOT EXISTS (SELECT 1 FROM pg_depend d WHERE d.objid = t.oid AND d.deptype = 'e')`);
  return rows.map((row) => String(row['name']));
}
