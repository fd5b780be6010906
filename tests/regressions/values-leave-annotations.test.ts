import { beforeAll, expect, test } from '@jest/globals';
import { configure, Count, Lower } from 'dunder';
import { Author } from '../../generated/index.js';

/** What was annotated before `values()` and is not named there stayed in the rows, where the types have no such member, and in the groups. */
beforeAll(() => configure({ databases: { default: 'sqlite:none.db' } }));

const loud = Author.objects.orderBy().annotate({ loud: Lower('email') });

test('rows', () => {
  expect(loud.values('name').toSql().sql).toBe('SELECT "author"."name" FROM "author"');
  expect(loud.values('name', 'loud').toSql().sql).toBe('SELECT "author"."name", LOWER("author"."email") AS "loud" FROM "author"');
});

test('groups', () => {
  const { sql } = loud
    .values('name')
    .annotate({ n: Count('id') })
    .toSql();
  expect(sql).toBe('SELECT "author"."name", COUNT("author"."id") AS "n" FROM "author" GROUP BY "author"."name"');
});

test('a second values()', () => {
  const { sql } = Author.objects
    .orderBy()
    .values('name')
    .annotate({ n: Count('id') })
    .values('name')
    .toSql();
  expect(sql).toBe('SELECT "author"."name" FROM "author" GROUP BY "author"."name"');
});
