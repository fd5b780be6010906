import { beforeAll, expect, test } from '@jest/globals';
import { Case, configure, Count, F, Q, Value, When } from 'dunder';
import { Post } from '../../generated/index.js';

/**
 * `GROUP BY CASE WHEN views < ? …` repeats the constants of the column as parameters of its own, and MySQL says of two parameters that they
 * are two: `'post.views' isn't in GROUP BY`. The group is named by its position.
 */
beforeAll(() => configure({ databases: { default: 'mysql://nobody@127.0.0.1:1/none' } }));

const popularity = Post.objects
  .orderBy()
  .annotate({ kind: Case(When({ views__lt: 10 }, { then: Value('few') }), { default: Value('many') }) });

test('values of an annotation', () => {
  const { sql, parameters } = popularity
    .values('kind')
    .annotate({ n: Count('id') })
    .toSql();
  expect(sql).toMatch(/^SELECT CASE WHEN .* END AS `kind`, COUNT\(`post`\.`id`\) AS `n` FROM `post` GROUP BY 1$/);
  expect(parameters).toEqual([10, 'few', 'many']);
});

test('what is no longer selected has no position', () => {
  const { sql } = popularity
    .values('kind')
    .annotate({ n: Count('id') })
    .values('n')
    .toSql();
  expect(sql).toMatch(/^SELECT COUNT\(`post`\.`id`\) AS `n` FROM `post` GROUP BY CASE WHEN .* END$/);
});

test('an order by the group makes no more groups', () => {
  const { sql } = popularity
    .values('kind')
    .annotate({ n: Count('id') })
    .orderBy(F('kind').desc())
    .toSql();
  expect(sql).toMatch(/ GROUP BY 1 ORDER BY 1 DESC$/);
});

test('nor does a condition on it beside one on an aggregate', () => {
  const { sql } = popularity
    .values('kind')
    .annotate({ n: Count('id') })
    .filter(Q({ n__gt: 1 }).or({ kind: 'many' }))
    .toSql();
  expect(sql).toMatch(/ GROUP BY 1 HAVING /);
});
