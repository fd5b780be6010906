import { expect, test } from '@jest/globals';
import { configure, Count, F, Lower } from 'dunder';
import { LineItem, Membership, Post, PostTag, Question, Tag } from '../../../generated/index.js';

beforeAll(() => configure({ databases: { default: 'sqlite::memory:', other: 'sqlite::memory:' } }));
afterAll(() => configure({ databases: {} }));

test('ordered: by the query or by the model', () => {
  expect([Post.objects.ordered, Post.objects.orderBy().ordered, Post.objects.orderBy('?').ordered]).toEqual([true, false, true]);
  expect([Post.objects.none().orderBy().ordered, Post.objects.values('author').annotate({ n: Count('id') }).ordered]).toEqual([
    true,
    false,
  ]);
});

test('totallyOrdered: by a key, or by what is unique and there', () => {
  const total = (querySet: { readonly totallyOrdered: boolean }) => querySet.totallyOrdered;
  const posts = Post.objects;
  expect([posts, posts.orderBy('title'), posts.orderBy('-author'), posts.orderBy(Lower('slug')), posts.orderBy('?')].map(total)).toEqual([false, false, false, false, false]); // prettier-ignore
  expect([posts.orderBy('title', 'pk'), posts.orderBy('-slug'), posts.orderBy(F('id').desc()), Tag.objects].map(total)).toEqual([true, true, true, true]); // prettier-ignore
  // UNIQUE (post, tag); UNIQUE (post) WHERE is_main; UNIQUE (owner, label) where the owner may be NULL; a key of two columns.
  expect([PostTag.objects.orderBy('postId', 'tagId'), PostTag.objects.orderBy('postId')].map(total)).toEqual([true, false]);
  expect([Question.entries.orderBy('ownerId', 'label'), LineItem.objects.orderBy('orderId', 'number'), Membership.objects].map(total)).toEqual([false, true, false]); // prettier-ignore
});

test('db: of using(), else of the routers', () => {
  expect([Post.objects.db, Post.objects.using('other').db]).toEqual(['default', 'other']);
});

test('when: with a value, and without one as it was', () => {
  const posts = Post.objects.orderBy('id').values('id');
  const sql = (views: number | '' | null | undefined) => posts.when(views, (all, least) => all.filter({ views__gte: least })).toSql();
  expect(sql(3)).toEqual(posts.filter({ views__gte: 3 }).toSql());
  for (const nothing of [0, '', null, undefined] as const) expect(sql(nothing)).toEqual(posts.toSql());
  expect(Post.objects.when(true, (all) => all.exclude({ views: 1 })).toSql()).toEqual(Post.objects.exclude({ views: 1 }).toSql());
});
