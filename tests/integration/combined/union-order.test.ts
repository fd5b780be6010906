import { expect, test } from '@jest/globals';
import { Case, Count, Exists, F, OuterRef, Q, Subquery, Value, When } from 'dunder';
import { Author, Comment, Post } from '../../../generated/index.js';
import { useBlog } from '../../support/blog.js';
import { describeEachDatabase } from '../../support/databases.js';

describeEachDatabase('the order of a union by more than its columns', (database) => {
  const blog = useBlog(database);
  const posts = Post.objects.orderBy();
  const some = posts.filter({ author__name: 'Ann' }).union(posts.filter({ author__name: 'Bob' }));
  const titles = async (rows: PromiseLike<readonly Post[]>): Promise<string[]> => (await rows).map(({ title }) => title);

  test('by what holds of a row', async () => {
    expect(await titles(some.orderBy(Case(When(Q({ title: 'second' }), { then: Value(0) }), { default: Value(1) }), 'title'))).toEqual([
      'second',
      'first',
      'third',
    ]);
    expect(
      await titles(some.orderBy(Case(When(Q({ title__startswith: 't' }), { then: Value(0) }), { default: Value(1) }), '-title')),
    ).toEqual(['third', 'second', 'first']);
    expect(await titles(some.orderBy(F('title').eq(Value('first')), '-title'))).toEqual(['third', 'second', 'first']);
    // A condition on a row without an editor does not hold, and so its negation does.
    expect(
      await titles(some.orderBy(Case(When(Q({ editor: blog.authors[1] }).not(), { then: Value(0) }), { default: Value(1) }), 'title')),
    ).toEqual(['second', 'first', 'third']);
  });

  test('by the relation that a column is', async () => {
    expect(
      await titles(some.orderBy(Case(When(Q({ author: blog.authors[1] }), { then: Value(0) }), { default: Value(1) }), '-title')),
    ).toEqual(['third', 'second', 'first']);
    expect(await titles(some.orderBy(Case(When(Q({ author__in: Author.objects.filter({ name: 'Bob' }) }), { then: Value(0) }), { default: Value(1) }), '-title'))).toEqual(['third', 'second', 'first']); // prettier-ignore
    expect(
      await titles(some.orderBy(Case(When(Q({ author__id: blog.authors[1].id }), { then: Value(0) }), { default: Value(1) }), '-title')),
    ).toEqual(['third', 'second', 'first']);
    expect(await titles(some.orderBy('-author__pk', 'title'))).toEqual(['third', 'first', 'second']);
    const refused = { code: 'QUERY.COMBINATION_ORDER', message: expect.stringContaining("'author__name'") };
    await expect(some.orderBy('author__name')).rejects.toMatchObject(refused);
    await expect(some.orderBy(Case(When(Q({ author__name: 'Ann' }), { then: Value(0) }), { default: Value(1) }))).rejects.toMatchObject(
      refused,
    );
  });

  test('by other rows', async () => {
    const comments = Comment.objects.filter({ post: OuterRef('pk') });
    expect(await titles(some.orderBy(Exists(comments), 'title'))).toEqual(['second', 'first', 'third']);
    const count = Subquery(comments.orderBy().values('post').annotate({ n: Count('*') }).values('n')); // prettier-ignore
    expect(await titles(some.orderBy(count.desc({ nullsLast: true }), 'title'))).toEqual(['first', 'third', 'second']);
  });

  test('of columns, of slices and of keys', async () => {
    const chosen = some.orderBy(Case(When(Q({ title: 'second' }), { then: Value(0) }), { default: Value(1) }), 'title');
    expect(await chosen.slice(0, 2).values('title')).toEqual([{ title: 'second' }, { title: 'first' }]);
    expect(
      await some.values('author').orderBy(Case(When(Q({ author: blog.authors[1].id }), { then: Value(0) }), { default: Value(1) })),
    ).toEqual([{ author: blog.authors[1].id }, { author: blog.authors[0].id }]);
    expect(await titles(posts.filter({ pk__in: chosen.slice(0, 1) }))).toEqual(['second']);
    expect(await titles(posts.filter({ pk__in: some.orderBy('-title').slice(1, 3) }).orderBy('title'))).toEqual(['first', 'second']);
    expect(await posts.filter({ pk__in: some.orderBy('-title') }).count()).toBe(3);
  });
});
