import { beforeAll, expect, test } from '@jest/globals';
import { configure, Count } from 'dunder';
import { Author, Post } from '../../generated/index.js';

/** `author__in: a QuerySet` without values() stands for its keys, also when it was annotated, and on MySQL also when it was sliced. */
beforeAll(async () => {
  await configure({
    databases: { default: 'sqlite:none.db', mysql: 'mysql://nobody@127.0.0.1:1/none', postgres: 'postgres://nobody@127.0.0.1:1/none' },
  });
});

const busy = Author.objects
  .orderBy()
  .annotate({ n: Count('posts') })
  .filter({ n__gt: 3 });

test('annotated', () => {
  const { sql } = Post.objects.orderBy().filter({ author__in: busy }).values('id').toSql();
  expect(sql).toBe(
    'SELECT "post"."id" FROM "post" WHERE "post"."author_id" IN (SELECT "author"."id" FROM "author" ' +
      'LEFT JOIN "post" "T3" ON "author"."id" = "T3"."author_id" GROUP BY "author"."id" HAVING COUNT("T3"."id") > ?)',
  );
});

test.each([
  ['postgres', 'IN (SELECT "author"."id" FROM "author" ORDER BY "author"."id" LIMIT 3)'],
  ['mysql', 'IN (SELECT `rows`.`value` FROM (SELECT `author`.`id` AS `value` FROM `author` ORDER BY `author`.`id` LIMIT 3) `rows`)'],
])('sliced on %s', (database, text) => {
  const first = Author.objects.orderBy('id').slice(0, 3);
  const { sql } = Post.objects.using(database).orderBy().filter({ author__in: first }).values('id').toSql();
  expect(sql.slice(sql.indexOf('IN ('))).toBe(text);
});
