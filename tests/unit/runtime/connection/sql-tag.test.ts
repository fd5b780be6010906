import { compileSql } from '../../../../runtime/connection/sql-compile.js';
import type { SqlFragment } from '../../../../runtime/connection/sql-fragment.js';
import { sql } from '../../../../runtime/connection/sql-tag.js';
import { connections } from '../../../../runtime/connection/connections.js';
import { configureFake } from './support.js';

const postgres = (fragment: SqlFragment): unknown => compileSql(fragment, 'postgres');

test('values are parameters', () => {
  const fragment = sql`SELECT * FROM t WHERE id = ${7} AND name = ${"x'; DROP TABLE t"} AND n IS ${null}`;
  const parameters = [7, "x'; DROP TABLE t", null];
  expect(postgres(fragment)).toEqual({ sql: 'SELECT * FROM t WHERE id = $1 AND name = $2 AND n IS $3', parameters });
  expect(compileSql(fragment, 'mysql')).toEqual({ sql: 'SELECT * FROM t WHERE id = ? AND name = ? AND n IS ?', parameters });
  expect(compileSql(fragment, 'sqlite')).toEqual(compileSql(fragment, 'mysql'));
});

test('fragments are spliced, at any depth, with their values in order', () => {
  const inner = sql`b = ${2}`;
  const middle = sql`(${inner} OR ${sql`TRUE`})`;
  expect(postgres(sql`WHERE a = ${1} AND ${middle} AND c = ${3}`)).toEqual({
    sql: 'WHERE a = $1 AND (b = $2 OR TRUE) AND c = $3',
    parameters: [1, 2, 3],
  });
  expect(postgres(sql`${inner}${inner}`)).toEqual({ sql: 'b = $1b = $2', parameters: [2, 2] });
  expect(postgres(sql``)).toEqual({ sql: '', parameters: [] });
});

test('identifiers are quoted by the dialect', () => {
  const fragment = sql`SELECT ${sql.identifier('shop', 'or"d`er')} WHERE ${1}`;
  expect(postgres(fragment)).toEqual({ sql: 'SELECT "shop"."or""d`er" WHERE $1', parameters: [1] });
  expect(compileSql(fragment, 'mysql').sql).toBe('SELECT `shop`.`or"d``er` WHERE ?');
  expect(compileSql(fragment, 'sqlite').sql).toBe('SELECT "shop"."or""d`er" WHERE ?');
  for (const bad of ['', 'a\0b', 5 as unknown as string]) {
    expect(() => sql.identifier(bad)).toThrow(expect.objectContaining({ code: 'SQL.INVALID_IDENTIFIER' }));
  }
});

test('join makes lists of values and of fragments', () => {
  expect(postgres(sql`IN (${sql.join([1, 2, 3])})`)).toEqual({ sql: 'IN ($1, $2, $3)', parameters: [1, 2, 3] });
  expect(postgres(sql`WHERE ${sql.join([sql`a = ${1}`, sql`b = ${2}`], sql` AND `)}!`)).toEqual({
    sql: 'WHERE a = $1 AND b = $2!',
    parameters: [1, 2],
  });
  expect(postgres(sql.join([sql.identifier('a')]))).toEqual({ sql: '"a"', parameters: [] });
  expect(() => sql.join([])).toThrow(expect.objectContaining({ code: 'SQL.EMPTY_JOIN' }));
  expect(() => sql.join([1], ', ' as unknown as SqlFragment)).toThrow(expect.objectContaining({ code: 'SQL.NOT_A_FRAGMENT' }));
});

test('a list is no value unless sql.value says so', () => {
  expect(() => sql`IN (${[1, 2]})`).toThrow('${sql.join(list)}');
  expect(() => sql`IN (${[1, 2]})`).toThrow(expect.objectContaining({ code: 'SQL.ARRAY_VALUE' }));
  expect(postgres(sql`= ANY(${sql.value([1, 2])})`)).toEqual({ sql: '= ANY($1)', parameters: [[1, 2]] });
});

test.each([
  ['undefined', undefined],
  ['A promise', Promise.resolve(1)],
  ['A function', () => 1],
  ['A symbol', Symbol('s')],
])('%s is no value', (name, value) => {
  expect(() => sql`${value}`).toThrow(expect.objectContaining({ code: 'SQL.INVALID_VALUE', message: expect.stringContaining(name) }));
});

test('text in the place of a fragment is an error with the way out', async () => {
  configureFake();
  await expect(connections.default.query('SELECT 1' as unknown as SqlFragment)).rejects.toMatchObject({
    code: 'SQL.NOT_A_FRAGMENT',
    message: expect.stringContaining('Write sql`SELECT'),
  });
  expect(() => sql('SELECT 1' as unknown as TemplateStringsArray)).toThrow(expect.objectContaining({ code: 'SQL.NOT_A_FRAGMENT' }));
  expect(postgres(sql`${sql.unsafe('SELECT 1')} WHERE ${2}`)).toEqual({ sql: 'SELECT 1 WHERE $1', parameters: [2] });
});
