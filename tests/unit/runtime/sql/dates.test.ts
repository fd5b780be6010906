import { test } from '@jest/globals';
import type { DatePart, ExpressionSqlNode, TruncNode, ValueType } from '../../../../runtime/sql/ast/index.js';
import { arithmetic, column, parameter, select, type } from '../../../support/sql-nodes.js';
import { type ExpectedSql, expectSql } from './compilers.js';

const p = parameter;
const at = column('at');

function extract(part: DatePart, timeZone: string | null = null): ExpressionSqlNode {
  return { kind: 'extract', part, operand: at, operandType: type('dateTime'), timeZone };
}

function trunc(unit: TruncNode['unit'], kind: ValueType['kind'], timeZone: string | null = null): TruncNode {
  return { kind: 'trunc', unit, operand: at, operandType: type('dateTime'), timeZone, type: type(kind) };
}

const cases: readonly (readonly [title: string, node: ExpressionSqlNode, sql: ExpectedSql])[] = [
  [
    'a date and a duration',
    arithmetic('+', column('day'), p(0, 'duration'), ['date', 'duration', 'dateTime']),
    {
      postgres: '("day" + $1::duration) AT TIME ZONE \'UTC\'',
      mysql: '(`day` + INTERVAL ? MICROSECOND)',
      sqlite:
        "(SELECT STRFTIME('%Y-%m-%d %H:%M:%S', (n - f) / 1000000, 'unixepoch') || CASE f WHEN 0 THEN '' ELSE PRINTF('.%06d', f) END FROM (SELECT n, (n % 1000000 + 1000000) % 1000000 AS f FROM (SELECT (CAST(STRFTIME('%s', SUBSTR(\"day\", 1, 19)) AS INTEGER) * 1000000) + ? AS n)))",
    },
  ],
  [
    'an instant and a duration',
    arithmetic('-', at, p(0, 'duration'), ['dateTime', 'duration', 'dateTime']),
    {
      postgres: '"at" - $1::duration',
      mysql: '(`at` - INTERVAL ? MICROSECOND)',
      sqlite:
        "(SELECT STRFTIME('%Y-%m-%d %H:%M:%S', (n - f) / 1000000, 'unixepoch') || CASE f WHEN 0 THEN '' ELSE PRINTF('.%06d', f) END FROM (SELECT n, (n % 1000000 + 1000000) % 1000000 AS f FROM (SELECT (CAST(STRFTIME('%s', SUBSTR(\"at\", 1, 19)) AS INTEGER) * 1000000 + CAST(SUBSTR(SUBSTR(\"at\", 21) || '000000', 1, 6) AS INTEGER)) - ? AS n)))",
    },
  ],
  [
    'a time and a duration',
    arithmetic('+', column('clock'), p(0, 'duration'), ['time', 'duration', 'time']),
    {
      postgres: '"clock" + $1::duration',
      mysql: "CAST(TIMESTAMP('2000-01-01', `clock`) + INTERVAL ? MICROSECOND AS TIME(6))",
      sqlite:
        "(SELECT STRFTIME('%H:%M:%S', (n - f) / 1000000, 'unixepoch') || CASE f WHEN 0 THEN '' ELSE PRINTF('.%06d', f) END FROM (SELECT n, (n % 1000000 + 1000000) % 1000000 AS f FROM (SELECT (CAST(STRFTIME('%s', SUBSTR(\"clock\", 1, 8)) AS INTEGER) * 1000000 + CAST(SUBSTR(SUBSTR(\"clock\", 10) || '000000', 1, 6) AS INTEGER)) + ? AS n)))",
    },
  ],
  [
    'a difference of dates',
    arithmetic('-', column('a'), column('b'), ['date', 'date', 'duration']),
    {
      postgres: '("a" - "b") * INTERVAL \'1 day\'',
      mysql: 'TIMESTAMPDIFF(MICROSECOND, `b`, `a`)',
      sqlite:
        '((CAST(STRFTIME(\'%s\', SUBSTR("a", 1, 19)) AS INTEGER) * 1000000) - (CAST(STRFTIME(\'%s\', SUBSTR("b", 1, 19)) AS INTEGER) * 1000000))',
    },
  ],
  [
    'the year',
    extract('year'),
    {
      postgres: 'EXTRACT(YEAR FROM "at" AT TIME ZONE \'UTC\')',
      mysql: 'YEAR(`at`)',
      sqlite: 'CAST(STRFTIME(\'%Y\', SUBSTR("at", 1, 19)) AS INTEGER)',
    },
  ],
  [
    'the ISO year',
    extract('isoYear'),
    {
      postgres: 'EXTRACT(ISOYEAR FROM "at" AT TIME ZONE \'UTC\')',
      mysql: '(YEARWEEK(`at`, 3) DIV 100)',
      sqlite: "CAST(STRFTIME('%Y', SUBSTR(\"at\", 1, 19), '-3 days', 'weekday 4') AS INTEGER)",
    },
  ],
  [
    'the week',
    extract('week'),
    {
      postgres: 'EXTRACT(WEEK FROM "at" AT TIME ZONE \'UTC\')',
      mysql: 'WEEK(`at`, 3)',
      sqlite: "((CAST(STRFTIME('%j', SUBSTR(\"at\", 1, 19), '-3 days', 'weekday 4') AS INTEGER) + 6) / 7)",
    },
  ],
  [
    'the weekday',
    extract('weekDay'),
    {
      postgres: '(EXTRACT(DOW FROM "at" AT TIME ZONE \'UTC\') + 1)',
      mysql: 'DAYOFWEEK(`at`)',
      sqlite: '(CAST(STRFTIME(\'%w\', SUBSTR("at", 1, 19)) AS INTEGER) + 1)',
    },
  ],
  [
    'the second',
    extract('second'),
    {
      postgres: 'FLOOR(EXTRACT(SECOND FROM "at" AT TIME ZONE \'UTC\'))',
      mysql: 'SECOND(`at`)',
      sqlite: 'CAST(STRFTIME(\'%S\', SUBSTR("at", 1, 19)) AS INTEGER)',
    },
  ],
  [
    'the microsecond',
    extract('microsecond'),
    {
      postgres: 'MOD(EXTRACT(MICROSECONDS FROM "at" AT TIME ZONE \'UTC\')::bigint, 1000000)',
      mysql: 'MICROSECOND(`at`)',
      sqlite: 'CAST(SUBSTR(SUBSTR("at", 21) || \'000000\', 1, 6) AS INTEGER)',
    },
  ],
  [
    'the epoch',
    extract('epoch'),
    {
      postgres: 'EXTRACT(EPOCH FROM "at")',
      mysql: "(TIMESTAMPDIFF(MICROSECOND, '1970-01-01', `at`) / 1e6)",
      sqlite:
        '((CAST(STRFTIME(\'%s\', SUBSTR("at", 1, 19)) AS INTEGER) * 1000000 + CAST(SUBSTR(SUBSTR("at", 21) || \'000000\', 1, 6) AS INTEGER)) / 1000000.0)',
    },
  ],
  [
    'an instant to its month',
    trunc('month', 'dateTime'),
    {
      postgres: "(DATE_TRUNC('month', \"at\" AT TIME ZONE 'UTC') AT TIME ZONE 'UTC')",
      mysql: "CAST(DATE_FORMAT(`at`, '%Y-%m-01') AS DATETIME(6))",
      sqlite: "(DATE(SUBSTR(\"at\", 1, 19), 'start of month') || ' 00:00:00')",
    },
  ],
  [
    'an instant to the first day of its quarter',
    trunc('quarter', 'date'),
    {
      postgres: "DATE_TRUNC('quarter', \"at\" AT TIME ZONE 'UTC')::date",
      mysql: 'CAST(MAKEDATE(YEAR(`at`), 1) + INTERVAL (QUARTER(`at`) - 1) * 3 MONTH AS DATE)',
      sqlite:
        "DATE(SUBSTR(\"at\", 1, 19), 'start of month', '-' || ((CAST(STRFTIME('%m', SUBSTR(\"at\", 1, 19)) AS INTEGER) - 1) % 3) || ' months')",
    },
  ],
  [
    'an instant to its week',
    trunc('week', 'date'),
    {
      postgres: "DATE_TRUNC('week', \"at\" AT TIME ZONE 'UTC')::date",
      mysql: 'CAST(DATE(`at`) - INTERVAL WEEKDAY(`at`) DAY AS DATE)',
      sqlite: "DATE(SUBSTR(\"at\", 1, 19), '-6 days', 'weekday 1')",
    },
  ],
  [
    'an instant to its date',
    trunc('date', 'date'),
    {
      postgres: '("at" AT TIME ZONE \'UTC\')::date',
      mysql: 'CAST(`at` AS DATE)',
      sqlite: 'SUBSTR("at", 1, 10)',
    },
  ],
  [
    'an instant to its time',
    trunc('time', 'time'),
    {
      postgres: '("at" AT TIME ZONE \'UTC\')::time',
      mysql: 'CAST(`at` AS TIME(6))',
      sqlite: 'SUBSTR("at", 12)',
    },
  ],
  [
    'a time to its hour',
    { ...trunc('hour', 'time'), operandType: type('time') },
    {
      postgres: 'DATE_TRUNC(\'hour\', "at")::time',
      mysql: "CAST(TIME_FORMAT(`at`, '%H:00:00') AS TIME(6))",
      sqlite: 'STRFTIME(\'%H:00:00\', SUBSTR("at", 1, 8))',
    },
  ],
  [
    'a part in a time zone',
    extract('hour', 'Europe/Vienna'),
    {
      postgres: 'EXTRACT(HOUR FROM "at" AT TIME ZONE \'Europe/Vienna\')',
      mysql: "HOUR(CONVERT_TZ(`at`, '+00:00', 'Europe/Vienna'))",
    },
  ],
  [
    'an instant to the day of a time zone',
    trunc('day', 'dateTime', 'Europe/Vienna'),
    {
      postgres: "DATE_TRUNC('day', \"at\", 'Europe/Vienna')",
      mysql:
        "CONVERT_TZ(CAST(DATE_FORMAT(CONVERT_TZ(`at`, '+00:00', 'Europe/Vienna'), '%Y-%m-%d') AS DATETIME(6)), 'Europe/Vienna', '+00:00')",
    },
  ],
];

test.each(cases)('%s', (_title, node, expected) => {
  expectSql(select({ columns: [{ expression: node, alias: null }], from: null }), expected, 'SELECT ');
});
