import { expect, test } from '@jest/globals';
import { Count, Cte, Lag, NthValue, Ntile, Value, Window } from 'dunder';
import { Post } from '../../generated/index.js';
import { useBlog } from '../support/blog.js';
import { describeEachDatabase } from '../support/databases.js';

// MySQL takes a parameter in these places, and no cast of one: its syntax error.
describeEachDatabase('window functions that count', (database) => {
  useBlog(database);
  const asked = (of: Parameters<typeof Window>[0]) =>
    Post.objects
      .annotate({ x: Window(of, { orderBy: ['id'] }) })
      .orderBy('id')
      .valuesList('x', { flat: true });

  test('take how many', async () => {
    expect(await asked(Ntile(2))).toEqual([1, 1, 2, 2]);
    expect(await asked(NthValue('title', 2))).toEqual([null, 'second', 'second', 'second']);
    expect(await asked(Lag('title', 2))).toEqual([null, null, 'first', 'second']);
  });
});

// The order of rows that values() had named before an annotation stayed, as if they were groups, and made distinct rows more.
describeEachDatabase('distinct rows in an order by another column', (database) => {
  useBlog(database);

  test('are counted without it', async () => {
    const rows = Post.objects.values('title').annotate({ all: Window(Count('*'), {}) });
    const few = rows.values('all').distinct().orderBy('title');
    expect([await few.count(), await few.aggregate({ n: Count('*') })]).toEqual([1, { n: 1 }]);
    const titles = Cte('titles', Post.objects.values('title'));
    const same = titles.objects.annotate({ low: Value(1) }).values('low').distinct().orderBy('title'); // prettier-ignore
    expect([await same.count(), await same.aggregate({ n: Count('*') })]).toEqual([1, { n: 1 }]);
  });
});
