import { expect, test } from '@jest/globals';
import { Case, F, Q, Value, When } from 'dunder';
import { Post } from '../../generated/index.js';
import { useBlog } from '../support/blog.js';
import { describeEachDatabase } from '../support/databases.js';

/** A Case whose only branch cannot hold was NULL of no type: a Date that was compared with it had no form to be sent in. */
describeEachDatabase('a Case without a branch that can hold', (database) => {
  useBlog(database);
  const never = () => Case(When(Q({ title__in: [] }), { then: F('createdAt') }));

  test('has the type of its branches', async () => {
    const at = new Date('2024-01-01T00:00:00Z');
    expect(await Post.objects.filter(never().eq(Value(at)))).toEqual([]);
    expect(await Post.objects.annotate({ at: never() }).filter({ at__gt: at })).toEqual([]);
    expect(await Post.objects.annotate({ at: never() }).exclude({ at__gt: at }).count()).toBe(4);
    const other = Case(When(Q({ title__in: [] }), { then: F('createdAt') }), { default: Value(at) });
    expect(await Post.objects.annotate({ at: other }).filter({ at }).count()).toBe(4);
  });

  test('without any branch is its default, or NULL', async () => {
    const said = await Post.objects.orderBy('id').annotate({ none: Case(), title2: Case({ default: F('title') }) });
    expect(said.map(({ none, title2 }) => [none, title2])).toEqual(['first', 'second', 'third', 'fourth'].map((title) => [null, title]));
    expect(await Post.objects.filter(Case({ default: F('title') }).eq(Value('first'))).count()).toBe(1);
  });
});
