import { beforeAll, expect, test } from '@jest/globals';
import { Count, F, Length, Lower, OuterRef, Subquery } from 'dunder';
import { Author, Post } from '../../generated/index.js';
import { useBlog } from '../support/blog.js';
import { describeEachDatabase } from '../support/databases.js';

// SELECT DISTINCT can be ordered by what it selects alone; a sliced subquery selects one column, and failed on PostgreSQL and on MySQL (3065).
describeEachDatabase('distinct slices in subqueries', (database) => {
  useBlog(database);
  beforeAll(async () => {
    for (const [views, title] of ['fourth', 'third', 'second', 'first'].entries())
      await Post.objects.filter({ title }).update({ views, body: 'x'.repeat(views + 1) });
  });
  const tagged = Post.objects.filter({ tags__name__in: ['red', 'green'] });
  const slices = {
    'a function': tagged.distinct().orderBy(Length('body').desc()).slice(0, 2),
    'an annotation': tagged
      .annotate({ size: Length('body') })
      .distinct()
      .orderBy('-size')
      .slice(0, 2),
    'a column that is not selected': tagged.distinct().orderBy('-views', 'title').slice(0, 2),
    'a column of a relation': tagged.distinct().orderBy('author__name', '-views').slice(0, 2),
    'an expression with a value': tagged.distinct().orderBy(F('views').add(1).desc()).slice(0, 2),
    'NULL last': tagged
      .distinct()
      .orderBy(F('views').desc({ nullsLast: true }))
      .slice(0, 2),
    'what is selected': tagged.distinct().orderBy('id').values('id').slice(0, 2),
    'a function beside values()': tagged.distinct().orderBy(Lower('title')).values('id').slice(0, 2),
  };
  test.each(Object.entries(slices))('ordered by %s', async (_name, slice) => {
    const titles = await Post.objects.filter({ id__in: slice as typeof tagged }).valuesList('title', { flat: true });
    expect([...titles].sort()).toEqual(['first', 'second']);
    expect(await Post.objects.exclude({ id__in: slice as typeof tagged }).count()).toBe(2);
  });

  test('of groups, and further ones than the first', async () => {
    const busy = tagged
      .annotate({ n: Count('comments') })
      .distinct()
      .orderBy('-n', 'title');
    expect(await Post.objects.filter({ id__in: busy.slice(0, 1) }).valuesList('title', { flat: true })).toEqual(['first']);
    expect(await Post.objects.filter({ id__in: busy.slice(1, 2) }).valuesList('title', { flat: true })).toEqual(['third']);
  });

  test('as one value, of each row', async () => {
    const best = Post.objects
      .filter({ author: OuterRef('pk') })
      .distinct()
      .orderBy(Length('body').desc())
      .values('title')
      .slice(0, 1);
    const rows = await Author.objects
      .annotate({ best: Subquery(best) })
      .orderBy('name')
      .valuesList('name', 'best');
    expect(rows).toEqual([['Ann', 'first'], ['Bob', 'third'], ['Cid', 'fourth']]); // prettier-ignore
  });
});
