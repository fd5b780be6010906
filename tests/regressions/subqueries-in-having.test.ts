import { beforeAll, expect, test } from '@jest/globals';
import { configure, Count } from 'dunder';
import { Author } from '../../generated/index.js';

/** What a subquery in HAVING names of the groups belongs to what they are grouped by; PostgreSQL refuses it otherwise. */
beforeAll(() => configure({ databases: { default: 'sqlite:none.db' } }));

test('exclude by an aggregate and by many rows', () => {
  const { sql } = Author.objects
    .orderBy()
    .values('age')
    .annotate({ n: Count('id') })
    .exclude({ n: 1, posts__title: 'a' })
    .toSql();
  expect(sql).toBe(
    'SELECT "author"."age", COUNT("author"."id") AS "n" FROM "author" GROUP BY "author"."age", "author"."id" ' +
      'HAVING NOT (COUNT("author"."id") = ? AND EXISTS (SELECT 1 FROM "post" WHERE "post"."author_id" = "author"."id" AND "post"."title" = ?))',
  );
});
