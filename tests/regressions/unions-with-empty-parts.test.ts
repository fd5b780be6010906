import { beforeAll, expect, test } from '@jest/globals';
import { configure } from 'dunder';
import { Author, Tag } from '../../generated/index.js';

/** A union of which one part alone is left is ordered, sliced and without equal rows as before, and named as its first part. */
beforeAll(() => configure({ databases: { default: 'sqlite:none.db' } }));

const names = Author.objects.orderBy().values('name');
const none = Tag.objects.orderBy().filter({ id__in: [] }).values('slug');

test('ordered and sliced', () => {
  const { sql } = names.union(none).orderBy('-name').slice(0, 2).toSql();
  expect(sql).toBe('SELECT DISTINCT "rows"."value" FROM (SELECT "T2"."name" AS "value" FROM "author" "T2") "rows" ORDER BY 1 DESC LIMIT 2');
});

test('named as the first part', () => {
  const { sql } = none.union(names, { all: true }).orderBy('slug').toSql();
  expect(sql).toBe('SELECT "rows"."value" FROM (SELECT "author"."name" AS "value" FROM "author") "rows" ORDER BY 1');
});
