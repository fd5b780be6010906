import { test } from '@jest/globals';
import type { ExpressionSqlNode } from '../../../../runtime/sql/ast/index.js';
import { aggregate, call, column, equal, literal, parameter, select, type, typedCall } from '../../../support/sql-nodes.js';
import { type ExpectedSql, expectSql } from './compilers.js';

const p = parameter;
const title = column('title', 'post');
const n = column('n');

const cases: readonly (readonly [title: string, node: ExpressionSqlNode, sql: ExpectedSql])[] = [
  [
    'a function of the table',
    call('lower', title),
    {
      postgres: 'LOWER("post"."title")',
      mysql: 'LOWER(`post`.`title`)',
      sqlite: 'LOWER("post"."title")',
    },
  ],
  [
    'a function of nobody',
    call('my_schema.f', title, p(0)),
    {
      postgres: 'MY_SCHEMA.F("post"."title", $1::text)',
      mysql: 'MY_SCHEMA.F(`post`.`title`, ?)',
      sqlite: 'MY_SCHEMA.F("post"."title", ?)',
    },
  ],
  [
    'greatest',
    typedCall('greatest', 'integer', n, p(0, 'integer')),
    {
      postgres: 'GREATEST("n", $1::integer)',
      mysql: 'GREATEST(COALESCE(`n`, ?), COALESCE(?, `n`))',
      sqlite: 'MAX(COALESCE("n", ?), COALESCE(?, "n"))',
    },
  ],
  [
    'concat',
    call('concat', n, p(0)),
    {
      postgres: "(COALESCE(\"n\"::text, '') || COALESCE($1::text::text, ''))",
      mysql: "CONCAT_WS('', `n`, ?)",
      sqlite: "(COALESCE(\"n\", '') || COALESCE(?, ''))",
    },
  ],
  [
    'substr',
    call('substr', title, column('m'), p(0, 'integer')),
    {
      postgres: 'SUBSTR("post"."title", "m"::integer, $1::integer)',
      mysql: 'SUBSTR(`post`.`title`, `m`, ?)',
      sqlite: 'SUBSTR("post"."title", "m", ?)',
    },
  ],
  [
    'round',
    typedCall('round', 'float', n, literal(2)),
    {
      postgres: 'ROUND("n"::numeric, 2)::double precision',
      mysql: 'ROUND(`n`, 2)',
      sqlite: 'ROUND("n", 2)',
    },
  ],
  [
    'now',
    call('now'),
    {
      postgres: 'STATEMENT_TIMESTAMP()',
      mysql: 'CURRENT_TIMESTAMP(6)',
      sqlite: "REPLACE(STRFTIME('%Y-%m-%d %H:%M:%f000', 'now'), '.000000', '')",
    },
  ],
  [
    'a count of all',
    aggregate('count', { kind: 'star' }),
    {
      postgres: 'COUNT(*)',
      mysql: 'COUNT(*)',
      sqlite: 'COUNT(*)',
    },
  ],
  [
    'a filtered count',
    aggregate('count', { kind: 'star' }, { filter: column('live') }),
    {
      postgres: 'COUNT(*) FILTER (WHERE "live")',
      mysql: 'COUNT(CASE WHEN `live` = 1 THEN 1 END)',
      sqlite: 'COUNT(*) FILTER (WHERE "live" = 1)',
    },
  ],
  [
    'a distinct, filtered sum',
    aggregate('sum', n, { distinct: true, filter: equal(n, p(0, 'integer')) }),
    {
      postgres: 'SUM(DISTINCT "n") FILTER (WHERE "n" = $1)::bigint',
      mysql: 'SUM(DISTINCT CASE WHEN `n` = ? THEN `n` END)',
      sqlite: 'SUM(DISTINCT "n") FILTER (WHERE "n" = ?)',
    },
  ],
  [
    'an average of integers',
    aggregate('avg', n, { type: type('float') }),
    {
      postgres: 'AVG("n")::double precision',
      mysql: 'AVG(`n` + 0e0)',
      sqlite: 'AVG("n")',
    },
  ],
  [
    'a deviation',
    aggregate('stddevSamp', n, { type: type('float') }),
    {
      postgres: 'STDDEV_SAMP("n")::double precision',
      mysql: 'STDDEV_SAMP(`n` + 0e0)',
      sqlite:
        'SQRT(MAX(0.0, SUM(CAST("n" AS float) * CAST("n" AS float)) - SUM(CAST("n" AS float)) * SUM(CAST("n" AS float)) / COUNT("n")) / NULLIF(COUNT("n") - 1, 0))',
    },
  ],
  [
    'any value',
    aggregate('anyValue', n),
    {
      postgres: 'MIN("n")',
      mysql: 'ANY_VALUE(`n`)',
      mariadb: 'MIN(`n`)',
      sqlite: 'MIN("n")',
    },
  ],
  [
    'any boolean',
    aggregate('anyValue', column('live'), { argumentType: type('boolean'), type: type('boolean') }),
    {
      postgres: '(ARRAY_AGG("live") FILTER (WHERE "live" IS NOT NULL))[1]',
      mysql: 'ANY_VALUE(`live`)',
      mariadb: 'MIN(`live`)',
      sqlite: 'MIN("live")',
    },
  ],
  [
    'texts together',
    aggregate('stringAgg', title, {
      argumentType: type('text'),
      arguments: [title, literal(', ')],
      orderBy: [{ expression: n, descending: true, nulls: null }],
    }),
    {
      postgres: 'STRING_AGG("post"."title", \', \' ORDER BY "n" DESC)',
      mysql: "GROUP_CONCAT(`post`.`title` ORDER BY NULLIF(`n`, NULL) IS NULL, `n` DESC SEPARATOR ', ')",
      sqlite: 'GROUP_CONCAT("post"."title", \', \' ORDER BY "n" DESC)',
    },
  ],
  [
    'texts together by a parameter',
    aggregate('stringAgg', title, { argumentType: type('text'), arguments: [title, p(0)] }),
    {
      postgres: 'STRING_AGG("post"."title", $1::text)',
      mysql: "SUBSTR(GROUP_CONCAT(CONCAT(?, `post`.`title`) SEPARATOR ''), CHAR_LENGTH(?) + 1)",
      sqlite: 'GROUP_CONCAT("post"."title", ?)',
    },
  ],
  [
    'CASE',
    { kind: 'case', branches: [{ when: column('live'), then: p(0, 'integer') }], otherwise: literal(null) },
    {
      postgres: 'CASE WHEN "live" THEN $1::integer ELSE NULL END',
      mysql: 'CASE WHEN `live` = 1 THEN ? ELSE NULL END',
      sqlite: 'CASE WHEN "live" = 1 THEN ? ELSE NULL END',
    },
  ],
  [
    'CAST',
    { kind: 'cast', operand: p(0), type: type('integer') },
    {
      postgres: 'CAST($1::text AS integer)',
      mysql: 'CAST(? AS integer)',
      sqlite: "CAST(CASE TYPEOF(?) WHEN 'real' THEN ROUND(?) ELSE ? END AS integer)",
    },
  ],
  [
    'COLLATE',
    { kind: 'collate', operand: title, collation: 'nocase' },
    {
      postgres: '"post"."title" COLLATE "nocase"',
      mysql: '`post`.`title` COLLATE `nocase`',
      sqlite: '"post"."title" COLLATE "nocase"',
    },
  ],
  [
    'EXISTS',
    { kind: 'exists', select: select() },
    {
      postgres: 'EXISTS (SELECT "id" FROM "post")',
      mysql: 'EXISTS (SELECT `id` FROM `post`)',
      sqlite: 'EXISTS (SELECT "id" FROM "post")',
    },
  ],
  [
    'NOT EXISTS',
    { kind: 'not', operand: { kind: 'exists', select: select() } },
    {
      postgres: 'NOT EXISTS (SELECT "id" FROM "post")',
      mysql: 'NOT EXISTS (SELECT `id` FROM `post`)',
      sqlite: 'NOT EXISTS (SELECT "id" FROM "post")',
    },
  ],
  [
    'a subquery',
    { kind: 'subquery', select: select() },
    {
      postgres: '(SELECT "id" FROM "post")',
      mysql: '(SELECT `id` FROM `post`)',
      sqlite: '(SELECT "id" FROM "post")',
    },
  ],
  [
    'a window',
    {
      kind: 'window',
      expression: aggregate('sum', n),
      partitionBy: [title],
      orderBy: [{ expression: n, descending: false, nulls: null }],
      frame: { mode: 'ROWS', start: { kind: 'preceding', offset: 2 }, end: { kind: 'currentRow' } },
    },
    {
      postgres: 'SUM("n") OVER (PARTITION BY "post"."title" ORDER BY "n" ROWS BETWEEN 2 PRECEDING AND CURRENT ROW)::bigint',
      mysql: 'SUM(`n`) OVER (PARTITION BY `post`.`title` ORDER BY `n` ROWS BETWEEN 2 PRECEDING AND CURRENT ROW)',
      sqlite: 'SUM("n") OVER (PARTITION BY "post"."title" ORDER BY "n" ROWS BETWEEN 2 PRECEDING AND CURRENT ROW)',
    },
  ],
  [
    'a window function',
    { kind: 'window', expression: call('rank'), partitionBy: [], orderBy: [{ expression: n, descending: true, nulls: null }], frame: null },
    {
      postgres: 'RANK() OVER (ORDER BY "n" DESC)',
      mysql: 'RANK() OVER (ORDER BY `n` DESC)',
      sqlite: 'RANK() OVER (ORDER BY "n" DESC)',
    },
  ],
  [
    'a JSON path',
    { kind: 'jsonPath', operand: column('data'), path: ['a', 0, "it's", -1], asText: false },
    {
      postgres: "(\"data\" -> 'a' -> 0 -> 'it''s' -> -1)",
      mysql: 'JSON_EXTRACT(`data`, \'$."a"[0]."it\'\'s"[last]\')',
      sqlite: '("data" -> \'$."a"[0]."it\'\'s"[#-1]\')',
    },
  ],
  [
    'a JSON path as text',
    { kind: 'jsonPath', operand: column('data'), path: ['a'], asText: true },
    {
      postgres: '("data" ->> \'a\')',
      mysql:
        "CASE JSON_TYPE(JSON_EXTRACT(`data`, '$.\"a\"')) WHEN 'NULL' THEN NULL ELSE JSON_UNQUOTE(JSON_EXTRACT(`data`, '$.\"a\"')) " +
        'COLLATE utf8mb4_0900_bin END',
      mariadb:
        "CASE JSON_TYPE(JSON_EXTRACT(`data`, '$.\"a\"')) WHEN 'NULL' THEN NULL ELSE JSON_UNQUOTE(JSON_EXTRACT(`data`, '$.\"a\"')) END",
      sqlite:
        "CASE JSON_TYPE(\"data\", '$.\"a\"') WHEN 'true' THEN 'true' WHEN 'false' THEN 'false' ELSE CAST(\"data\" ->> '$.\"a\"' AS text) END",
    },
  ],
  [
    'a JSON comparison',
    equal({ kind: 'jsonPath', operand: column('data'), path: ['a'], asText: false }, p(0, 'json')),
    {
      postgres: '("data" -> \'a\') = $1',
      mysql: "JSON_EXTRACT(`data`, '$.\"a\"') = JSON_EXTRACT(?, '$')",
      mariadb:
        "CASE WHEN JSON_EXTRACT(`data`, '$.\"a\"') IS NOT NULL AND JSON_EXTRACT(?, '$') IS NOT NULL THEN JSON_EQUALS(JSON_EXTRACT(`data`, '$.\"a\"'), JSON_EXTRACT(?, '$')) END",
      sqlite: '("data" -> \'$."a"\') = JSON(?)',
    },
  ],
  [
    'a JSON order',
    {
      kind: 'comparison',
      operator: '<',
      left: { kind: 'jsonPath', operand: column('data'), path: ['a'], asText: false },
      right: p(0, 'json'),
    },
    {
      postgres: '("data" -> \'a\') < $1',
      mysql: "JSON_EXTRACT(`data`, '$.\"a\"') < JSON_EXTRACT(?, '$')",
      mariadb:
        "CASE WHEN JSON_TYPE(JSON_EXTRACT(`data`, '$.\"a\"')) IN ('INTEGER', 'DOUBLE') AND JSON_TYPE(JSON_EXTRACT(?, '$')) IN ('INTEGER', 'DOUBLE') THEN JSON_EXTRACT(`data`, '$.\"a\"') + 0e0 < JSON_EXTRACT(?, '$') + 0e0 ELSE JSON_EXTRACT(`data`, '$.\"a\"') < JSON_EXTRACT(?, '$') END",
      sqlite: 'JSON_EXTRACT("data", \'$."a"\') < JSON_EXTRACT(JSON(?), \'$\')',
    },
  ],
];

test.each(cases)('%s', (_title, node, expected) => {
  expectSql(select({ columns: [{ expression: node, alias: null }], from: null }), expected, 'SELECT ');
});
