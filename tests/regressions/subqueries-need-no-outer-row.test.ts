import { beforeAll, expect, test } from '@jest/globals';
import { configure, Exists, F, OuterRef } from 'dunder';
import { Author, Post } from '../../generated/index.js';

/** What a subquery compares with is no condition on the query around it: its join stays an outer one. */
beforeAll(() => configure({ databases: { default: 'sqlite:none.db' } }));

const end = 'FROM "author" LEFT JOIN "author" "T3" ON "author"."mentor_id" = "T3"."id" WHERE NOT EXISTS (SELECT 1 FROM "post" WHERE ';

test('exclude over many rows, beside a column of a nullable relation', () => {
  const { sql } = Author.objects
    .orderBy()
    .exclude({ posts__views__gt: F('mentor__age') })
    .values('id')
    .toSql();
  expect(sql).toBe(`SELECT "author"."id" ${end}"post"."author_id" = "author"."id" AND "post"."views" > "T3"."age")`);
});

test('OuterRef of a nullable relation', () => {
  const { sql } = Author.objects
    .orderBy()
    .filter(Exists(Post.objects.filter({ views__gt: OuterRef('mentor__age') })).not())
    .values('id')
    .toSql();
  expect(sql).toBe(`SELECT "author"."id" ${end}"post"."views" > "T3"."age")`);
});
