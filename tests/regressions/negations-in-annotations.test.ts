import { beforeAll, expect, test } from '@jest/globals';
import { configure, Count, Q } from 'dunder';
import { Author } from '../../generated/index.js';

/** A negation inside an annotation is about the joined row, as in Django; only filter() and exclude() ask for all rows of a relation. */
beforeAll(() => configure({ databases: { default: 'sqlite:none.db' } }));

test('the filter of an aggregate', () => {
  const { sql } = Author.objects
    .orderBy()
    .values('id')
    .annotate({ n: Count('posts', { filter: Q({ posts__title: 'a' }).not() }) })
    .toSql();
  expect(sql).toBe(
    'SELECT "author"."id", COUNT("post"."id") FILTER (WHERE NOT ("post"."title" = ? AND "post"."title" IS NOT NULL)) AS "n" ' +
      'FROM "author" LEFT JOIN "post" ON "author"."id" = "post"."author_id" GROUP BY "author"."id"',
  );
});
