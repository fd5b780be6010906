import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { configure, connections, Count, Cte, Exists, OuterRef, recursiveCte, Subquery, Value } from 'dunder';
import { Author, Post, Tag } from '../../generated/index.js';

beforeAll(() => configure({ databases: { default: 'sqlite::memory:', other: 'sqlite::memory:' }, routers: [] }));
afterAll(() => connections.close());

const elsewhere = Author.objects.using('other');
const totals = Cte(
  'totals',
  Post.objects
    .using('other')
    .values('author')
    .annotate({ n: Count('*') }),
);
const walk = recursiveCte('walk', Tag.objects.values('id'), (found) =>
  Tag.objects
    .using('other')
    .withCte(found, { on: { id: 'parent' } })
    .values('id'),
);

interface Asked {
  using(alias: string): Asked;
  toSql(): { readonly sql: string };
}

// One statement reads one database: a part that names another would give the rows of the wrong one.
describe('a part of a query that names another database', () => {
  test.each<[string, Asked]>([
    ['in a list', Post.objects.filter({ author__in: elsewhere })],
    ['in a list of a list', Post.objects.filter({ author__in: Author.objects.filter({ pk__in: elsewhere.values('pk') }) })],
    ['as a value', Post.objects.annotate({ n: Subquery(elsewhere.filter({ pk: OuterRef('author') }).values('name')) })],
    ['in EXISTS', Post.objects.filter(Exists(elsewhere.filter({ pk: OuterRef('author') })))],
    ['in exclude()', Post.objects.exclude({ author__in: elsewhere })],
    ['a common table', totals.objects.all()],
    ['a common table that is joined', Author.objects.withCte(totals, { on: { author: 'pk' } })],
    ['the step of a recursion', walk.objects.all()],
    [
      'lateral',
      Author.objects.lateral({
        last: Post.objects
          .using('other')
          .values({ one: Value(1) })
          .slice(0, 1),
      }),
    ],
    ['a part of a union', Author.objects.union(elsewhere)],
  ])('%s', (_name, query) => {
    expect(() => query.toSql()).toThrow("runs on the database 'default' holds one over");
    expect(() => query.toSql()).toThrow('QUERY.TWO_DATABASES');
  });

  test('is refused before anything is sent, and again when the plan is known', async () => {
    const here = Post.objects.filter({ author__in: Author.objects.all() });
    const there = Post.objects.filter({ author__in: elsewhere });
    here.toSql();
    // Both have the same shape, and so the same plan.
    for (const ask of [there.count(), there.exists(), there.aggregate({ n: Count('*') }), there.update({ title: 'x' }), there.explain()])
      await expect(ask).rejects.toThrow('QUERY.TWO_DATABASES');
    await expect(Promise.resolve(there)).rejects.toThrow("over Author on 'other'");
    await expect(there.delete()).rejects.toThrow('QUERY.TWO_DATABASES');
    await expect(there.iterator().next()).rejects.toThrow('QUERY.TWO_DATABASES');
    expect(here.toSql().sql).toContain('IN (SELECT');
  });

  test('is no fault when the whole runs there', () => {
    expect(Post.objects.using('other').filter({ author__in: elsewhere }).toSql().sql).toContain('IN (SELECT');
    expect(
      Author.objects
        .using('other')
        .withCte(totals, { on: { author: 'pk' } })
        .toSql().sql,
    ).toContain('WITH "totals"');
    expect(elsewhere.union(Author.objects.all()).toSql().sql).toContain('UNION');
    expect(() => Post.objects.using('default').filter({ author__in: elsewhere }).toSql()).toThrow('QUERY.TWO_DATABASES');
  });
});
