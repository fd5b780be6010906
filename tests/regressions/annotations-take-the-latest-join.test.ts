import { beforeAll, expect, test } from '@jest/globals';
import { configure, Max } from 'dunder';
import { Author } from '../../generated/index.js';

/** After two filters over one relation an annotation looks at the rows of the second, as in Django. */
beforeAll(() => configure({ databases: { default: 'sqlite:none.db' } }));

test('an aggregate after two filters', () => {
  const { sql } = Author.objects
    .orderBy()
    .filter({ posts__views: 1 })
    .filter({ posts__title: 'a' })
    .values('id')
    .annotate({ n: Max('posts__views') })
    .toSql();
  expect(sql).toBe(
    'SELECT "author"."id", MAX("T3"."views") AS "n" FROM "author" INNER JOIN "post" ON "author"."id" = "post"."author_id" ' +
      'INNER JOIN "post" "T3" ON "author"."id" = "T3"."author_id" WHERE "post"."views" = ? AND "T3"."title" = ? GROUP BY "author"."id"',
  );
});
