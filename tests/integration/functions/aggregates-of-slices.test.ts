import { expect, test } from '@jest/globals';
import { Case, Count, Exists, F, Max, OuterRef, Q, RowNumber, Subquery, Sum, Value, When, Window } from 'dunder';
import { Author, Comment, Post } from '../../../generated/index.js';
import { useBlog } from '../../support/blog.js';
import { describeEachDatabase } from '../../support/databases.js';

describeEachDatabase('aggregates over rows of a subquery', (database) => {
  useBlog(database);
  const three = Post.objects.orderBy('id').slice(0, 3);

  test('take conditions', async () => {
    expect(await three.aggregate({ n: Count('*', { filter: Q({ author__name: 'Ann' }) }), rest: Count('*', { filter: Q({ author__name: 'Ann' }).not() }) })).toEqual({ n: 2, rest: 1 }); // prettier-ignore
    expect(await three.aggregate({ n: Count('*', { filter: F('id').gt(0) }), s: Sum(Case(When({ title: 'first' }, { then: Value(5) }), { default: Value(1) })) })).toEqual({ n: 3, s: 7 }); // prettier-ignore
  });

  test('keep what is NULL in a negation', async () => {
    expect(await three.aggregate({ n: Count('*', { filter: Q({ editor__name: 'Ann' }).not() }), all: Count('*', { filter: Q({ rating__gt: 3 }).not() }) })).toEqual({ n: 3, all: 3 }); // prettier-ignore
  });

  test('take subqueries', async () => {
    const commented = Exists(Comment.objects.filter({ post: OuterRef('pk') }));
    const name = Subquery(Author.objects.filter({ pk: OuterRef('author') }).values('name').slice(0, 1)); // prettier-ignore
    expect(await three.aggregate({ n: Count('*', { filter: commented }), last: Max(name) })).toEqual({ n: 2, last: 'Bob' });
  });

  test('ask groups and windows', async () => {
    const counted = Author.objects.annotate({ n: Count('posts') });
    expect(await counted.aggregate({ s: Sum('n', { filter: Q({ n__gt: 1 }) }), c: Count('*', { filter: Q({ name: 'Cid' }) }) })).toEqual({ s: 2, c: 1 }); // prettier-ignore
    const placed = Post.objects.annotate({ place: Window(RowNumber(), { orderBy: ['title'] }) });
    expect(await placed.aggregate({ n: Count('*', { filter: Q({ place__lte: 3 }) }) })).toEqual({ n: 3 });
    expect(await Post.objects.values('author').distinct().aggregate({ n: Count('*', { filter: Q({ author__name: 'Ann' }) }) })).toEqual({ n: 1 }); // prettier-ignore
  });
});
