import { beforeAll, expect, test } from '@jest/globals';
import { configure, F, Value } from 'dunder';
import { LineItem, Post } from '../../generated/index.js';

/** A bare string beside an operator was sent as a text, while the types read it as a path: a wrong answer without a word. */
beforeAll(() => configure({ databases: { default: 'postgres://nobody@127.0.0.1:1/none' } }));

test('arithmetic', () => {
  const { sql, parameters } = LineItem.objects
    .annotate({ amount: F('price').mul('quantity') })
    .values('amount')
    .orderBy()
    .toSql();
  expect(sql).toBe('SELECT "line_item"."price" * "line_item"."quantity" AS "amount" FROM "line_item"');
  expect(parameters).toEqual([]);
});

test('comparison, over a relation', () => {
  const { sql, parameters } = Post.objects.filter(F('title').eq('author__name')).orderBy().values('id').toSql();
  expect(sql).toBe(
    'SELECT "post"."id" FROM "post" INNER JOIN "author" ON "post"."author_id" = "author"."id" WHERE "post"."title" = "author"."name"',
  );
  expect(parameters).toEqual([]);
});

test('a text is a Value', () => {
  const { parameters } = Post.objects.filter(F('title').eq(Value('author__name'))).toSql();
  expect(parameters).toEqual(['author__name']);
});
