import { expect, test } from '@jest/globals';
import { Count, Exists, F, Lower, OuterRef, Q, Sum, Window } from 'dunder';
import { Author, Post } from '../../generated/index.js';
import { useBlog } from '../support/blog.js';
import { describeEachDatabase } from '../support/databases.js';

describeEachDatabase('groups', (database) => {
  useBlog(database);

  /** MariaDB lost groups: beside SELECT DISTINCT and different counts it answers a subquery in HAVING wrong that names an aggregate. */
  test('whose HAVING asks a subquery', async () => {
    await Author.objects.filter({ name: 'Bob' }).update({ age: 1 });
    await Author.objects.filter({ name: 'Ann' }).update({ age: 3 });
    await Author.objects.create({ name: 'Did', email: 'did@example.com', mentor: await Author.objects.get({ name: 'Bob' }) });
    await Post.objects.filter({ title: 'first' }).update({ views: 3 });
    await Post.objects.filter({ title: 'third' }).update({ views: 1 });
    const others = Exists(Post.objects.filter({ views: OuterRef('mentor__age') })).not();
    const counted = Author.objects.values('name').annotate({ n: Count('posts', { distinct: true }) }); // prettier-ignore
    const groups = counted.filter(others.xor(Q({ mentor__age: 0 })).xor(Q({ id__lte: F('id') })).xor(Q({ n: 0 }))); // prettier-ignore
    const found = [{ name: 'Bob', n: 1 }, { name: 'Cid', n: 1 }]; // prettier-ignore
    expect(await groups.orderBy('name')).toEqual(found);
    expect(await groups.distinct().orderBy('name')).toEqual(found);
    expect(await groups.distinct().orderBy('-name').slice(0, 1)).toEqual([found[1]]);
    expect(await groups.distinct().count()).toBe(2);
    expect(await groups.distinct().aggregate({ sum: Sum('n') })).toEqual({ sum: 2 });
    const windows = groups.annotate({ all: Window(Count('*'), {}) }).orderBy('name');
    expect(await windows).toEqual(found.map((row) => ({ ...row, all: 2 })));
    expect(await Author.objects.filter({ name__in: groups.distinct().values('name') }).count()).toBe(2);
  });

  /** Two annotations that are the same had one name in the query inside: "column reference is ambiguous", "Duplicate column name". */
  test('two of whose annotations are the same', async () => {
    const groups = Author.objects.annotate({ low: Lower('name') }).values('low').annotate({ n: Count('posts') }).annotate({ again: F('n') }); // prettier-ignore
    expect(await groups.aggregate({ sum: Sum('again'), same: Sum('n') })).toEqual({ sum: 4, same: 4 });
    expect(await groups.distinct().aggregate({ sum: Sum('again') })).toEqual({ sum: 4 });
    const rows = Post.objects
      .annotate({ a: F('views') })
      .annotate({ b: F('a') })
      .distinct();
    expect(await rows.aggregate({ a: Sum('a'), b: Sum('b'), views: Sum('views') })).toEqual({ a: 4, b: 4, views: 4 });
  });
});
