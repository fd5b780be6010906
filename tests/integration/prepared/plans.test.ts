import { expect, test } from '@jest/globals';
import {
  Case,
  Count,
  Exists,
  F,
  fields,
  Max,
  OuterRef,
  Prefetch,
  Q,
  RawSQL,
  RowNumber,
  sql,
  Subquery,
  Sum,
  TruncMonth,
  Value,
  When,
  Window,
} from 'dunder';
import { Author, Comment, Post, Tag } from '../../../generated/index.js';
import { planStatistics } from '../../../runtime/query/execute/plan-cache.js';
import { useBlog } from '../../support/blog.js';
import { describeEachDatabase } from '../../support/databases.js';

const posts = Post.objects.orderBy('id');
const upTo = (n: number): number[] => Array.from({ length: n }, (_, index) => index + 1);

const bulk = (n: number, count: number) => Tag.objects.bulkCreate(upTo(count).map((one) => new Tag({ name: `bulk ${n} ${one}`, slug: `bulk-${n}-${one}` }))); // prettier-ignore

/** What is asked twice with other values; it must run, for a write is planned when it is sent. */
const FAMILIES: Readonly<Record<string, (n: number) => PromiseLike<unknown>>> = {
  filters: (n) => posts.filter(Q({ views: n }).or({ title__icontains: `t${n}`, author__name: `a${n}` })),
  excludes: (n) => posts.exclude({ tags__name: `t${n}`, views__range: [n, n + 1] }),
  annotations: (n) =>
    posts.annotate({ x: Case(When({ views__gt: n }, { then: F('views').add(n) }), { default: Value(n) }) }).filter({ x: n }),
  grouping: (n) => posts.values('author').annotate({ n: Count('tags'), top: Max('views', { filter: Q({ id__lt: n }) }) }).filter({ n__gt: n }), // prettier-ignore
  'grouping by an expression': (n) => posts.values({ month: TruncMonth('createdAt') }).annotate({ x: Sum(F('views').mul(n)) }),
  'subqueries in conditions': (n) => posts.filter(Exists(Comment.objects.filter({ post: OuterRef('pk'), body: `b${n}` }))).filter({ author__in: Author.objects.filter({ name: `a${n}` }) }), // prettier-ignore
  'subqueries as values': (n) => posts.values('id', { b: Subquery(Comment.objects.filter({ post: OuterRef('pk'), id__gt: n }).orderBy('id').values('body').slice(0, 1)) }), // prettier-ignore
  windows: (n) => posts.annotate({ n: Window(RowNumber(), { partitionBy: ['author'], orderBy: 'id' }) }).filter({ n, views__gte: n }),
  'set operations': (n) => posts.filter({ views: n }).values('id').union(Tag.objects.filter({ id: n }).values('id')).orderBy('id').slice(n, n + 5), // prettier-ignore
  slices: (n) => posts.slice(n, n + 2),
  'lists in filters': (n) => posts.filter({ id__in: upTo(n) }),
  'raw fragments': (n) => posts.annotate({ x: RawSQL(sql`${F('views')} + ${n}`, { outputField: fields.integer() }) }).filter({ x__gt: n }),
  'count()': (n) => posts.filter({ views: n }).count(),
  'exists()': (n) => posts.filter({ views: n }).exists(),
  'aggregate()': (n) => posts.filter({ views: n }).aggregate({ top: Max(F('views').add(n)) }),
  'first()': (n) => posts.filter({ views: n }).first(),
  'inBulk()': (n) => Post.objects.inBulk(upTo(n)),
  'prefetches of many keys': (n) => posts.filter({ id__gt: 0 }).slice(0, 3).prefetchRelated('tags', Prefetch('comments', Comment.objects.filter({ id__gt: n }))), // prettier-ignore
  'joined relations': (n) => posts.filter({ id: n }).selectRelated('author__mentor'),
  'create()': (n) => Tag.objects.create({ name: `tag ${n}`, slug: `tag-${n}` }),
  'getOrCreate()': (n) => Tag.objects.getOrCreate({ name: `got ${n}` }, { defaults: { slug: `got-${n}` } }),
  'bulkCreate()': (n) => bulk(n, 3),
  'bulkUpdate()': async (n) => {
    const tags = await Tag.objects.filter({ id__lte: 3 }).orderBy('id').slice(0, 3);
    for (const tag of tags) tag.slug = `updated-${n}-${tag.id}`;
    await Tag.objects.bulkUpdate(tags, ['slug']);
  },
  'update()': (n) => posts.filter({ id: n }).update({ views: n }),
  'update() with an expression': (n) => posts.filter({ author__name: `a${n}` }).update({ views: F('views').add(n) }),
  'save()': async (n) => {
    const post = await posts.get({ id: 1 });
    post.views = n;
    await post.save();
  },
  'delete() of rows': (n) => Comment.objects.filter({ id: 1000 + n }).delete(),
  'delete() of a tree': (n) => Post.objects.filter({ slug: `none${n}` }).delete(),
};

// Planning and compiling happen once per shape, whatever the family: the second time with other values there is nothing to plan.
describeEachDatabase('plans of queries that run', (database) => {
  useBlog(database);

  test.each(Object.entries(FAMILIES))('%s', async (_name, ask) => {
    // The numbers are of one size: lists are padded to powers of two where they cannot be one parameter.
    await ask(3);
    const before = planStatistics.planned;
    await ask(4);
    expect(planStatistics.planned - before).toBe(0);
    expect(planStatistics.planned).toBeGreaterThan(0);
  });

  // Where a column of values is one parameter, the number of rows is no part of the shape; elsewhere each row stands in VALUES.
  test('bulkCreate() of other numbers', async () => {
    await bulk(5, 6);
    const before = planStatistics.planned;
    await bulk(6, 7);
    expect(planStatistics.planned - before).toBe(database.dialect === 'postgres' ? 0 : 1);
  });
});
