import { test } from '@jest/globals';
import type { ExpressionSqlNode, PatternNode } from '../../../../runtime/sql/ast/index.js';
import { arithmetic, column, equal, literal, parameter, select, type } from '../../../support/sql-nodes.js';
import { type ExpectedSql, expectSql } from './compilers.js';

const p = parameter;
const title = column('title', 'post');
const n = column('n');
const row: ExpressionSqlNode = { kind: 'row', items: [column('a'), column('b')] };

function pattern(match: PatternNode['match'], insensitive: boolean): PatternNode {
  return { kind: 'pattern', match, insensitive, subject: title, text: p(0) };
}

const cases: readonly (readonly [title: string, node: ExpressionSqlNode, sql: ExpectedSql])[] = [
  [
    'a column',
    column('title', 'post'),
    {
      postgres: '"post"."title"',
      mysql: '`post`.`title`',
      sqlite: '"post"."title"',
    },
  ],
  [
    'a reference',
    { kind: 'reference', name: 'n' },
    {
      postgres: '"n"',
      mysql: '`n`',
      sqlite: '"n"',
    },
  ],
  [
    'literals',
    { kind: 'row', items: [null, true, false, -1.5, "it's"].map(literal) },
    {
      postgres: "(NULL, TRUE, FALSE, -1.5, 'it''s')",
      mysql: "(NULL, 1, 0, -1.5, 'it''s')",
      sqlite: "(NULL, 1, 0, -1.5, 'it''s')",
    },
  ],
  [
    'a text with a backslash',
    literal('a\\b'),
    {
      postgres: "'a\\b'",
      mysql: "_utf8mb4 X'615c62'",
      sqlite: "'a\\b'",
    },
  ],
  [
    'a text that might be taken for the place of a value',
    literal('a?'),
    {
      postgres: "'a?'",
      mysql: "_utf8mb4 X'613f'",
      sqlite: "'a?'",
    },
  ],
  [
    'a row in a list of rows',
    { kind: 'in', operand: row, list: [row] },
    {
      postgres: '("a", "b") IN (("a", "b"))',
      mysql: '(`a`, `b`) IN ((`a`, `b`))',
      sqlite: '("a", "b") IN (("a", "b"))',
    },
  ],
  [
    'a parameter',
    p(0, 'integer'),
    {
      postgres: '$1::integer',
      mysql: '?',
      sqlite: '?',
    },
  ],
  [
    'a decimal parameter',
    p(0, 'decimal'),
    {
      postgres: '$1::decimal',
      mysql: 'CAST(? AS decimal)',
      sqlite: '?',
    },
  ],
  [
    'a float parameter',
    p(0, 'float'),
    {
      postgres: '$1::float',
      mysql: '?',
      sqlite: 'CAST(? AS REAL)',
    },
  ],
  [
    'a JSON parameter',
    p(0, 'json'),
    {
      postgres: '$1::json',
      mysql: "JSON_EXTRACT(?, '$')",
      sqlite: 'JSON(?)',
    },
  ],
  [
    'a parameter of unknown type',
    p(0, 'unknown'),
    {
      postgres: '$1',
      mysql: '?',
      sqlite: '?',
    },
  ],
  [
    'raw SQL',
    { kind: 'raw', parts: ['my_func(', p(0), ', 1)'] },
    {
      postgres: 'my_func($1::text, 1)',
      mysql: 'my_func(?, 1)',
      sqlite: 'my_func(?, 1)',
    },
  ],
  [
    'a comparison',
    equal(title, p(0)),
    {
      postgres: '"post"."title" = $1',
      mysql: '`post`.`title` = ?',
      sqlite: '"post"."title" = ?',
    },
  ],
  [
    'a comparison with a decimal',
    { kind: 'comparison', operator: '>=', left: n, right: p(0, 'decimal') },
    {
      postgres: '"n" >= $1',
      mysql: '`n` >= CAST(? AS decimal)',
      sqlite: '"n" >= ?',
    },
  ],
  [
    'a parameter that is a time by itself',
    p(0, 'time'),
    {
      postgres: '$1::time',
      mysql: 'CAST(CAST(? AS char) AS time)',
      mariadb: 'CAST(? AS time)',
      sqlite: '?',
    },
  ],
  [
    'a text as a time',
    { kind: 'cast', operand: p(0), type: type('time') },
    {
      postgres: 'CAST($1::text AS time)',
      mysql: 'CAST(CAST(? AS char) AS time)',
      mariadb: 'CAST(? AS time)',
      sqlite: "SUBSTR(?, INSTR(?, ' ') + 1)",
    },
  ],
  [
    'a comparison with a cast',
    equal(n, p(0, 'integer', { cast: true })),
    {
      postgres: '"n" = $1::integer',
      mysql: '`n` = CAST(? AS integer)',
      sqlite: '"n" = ?',
    },
  ],
  [
    'a comparison of parameters',
    equal(p(0, 'integer'), p(1, 'integer')),
    {
      postgres: '$1::integer = $2',
      mysql: '? = ?',
      sqlite: '? = ?',
    },
  ],
  [
    'a comparison of comparisons',
    equal(equal(n, literal(1)), equal(n, literal(2))),
    {
      postgres: '("n" = 1) = ("n" = 2)',
      mysql: '(`n` = 1) = (`n` = 2)',
      sqlite: '("n" = 1) = ("n" = 2)',
    },
  ],
  [
    'AND of OR',
    {
      kind: 'logical',
      connector: 'AND',
      operands: [column('live'), { kind: 'logical', connector: 'OR', operands: [equal(n, literal(1)), column('live')] }],
    },
    {
      postgres: '"live" AND ("n" = 1 OR "live")',
      mysql: '`live` = 1 AND (`n` = 1 OR `live` = 1)',
      sqlite: '"live" = 1 AND ("n" = 1 OR "live" = 1)',
    },
  ],
  [
    'XOR',
    { kind: 'logical', connector: 'XOR', operands: [column('live'), equal(n, literal(1))] },
    {
      postgres: '(CASE WHEN "live" THEN 1 ELSE 0 END + CASE WHEN "n" = 1 THEN 1 ELSE 0 END) % 2 = 1',
      mysql: '(CASE WHEN `live` = 1 THEN 1 ELSE 0 END + CASE WHEN `n` = 1 THEN 1 ELSE 0 END) % 2 = 1',
      sqlite: '(CASE WHEN "live" = 1 THEN 1 ELSE 0 END + CASE WHEN "n" = 1 THEN 1 ELSE 0 END) % 2 = 1',
    },
  ],
  [
    'an empty AND',
    { kind: 'logical', connector: 'AND', operands: [] },
    {
      postgres: 'TRUE',
      mysql: '1',
      sqlite: '1',
    },
  ],
  [
    'an empty OR',
    { kind: 'logical', connector: 'OR', operands: [] },
    {
      postgres: 'FALSE',
      mysql: '0',
      sqlite: '0',
    },
  ],
  [
    'NOT of a column',
    { kind: 'not', operand: column('live') },
    {
      postgres: 'NOT "live"',
      mysql: 'NOT `live` = 1',
      sqlite: 'NOT "live" = 1',
    },
  ],
  [
    'NOT of a comparison',
    { kind: 'not', operand: equal(n, literal(1)) },
    {
      postgres: 'NOT ("n" = 1)',
      mysql: 'NOT (`n` = 1)',
      sqlite: 'NOT ("n" = 1)',
    },
  ],
  [
    'IS NULL',
    { kind: 'isNull', operand: equal(n, literal(1)), negated: false },
    {
      postgres: '("n" = 1) IS NULL',
      mysql: '(`n` = 1) IS NULL',
      sqlite: '("n" = 1) IS NULL',
    },
  ],
  [
    'IS NOT NULL',
    { kind: 'isNull', operand: n, negated: true },
    {
      postgres: '"n" IS NOT NULL',
      mysql: '`n` IS NOT NULL',
      sqlite: '"n" IS NOT NULL',
    },
  ],
  [
    'IN a list',
    { kind: 'in', operand: n, list: [0, 1].map((index) => ({ kind: 'elementParameter', slot: 0, index, type: type('integer') })) },
    {
      postgres: '"n" IN ($1, $2)',
      mysql: '`n` IN (?, ?)',
      sqlite: '"n" IN (?, ?)',
    },
  ],
  [
    'IN a query',
    { kind: 'in', operand: n, list: select() },
    {
      postgres: '"n" IN (SELECT "id" FROM "post")',
      mysql: '`n` IN (SELECT `id` FROM `post`)',
      sqlite: '"n" IN (SELECT "id" FROM "post")',
    },
  ],
  [
    'IN nothing',
    { kind: 'in', operand: n, list: [] },
    {
      postgres: '"n" IN (NULL)',
      mysql: '`n` IN (NULL)',
      sqlite: '"n" IN (NULL)',
    },
  ],
  [
    'BETWEEN',
    { kind: 'between', operand: n, low: p(0, 'integer'), high: p(1, 'integer') },
    {
      postgres: '"n" BETWEEN $1 AND $2',
      mysql: '`n` BETWEEN ? AND ?',
      sqlite: '"n" BETWEEN ? AND ?',
    },
  ],
  [
    'contains',
    pattern('contains', false),
    {
      postgres: '"post"."title" LIKE $1',
      mysql: "CONVERT(`post`.`title` USING utf8mb4) COLLATE utf8mb4_0900_bin LIKE ? ESCAPE '|'",
      sqlite: 'INSTR("post"."title", ?) > 0',
    },
  ],
  [
    'icontains',
    pattern('contains', true),
    {
      postgres: '"post"."title" ILIKE $1',
      mysql: "LOWER(CONVERT(`post`.`title` USING utf8mb4)) COLLATE utf8mb4_0900_bin LIKE LOWER(?) ESCAPE '|'",
      sqlite: '"post"."title" LIKE ? ESCAPE \'\\\'',
    },
  ],
  [
    'startsWith',
    pattern('startsWith', false),
    {
      postgres: '"post"."title" LIKE $1',
      mysql: "CONVERT(`post`.`title` USING utf8mb4) COLLATE utf8mb4_0900_bin LIKE ? ESCAPE '|'",
      sqlite: '"post"."title" GLOB ?',
    },
  ],
  [
    'endsWith, insensitive',
    pattern('endsWith', true),
    {
      postgres: '"post"."title" ILIKE $1',
      mysql: "LOWER(CONVERT(`post`.`title` USING utf8mb4)) COLLATE utf8mb4_0900_bin LIKE LOWER(?) ESCAPE '|'",
      sqlite: '"post"."title" LIKE ? ESCAPE \'\\\'',
    },
  ],
  [
    'iexact',
    pattern('equals', true),
    {
      postgres: 'UPPER("post"."title") = UPPER($1::text)',
      mysql: "LOWER(CONVERT(`post`.`title` USING utf8mb4)) COLLATE utf8mb4_0900_bin LIKE LOWER(?) ESCAPE '|'",
      sqlite: '"post"."title" LIKE ? ESCAPE \'\\\'',
    },
  ],
  [
    'contains an expression',
    { ...pattern('contains', false), text: n },
    {
      postgres: "\"post\".\"title\" LIKE ('%' || REPLACE(REPLACE(REPLACE(\"n\", '\\', '\\\\'), '%', '\\%'), '_', '\\_') || '%')",
      mysql:
        "CONVERT(`post`.`title` USING utf8mb4) COLLATE utf8mb4_0900_bin LIKE CONCAT('%', REPLACE(REPLACE(REPLACE(`n`, '|', '||'), '%', '|%'), '_', '|_'), '%') ESCAPE '|'",
      sqlite: 'INSTR("post"."title", "n") > 0',
    },
  ],
  [
    'icontains an expression',
    { ...pattern('contains', true), text: n },
    {
      postgres: "\"post\".\"title\" ILIKE ('%' || REPLACE(REPLACE(REPLACE(\"n\", '\\', '\\\\'), '%', '\\%'), '_', '\\_') || '%')",
      mysql:
        "LOWER(CONVERT(`post`.`title` USING utf8mb4)) COLLATE utf8mb4_0900_bin LIKE LOWER(CONCAT('%', REPLACE(REPLACE(REPLACE(`n`, '|', '||'), '%', '|%'), '_', '|_'), '%')) ESCAPE '|'",
      sqlite: "\"post\".\"title\" LIKE ('%' || REPLACE(REPLACE(REPLACE(\"n\", '\\', '\\\\'), '%', '\\%'), '_', '\\_') || '%') ESCAPE '\\'",
    },
  ],
  [
    'contains a constant',
    { ...pattern('startsWith', false), text: literal('50%_') },
    {
      postgres: '"post"."title" LIKE \'50\\%\\_%\'',
      mysql: "CONVERT(`post`.`title` USING utf8mb4) COLLATE utf8mb4_0900_bin LIKE '50|%|_%' ESCAPE '|'",
      sqlite: '"post"."title" GLOB \'50%_*\'',
    },
  ],
  [
    'a number that contains',
    { ...pattern('contains', false), subject: n, subjectType: type('integer') },
    {
      postgres: '"n"::text LIKE $1',
      mysql: "CONVERT(`n` USING utf8mb4) COLLATE utf8mb4_0900_bin LIKE ? ESCAPE '|'",
      sqlite: 'INSTR("n", ?) > 0',
    },
  ],
  [
    'a custom operator',
    { kind: 'customOperator', operator: '?', left: column('data'), right: p(0) },
    {
      postgres: '"data" ? $1',
      mysql: "JSON_CONTAINS_PATH(`data`, 'one', CONCAT('$.', JSON_QUOTE(?)))",
      sqlite: 'CASE WHEN "data" IS NOT NULL THEN EXISTS (SELECT 1 FROM JSON_EACH("data") WHERE key = ?) END',
    },
  ],
  [
    'has any of the keys',
    { kind: 'customOperator', operator: '?|', left: column('data'), right: { kind: 'row', items: [p(0), p(1)] } },
    {
      postgres: '"data" ?| ARRAY[$1::text, $2::text]',
      mysql: "JSON_CONTAINS_PATH(`data`, 'one', CONCAT('$.', JSON_QUOTE(?)), CONCAT('$.', JSON_QUOTE(?)))",
      sqlite:
        '(CASE WHEN "data" IS NOT NULL THEN EXISTS (SELECT 1 FROM JSON_EACH("data") WHERE key = ?) END OR CASE WHEN "data" IS NOT NULL THEN EXISTS (SELECT 1 FROM JSON_EACH("data") WHERE key = ?) END)',
    },
  ],
  [
    'sums',
    arithmetic('-', n, arithmetic('-', n, literal(-1))),
    {
      postgres: '"n" - ("n" - (-1))',
      mysql: '`n` - (`n` - (-1))',
      sqlite: '"n" - ("n" - (-1))',
    },
  ],
  [
    'a division of integers',
    arithmetic('/', n, p(0, 'integer')),
    {
      postgres: '"n" / $1::integer',
      mysql: '`n` DIV ?',
      sqlite: '"n" / ?',
    },
  ],
  [
    'a division of decimals',
    arithmetic('/', n, p(0, 'decimal'), ['decimal', 'decimal', 'decimal']),
    {
      postgres: '"n" / $1::decimal',
      mysql: '`n` / CAST(? AS decimal)',
      sqlite: '"n" / CAST(? AS REAL)',
    },
  ],
  [
    'a remainder',
    arithmetic('%', n, literal(3)),
    {
      postgres: 'MOD("n", 3)',
      mysql: 'MOD(`n`, 3)',
      sqlite: '("n" % 3)',
    },
  ],
  [
    'a power',
    arithmetic('^', n, literal(3)),
    {
      postgres: 'POWER("n", 3)',
      mysql: 'POWER(`n`, 3)',
      sqlite: 'POWER("n", 3)',
    },
  ],
  [
    'exclusive or',
    arithmetic('#', n, literal(3)),
    {
      postgres: '"n" # 3',
      mysql: 'CAST(`n` ^ 3 AS SIGNED)',
      sqlite: '(("n" | 3) - ("n" & 3))',
    },
  ],
  [
    'a shift',
    arithmetic('>>', n, column('m')),
    {
      postgres: '"n" >> "m"::integer',
      mysql: 'CAST(CASE WHEN `n` < 0 THEN ~(~`n` >> `m`) ELSE `n` >> `m` END AS SIGNED)',
      sqlite: '"n" >> "m"',
    },
  ],
  [
    'a regular expression',
    { kind: 'regex', insensitive: false, subject: title, pattern: p(0) },
    {
      postgres: '"post"."title" ~ $1',
      mysql: "REGEXP_LIKE(`post`.`title`, ?, 'c')",
      mariadb: "CONVERT(`post`.`title` USING utf8mb4) COLLATE utf8mb4_nopad_bin REGEXP CONCAT('(?-i)', ?)",
      sqlite: '"post"."title" REGEXP ?',
    },
  ],
];

test.each(cases)('%s', (_title, node, expected) => {
  expectSql(select({ columns: [{ expression: node, alias: null }], from: null }), expected, 'SELECT ');
});
