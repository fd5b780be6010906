import { describe, expect, test } from '@jest/globals';
import type { CompoundNode, ExpressionSqlNode, LockNode, OrderNode, QueryNode } from '../../../../runtime/sql/ast/index.js';
import { column, equal, insert, literal, parameter, select, type } from '../../../support/sql-nodes.js';
import { type CompilerName, compilers, type ExpectedSql, expectSql } from './compilers.js';

const p = parameter;
const order = (name: string, more: Partial<OrderNode> = {}): OrderNode => ({
  expression: column(name),
  descending: false,
  nulls: null,
  ...more,
});
const lock = (more: Partial<LockNode>): LockNode => ({ strength: 'update', of: [], wait: 'wait', ...more });
const few = select({ orderBy: [order('id')], limit: { limit: 2, offset: null } });
const compound = (more: Partial<CompoundNode>): CompoundNode => ({
  kind: 'compound',
  operator: 'unionAll',
  parts: [few, select()],
  orderBy: [],
  limit: null,
  ...more,
});
const where = equal(column('id'), p(0, 'integer'));

/** What a database does not have is refused where it has no entry; MariaDB is as MySQL unless it says otherwise. */
const cases: readonly (readonly [title: string, node: QueryNode, sql: ExpectedSql])[] = [
  ['a whole SELECT', select({
    distinct: true,
    columns: [{ expression: column('title', 'p'), alias: null }, { expression: { kind: 'aggregate', name: 'count', arguments: [{ kind: 'star' }], distinct: false, filter: null, orderBy: [], argumentType: type('count'), type: type('count') }, alias: 'n' }],
    from: { kind: 'table', table: 'post', alias: 'p' },
    joins: [
      { type: 'inner', source: { kind: 'table', table: 'author', alias: 'author' }, on: equal(column('author_id', 'p'), column('id', 'author')) },
      { type: 'left', source: { kind: 'derivedTable', select: select(), alias: 'd' }, on: null },
      { type: 'cross', source: { kind: 'table', table: 'tag', alias: 'T4' }, on: null },
    ],
    where: column('live', 'p'),
    groupBy: [column('title', 'p'), literal(1)],
    having: equal({ kind: 'reference', name: 'n' }, p(0, 'count')),
    orderBy: [{ expression: { kind: 'reference', name: 'n' }, descending: true, nulls: null }],
    limit: { limit: 10, offset: literal(20) },
  }), {
    postgres: 'SELECT DISTINCT "p"."title", COUNT(*) AS "n" FROM "post" "p" INNER JOIN "author" ON "p"."author_id" = "author"."id" LEFT JOIN (SELECT "id" FROM "post") "d" ON TRUE CROSS JOIN "tag" "T4" WHERE "p"."live" GROUP BY "p"."title", COALESCE(1, NULL) HAVING "n" = $1 ORDER BY "n" DESC LIMIT 10 OFFSET 20',
    mysql: 'SELECT DISTINCT `p`.`title`, COUNT(*) AS `n` FROM `post` `p` INNER JOIN `author` ON `p`.`author_id` = `author`.`id` LEFT JOIN (SELECT `id` FROM `post`) `d` ON 1 CROSS JOIN `tag` `T4` WHERE `p`.`live` = 1 GROUP BY `p`.`title`, COALESCE(1, NULL) HAVING `n` = ? ORDER BY `n` DESC LIMIT 10 OFFSET 20',
    sqlite: 'SELECT DISTINCT "p"."title", COUNT(*) AS "n" FROM "post" "p" INNER JOIN "author" ON "p"."author_id" = "author"."id" LEFT JOIN (SELECT "id" FROM "post") "d" ON 1 CROSS JOIN "tag" "T4" WHERE "p"."live" = 1 GROUP BY "p"."title", COALESCE(1, NULL) HAVING "n" = ? ORDER BY "n" DESC LIMIT 10 OFFSET 20',
  }],
  ['one group of all rows', select({ groupBy: [] }), {
    postgres: 'SELECT "id" FROM "post"',
    mysql: 'SELECT `id` FROM `post`',
    sqlite: 'SELECT "id" FROM "post"',
  }],
  ['DISTINCT ON', select({ distinct: [column('a'), column('b')] }), { postgres: 'SELECT DISTINCT ON ("a", "b") "id" FROM "post"' }],
  ['LATERAL', select({ joins: [{ type: 'left', lateral: true, source: { kind: 'derivedTable', select: select(), alias: 'd' }, on: null }] }), {
    postgres: 'SELECT "id" FROM "post" LEFT JOIN LATERAL (SELECT "id" FROM "post") "d" ON TRUE',
    mysql: 'SELECT `id` FROM `post` LEFT JOIN LATERAL (SELECT `id` FROM `post`) `d` ON 1',
    mariadb: null,
  }],
  ['WITH RECURSIVE', select({ with: [{ name: 't', columns: ['a'], recursive: true, query: compound({ parts: [select(), select()] }) }] }), {
    postgres: 'WITH RECURSIVE "t" ("a") AS (SELECT "id" FROM "post" UNION ALL SELECT "id" FROM "post") SELECT "id" FROM "post"',
    mysql: 'WITH RECURSIVE `t` (`a`) AS (SELECT `id` FROM `post` UNION ALL SELECT `id` FROM `post`) SELECT `id` FROM `post`',
    sqlite: 'WITH RECURSIVE "t" ("a") AS (SELECT "id" FROM "post" UNION ALL SELECT "id" FROM "post") SELECT "id" FROM "post"',
  }],
  ['nulls last', select({ orderBy: [order('a', { nulls: 'last' }), order('b', { descending: true, nulls: 'last' })] }), {
    postgres: 'SELECT "id" FROM "post" ORDER BY "a" NULLS LAST, "b" DESC NULLS LAST',
    mysql: 'SELECT `id` FROM `post` ORDER BY ISNULL(`a`), `a`, `b` DESC',
    sqlite: 'SELECT "id" FROM "post" ORDER BY "a" NULLS LAST, "b" DESC NULLS LAST',
  }],
  ['nulls first', select({ orderBy: [order('a', { nulls: 'first' }), order('b', { descending: true, nulls: 'first' })] }), {
    postgres: 'SELECT "id" FROM "post" ORDER BY "a" NULLS FIRST, "b" DESC NULLS FIRST',
    mysql: 'SELECT `id` FROM `post` ORDER BY `a`, ISNULL(`b`) DESC, `b` DESC',
    sqlite: 'SELECT "id" FROM "post" ORDER BY "a" NULLS FIRST, "b" DESC NULLS FIRST',
  }],
  ['an offset alone', select({ limit: { limit: null, offset: p(0, 'count') } }), {
    postgres: 'SELECT "id" FROM "post" OFFSET $1',
    mysql: 'SELECT `id` FROM `post` LIMIT 18446744073709551615 OFFSET ?',
    sqlite: 'SELECT "id" FROM "post" LIMIT -1 OFFSET ?',
  }],
  ['FOR UPDATE', select({ lock: lock({}) }), { postgres: 'SELECT "id" FROM "post" FOR UPDATE', mysql: 'SELECT `id` FROM `post` FOR UPDATE' }],
  ['FOR NO KEY UPDATE OF', select({ lock: lock({ strength: 'noKeyUpdate', of: ['post'], wait: 'skipLocked' }) }), {
    postgres: 'SELECT "id" FROM "post" FOR NO KEY UPDATE OF "post" SKIP LOCKED',
  }],
  ['FOR UPDATE OF', select({ lock: lock({ of: ['post'], wait: 'nowait' }) }), {
    postgres: 'SELECT "id" FROM "post" FOR UPDATE OF "post" NOWAIT',
    mysql: 'SELECT `id` FROM `post` FOR UPDATE OF `post` NOWAIT',
    mariadb: null,
  }],
  ['FOR SHARE', select({ lock: lock({ strength: 'share' }) }), {
    postgres: 'SELECT "id" FROM "post" FOR SHARE',
    mysql: 'SELECT `id` FROM `post` FOR SHARE',
    mariadb: 'SELECT `id` FROM `post` LOCK IN SHARE MODE',
  }],
  ['a compound of a limited part', compound({ orderBy: [order('id')], limit: { limit: 3, offset: null } }), {
    postgres: '(SELECT "id" FROM "post" ORDER BY "id" LIMIT 2) UNION ALL SELECT "id" FROM "post" ORDER BY "id" LIMIT 3',
    mysql: '(SELECT `id` FROM `post` ORDER BY `id` LIMIT 2) UNION ALL SELECT `id` FROM `post` ORDER BY `id` LIMIT 3',
    sqlite: 'SELECT * FROM (SELECT "id" FROM "post" ORDER BY "id" LIMIT 2) "p0" UNION ALL SELECT "id" FROM "post" ORDER BY "id" LIMIT 3',
  }],
  ['a compound of a compound', compound({ operator: 'except', parts: [select(), compound({ operator: 'intersect', parts: [select(), select()] })] }), {
    postgres: 'SELECT "id" FROM "post" EXCEPT (SELECT "id" FROM "post" INTERSECT SELECT "id" FROM "post")',
    mysql: 'SELECT `id` FROM `post` EXCEPT (SELECT `id` FROM `post` INTERSECT SELECT `id` FROM `post`)',
    sqlite: 'SELECT "id" FROM "post" EXCEPT SELECT * FROM (SELECT "id" FROM "post" INTERSECT SELECT "id" FROM "post") "p1"',
  }],
  ['INSERT', insert({ columns: ['a', 'b'], source: { kind: 'rows', rows: [[p(0), { kind: 'default' }], [p(1), literal(null)]] } }), {
    postgres: 'INSERT INTO "post" ("a", "b") VALUES ($1, DEFAULT), ($2, NULL)',
    mysql: 'INSERT INTO `post` (`a`, `b`) VALUES (?, DEFAULT), (?, NULL)',
  }],
  ['INSERT of defaults', insert({ columns: [], source: { kind: 'rows', rows: [[]] } }), {
    postgres: 'INSERT INTO "post" DEFAULT VALUES',
    mysql: 'INSERT INTO `post` () VALUES ()',
    sqlite: 'INSERT INTO "post" DEFAULT VALUES',
  }],
  ['INSERT RETURNING', insert({ returning: [{ expression: column('id'), alias: null }] }), {
    postgres: 'INSERT INTO "post" ("title") VALUES ($1) RETURNING "id"',
    mariadb: 'INSERT INTO `post` (`title`) VALUES (?) RETURNING `id`',
    sqlite: 'INSERT INTO "post" ("title") VALUES (?) RETURNING "id"',
  }],
  ['INSERT or nothing', insert({ conflict: { action: 'ignore', target: [], update: [] } }), {
    postgres: 'INSERT INTO "post" ("title") VALUES ($1) ON CONFLICT DO NOTHING',
    mysql: 'INSERT IGNORE INTO `post` (`title`) VALUES (?)',
    sqlite: 'INSERT INTO "post" ("title") VALUES (?) ON CONFLICT DO NOTHING',
  }],
  ['INSERT or UPDATE', insert({ conflict: { action: 'update', target: ['slug'], update: ['title', 'views'] } }), {
    postgres: 'INSERT INTO "post" ("title") VALUES ($1) ON CONFLICT ("slug") DO UPDATE SET "title" = EXCLUDED."title", "views" = EXCLUDED."views"',
    mysql: 'INSERT INTO `post` (`title`) VALUES (?) AS `new` ON DUPLICATE KEY UPDATE `title` = `new`.`title`, `views` = `new`.`views`',
    mariadb: 'INSERT INTO `post` (`title`) VALUES (?) ON DUPLICATE KEY UPDATE `title` = VALUES(`title`), `views` = VALUES(`views`)',
    sqlite: 'INSERT INTO "post" ("title") VALUES (?) ON CONFLICT ("slug") DO UPDATE SET "title" = EXCLUDED."title", "views" = EXCLUDED."views"',
  }],
  ['INSERT of a query', insert({ source: { kind: 'select', select: select() }, conflict: { action: 'ignore', target: [], update: [] } }), {
    postgres: 'INSERT INTO "post" ("title") SELECT "id" FROM "post" ON CONFLICT DO NOTHING',
    mysql: 'INSERT IGNORE INTO `post` (`title`) SELECT `id` FROM `post`',
    sqlite: 'INSERT INTO "post" ("title") SELECT "id" FROM "post" WHERE 1 = 1 ON CONFLICT DO NOTHING',
  }],
  ['UPDATE', { kind: 'update', with: [], table: 'post', assignments: [{ column: 'views', value: p(1, 'integer') }, { column: 'title', value: literal('x') }], where, orderBy: [order('id')], returning: [] }, {
    postgres: 'UPDATE "post" SET "views" = $1, "title" = \'x\' WHERE "id" = $2',
    mysql: "UPDATE `post` SET `views` = ?, `title` = 'x' WHERE `id` = ? ORDER BY `id`",
    sqlite: 'UPDATE "post" SET "views" = ?, "title" = \'x\' WHERE "id" = ?',
  }],
  ['UPDATE RETURNING', { kind: 'update', with: [], table: 'post', assignments: [{ column: 'views', value: literal(1) }], where: null, orderBy: [], returning: [{ expression: column('views'), alias: 'v' }] }, {
    postgres: 'UPDATE "post" SET "views" = 1 RETURNING "views" AS "v"',
    sqlite: 'UPDATE "post" SET "views" = 1 RETURNING "views" AS "v"',
  }],
  ['DELETE', { kind: 'delete', table: 'post', where, returning: [] }, {
    postgres: 'DELETE FROM "post" WHERE "id" = $1',
    mysql: 'DELETE FROM `post` WHERE `id` = ?',
    sqlite: 'DELETE FROM "post" WHERE "id" = ?',
  }],
  ['an array', select({ where: { kind: 'in', operand: column('id'), list: [{ kind: 'arrayParameter', slot: 0, type: type('integer') }] } }), {
    postgres: 'SELECT "id" FROM "post" WHERE "id" = ANY($1::integer[])',
  }],
  ['INSERT of arrays', insert({ columns: ['a', 'b'], source: { kind: 'arrays', slots: [3, 4], types: [type('integer'), type('text')] } }), {
    postgres: 'INSERT INTO "post" ("a", "b") SELECT * FROM UNNEST($1::integer[], $2::text[])',
  }],
]; // prettier-ignore

test.each(cases)('%s', (_title, node, expected) => expectSql(node, expected));

describe('bindings', () => {
  const values = (node: QueryNode, name: CompilerName = 'postgres', slots: readonly unknown[] = ['50%', 7, [1, 2]]): unknown[] =>
    compilers[name].compile(node).bindings.map(({ slot, element, encode }) => {
      const value = slots[slot];
      return encode(element === undefined ? value : (value as readonly unknown[])[element]);
    });
  const pattern: ExpressionSqlNode = { kind: 'pattern', match: 'contains', insensitive: true, subject: column('title'), text: p(0) };

  test('are in the order of the text, prepared, encoded and escaped', () => {
    const prepared = p(1, 'integer', { prepare: (value) => (value as number) + 1 });
    const node = select({ columns: [{ expression: prepared, alias: null }], where: pattern });
    expect(values(node)).toEqual(['integer:value:8', '%50\\%%']);
    expect(values(node, 'mysql')).toEqual(['integer:value:8', '%50|%%']);
    expect(values(node, 'sqlite')).toEqual(['integer:value:8', '%50\\%%']);
  });

  test('a pattern of null is null', () => {
    expect(values(select({ where: pattern }), 'postgres', [null])).toEqual([null]);
  });

  test('members of a list, and arrays', () => {
    const member = (index: number): ExpressionSqlNode => ({ kind: 'elementParameter', slot: 2, index, type: type('integer') });
    expect(values(select({ where: { kind: 'in', operand: column('id'), list: [member(0), member(1)] } }))).toEqual([
      'integer:value:1',
      'integer:value:2',
    ]);
    const array: ExpressionSqlNode = { kind: 'arrayParameter', slot: 2, type: type('integer'), prepare: (value) => (value as number) * 10 };
    expect(values(select({ where: { kind: 'in', operand: column('id'), list: [array] } }))).toEqual(['integer[]:value:10,20']);
    expect(values(insert({ source: { kind: 'arrays', slots: [2], types: [type('integer')] } }))).toEqual(['integer[]:post.title:1,2']);
  });

  test('one node written twice is one parameter where they have numbers', () => {
    const twice = { kind: 'function', name: 'lower', arguments: [p(0)], type: type('text') } as const;
    const node = select({ columns: [{ expression: twice, alias: null }], groupBy: [twice] });
    expect(compilers.postgres.compile(node)).toMatchObject({
      sql: 'SELECT LOWER($1::text) FROM "post" GROUP BY LOWER($1::text)',
      bindings: [{ slot: 0 }],
    });
    expect(compilers.mysql.compile(node).bindings).toHaveLength(2);
  });
});

describe('nothing gets out of its quotes', () => {
  const evil = ['a"b', 'a`b', "a'b", 'a\\', "\\'; DROP TABLE post; --", '"; --', '*/', '$1', '?', '%s'];
  const unquoted: Record<CompilerName, (sql: string) => string> = {
    postgres: (sql) => sql.slice(1, -1).replaceAll('""', '"'),
    mysql: (sql) => sql.slice(1, -1).replaceAll('``', '`'),
    mariadb: (sql) => sql.slice(1, -1).replaceAll('``', '`'),
    sqlite: (sql) => sql.slice(1, -1).replaceAll('""', '"'),
  };
  for (const [name, compiler] of Object.entries(compilers) as [CompilerName, (typeof compilers)[CompilerName]][]) {
    const quote = name.startsWith('m') ? '`' : '"';
    test(`names on ${name}`, () => {
      for (const text of evil) {
        const sql = compiler.quote(text);
        expect(unquoted[name](sql)).toBe(text);
        expect(sql.slice(1, -1).replaceAll(quote + quote, '')).not.toContain(quote);
      }
      for (const bad of ['a\0b', '']) expect(() => compiler.quote(bad)).toThrow(expect.objectContaining({ code: 'SQL.BAD_NAME' }));
    });
    test(`texts on ${name}`, () => {
      for (const text of evil) {
        const sql = compiler.compileStandalone(literal(text));
        const hex = /^_utf8mb4 X'([0-9a-f]*)'$/.exec(sql);
        if (hex !== null) expect(Buffer.from(hex[1]!, 'hex').toString()).toBe(text);
        else expect(sql).toBe(`'${text.replaceAll("'", "''")}'`);
        if (name.startsWith('m')) expect(sql).not.toContain('\\');
      }
      expect(() => compiler.compileStandalone(literal('a\0'))).toThrow(expect.objectContaining({ code: 'SQL.BAD_LITERAL' }));
      expect(() => compiler.compileStandalone(literal(Number.NaN))).toThrow(expect.objectContaining({ code: 'SQL.BAD_LITERAL' }));
    });
  }

  test('function names, keys of JSON', () => {
    const f = (name: string): ExpressionSqlNode => ({ kind: 'function', name, arguments: [], type: type('text') });
    for (const name of ['f(); --', 'a b', '', 'a.b.c', 'constructor()']) {
      expect(() => compilers.postgres.compileStandalone(f(name))).toThrow(expect.objectContaining({ code: 'SQL.BAD_FUNCTION' }));
    }
    expect(compilers.postgres.compileStandalone(f('constructor'))).toBe('CONSTRUCTOR()');
    const path: ExpressionSqlNode = { kind: 'jsonPath', operand: column('d'), path: ['"\' || x'], asText: false };
    expect(compilers.postgres.compileStandalone(path)).toBe(`("d" -> '"'' || x')`);
    expect(compilers.mysql.compileStandalone(path)).toBe(
      `JSON_EXTRACT(\`d\`, _utf8mb4 X'${Buffer.from('$."\\"\' || x"').toString('hex')}')`,
    );
  });

  test('a parameter in DDL is refused', () => {
    expect(() => compilers.sqlite.compileStandalone(equal(column('a'), p(0)))).toThrow(
      expect.objectContaining({ code: 'SQL.PARAMETER_IN_DDL' }),
    );
  });
});

test('what a database lacks is refused with another way', () => {
  const node = select({
    columns: [{ expression: { kind: 'function', name: 'sha256', arguments: [p(0)], type: type('text') }, alias: null }],
  });
  expect(() => compilers.sqlite.compile(node)).toThrow('SQLite 3.45.1 has no SHA256.\nUse the package better-sqlite3');
});
