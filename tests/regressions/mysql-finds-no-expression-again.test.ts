import { expect, test } from '@jest/globals';
import { Avg, Coalesce, Count, Exists, F, Lower, Mod, RowNumber, Value, Window } from 'dunder';
import { Author, Post } from '../../generated/index.js';
import { useBlog } from '../support/blog.js';
import { describeEachDatabase } from '../support/databases.js';

// MySQL says of windows, and of expressions with parameters, that they are others than those that are selected or grouped by.
describeEachDatabase('an expression that stands twice in a statement', (database) => {
  useBlog(database);

  test('orders distinct rows by a parameter and the column of another table', async () => {
    const rows = Post.objects
      .annotate({ rest: Mod(F('author__id'), Value(2)) })
      .values('id')
      .distinct()
      .orderBy('rest', 'id');
    const ordered = await Post.objects.annotate({ rest: Mod(F('author__id'), Value(2)) }).orderBy('rest', 'id');
    expect((await rows).map(({ id }) => id)).toEqual(ordered.map(({ id }) => id));
    expect(await rows.slice(1, 3).aggregate({ n: Count('*') })).toEqual({ n: 2 });
  });

  test('orders distinct rows by a window', async () => {
    const rows = Post.objects
      .annotate({ place: Window(RowNumber(), { orderBy: [F('id').desc()] }) })
      .values('title')
      .distinct()
      .orderBy('place');
    expect((await rows).map(({ title }) => title)).toEqual(['fourth', 'third', 'second', 'first']);
    expect(await rows.slice(0, 3).aggregate({ n: Count('title') })).toEqual({ n: 3 });
  });

  test('orders distinct groups by an aggregate with a parameter', async () => {
    const rows = Author.objects
      .annotate({ n: Avg('editedPosts__id', { default: 0.5 }) })
      .values('name')
      .distinct()
      .orderBy('n', 'name');
    expect((await rows).map(({ name }) => name)).toEqual(['Ann', 'Cid', 'Bob']);
    expect(await rows.slice(1).aggregate({ n: Count('name') })).toEqual({ n: 2 });
  });

  test('is a group and what a window looks at', async () => {
    const groups = Author.objects
      .annotate({ low: Lower('name') })
      .values('low')
      .annotate({ n: Count('id') })
      .annotate({ place: Window(RowNumber(), { orderBy: [F('low').desc()] }), all: Window(Count(F('low')), {}) })
      .orderBy('low');
    expect(await groups.valuesList('low', 'n', 'place', 'all')).toEqual([
      ['ann', 1, 3, 3],
      ['bob', 1, 2, 3],
      ['cid', 1, 1, 3],
    ]);
  });

  test('is a group and what a window looks at that the order alone names', async () => {
    const groups = Author.objects.annotate({ low: Coalesce(Lower('name'), Value('?')) }).values('low').annotate({ n: Count('id') }); // prettier-ignore
    const ordered = groups.alias({ place: Window(RowNumber(), { orderBy: [F('low').desc()] }) }).orderBy('place');
    expect(await ordered).toEqual(['cid', 'bob', 'ann'].map((low) => ({ low, n: 1 })));
  });

  test('is a group and ordered by with its NULLs last', async () => {
    const groups = Post.objects
      .annotate({ by: Lower('editor__name') })
      .values('by')
      .annotate({ n: Count('id') });
    const ordered = groups.orderBy(F('by').asc({ nullsLast: true }), '-n');
    expect(await ordered.valuesList('by', 'n')).toEqual([
      ['bob', 2],
      [null, 2],
    ]);
    expect(await ordered.reverse().distinct().slice(0, 1).valuesList('n')).toEqual([[2]]);
    const whole = Post.objects.annotate({ low: Lower('comments__body'), n: Count('comments') });
    const firsts = await whole
      .orderBy(F('low').desc({ nullsFirst: true }), 'id')
      .prefetchRelated('comments')
      .prefetchStrategy('statement');
    expect(firsts[0]!.low).toBeNull();
  });

  test('is a constant that parts the rows of a window', async () => {
    const rows = Post.objects
      .annotate({ none: Exists(Post.objects.none()) })
      .annotate({ place: Window(RowNumber(), { partitionBy: ['none'], orderBy: ['id'] }) })
      .orderBy('id');
    expect((await rows).map(({ place }) => place)).toEqual([1, 2, 3, 4]);
  });
});

// MySQL read `author_id = CAST(2.5 AS double)` as `author_id = 2`.
describeEachDatabase('a fraction beside an integer column', (database) => {
  useBlog(database);

  test('equals none', async () => {
    expect(await Post.objects.filter({ author__id__exact: 2.5 })).toEqual([]);
    expect(await Post.objects.filter({ author__id__exact: 1.5 }).update({ title: 'changed' })).toBe(0);
    expect(await Post.objects.filter(F('authorId').eq(Value(2.5)))).toEqual([]);
  });
});

// MySQL left out the author without an edited post, whose NULL is the first.
describeEachDatabase('a slice beside a difference', (database) => {
  useBlog(database);

  test('is the same as by itself', async () => {
    const slice = Author.objects
      .valuesList('editedPosts')
      .orderBy(F('editedPosts__id').asc({ nullsFirst: true }))
      .slice(0, 3);
    const all = Post.objects.valuesList('editor').orderBy();
    const [first] = await Post.objects.orderBy('id');
    expect(await slice).toEqual([[null], [null], [first!.id]]);
    expect(await all.difference(slice)).toEqual([[2]]);
    expect(await all.intersection(slice).orderBy('editor')).toEqual([[null]]);
  });
});
