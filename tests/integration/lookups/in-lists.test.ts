import { expect, test } from '@jest/globals';
import { type Condition, F, Lower, Q, type QuerySet, RawSQL, sql } from 'dunder';
import { Author, Post, type PostSchema } from '../../../generated/index.js';
import { features, useBlog } from '../../support/blog.js';
import { describeEachDatabase } from '../../support/databases.js';

// Django: id__in takes any iterable, and RawSQL as a subquery.
describeEachDatabase('what in takes', (database) => {
  const blog = useBlog(database);
  const titles = (rows: QuerySet<PostSchema>) => rows.orderBy('id').valuesList('title', { flat: true });

  test('a Set, of values and of instances', async () => {
    const [first, , third] = blog.posts;
    expect(await titles(Post.objects.filter({ id__in: new Set([first.id, third.id, first.id]) }))).toEqual(['first', 'third']);
    expect(await titles(Post.objects.filter({ author__in: new Set([blog.authors[1]]) }))).toEqual(['third']);
    expect(await titles(Post.objects.exclude({ title__in: new Set(['first', 'third']) }))).toEqual(['second', 'fourth']);
    expect(await titles(Post.objects.filter({ id__in: new Set<number>() }))).toEqual([]);
  });

  test('a generator, which is read once although the query runs again', async () => {
    let reads = 0;
    function* names() {
      reads++;
      yield 'first';
      yield 'second';
    }
    const rows = Post.objects.filter(Q({ title__in: names() }));
    expect(await titles(rows)).toEqual(['first', 'second']);
    expect(await rows.count()).toBe(2);
    expect(await titles(rows.filter({ title__startswith: 's' }))).toEqual(['second']);
    expect(reads).toBe(1);
  });

  test('SQL of one’s own', async () => {
    const chosen = RawSQL(sql`SELECT post_id FROM post_tag GROUP BY post_id HAVING COUNT(*) > ${1}`);
    expect(await titles(Post.objects.filter({ id__in: chosen }))).toEqual(['first', 'third']);
    expect(await titles(Post.objects.exclude({ id__in: chosen }))).toEqual(['second', 'fourth']);
    expect(await titles(Post.objects.filter({ author__in: RawSQL(sql`SELECT id FROM author WHERE name = ${'Ann'}`) }))).toEqual(['first', 'second']); // prettier-ignore
  });

  test('expressions among values, as range takes them', async () => {
    const [first] = blog.posts;
    // "title" IN ("author"."name", 'second')
    expect(await titles(Post.objects.filter({ title__in: [Lower('author__name'), 'second'] }))).toEqual(['second']);
    expect(await titles(Post.objects.filter({ title__in: [F('slug'), 'nothing'], id__in: [first.id, F('author__id').add(1)] }))).toEqual(['first', 'second', 'third', 'fourth']); // prettier-ignore
    expect(await titles(Post.objects.exclude({ id__in: [F('author__id').add(1)] }))).toEqual(['first']);
    expect(await titles(Post.objects.filter({ id__range: [F('author__id'), first.id] }))).toEqual(['first']);
  });

  // PostgreSQL takes an array; the others a document, for more values than there may be parameters.
  test('more values than a statement has parameters', async () => {
    const [first, , third] = blog.posts;
    const { maxParameters } = features();
    const others = Array.from({ length: maxParameters + 10 }, (_, index) => -index - 1);
    const ids = [...others, first.id, third.id];
    expect(await titles(Post.objects.filter({ id__in: ids }))).toEqual(['first', 'third']);
    expect(await titles(Post.objects.filter({ id__in: new Set(ids) }))).toEqual(['first', 'third']);
    expect(await titles(Post.objects.filter({ id__in: [...ids, null] as never }))).toEqual(['first', 'third']);
    expect(await titles(Post.objects.exclude({ id__in: ids }))).toEqual(['second', 'fourth']);
    expect(await titles(Post.objects.filter(Q({ author__in: others }).or({ author__mentor__in: [...others, blog.authors[0].id] })))).toEqual(['third', 'fourth']); // prettier-ignore
    const rows = Post.objects.filter({ id__in: ids });
    expect(rows.toSql().parameters).toHaveLength(1);
    expect(await rows.update({ views: 7 })).toBe(2);
    expect(await Post.objects.filter({ id__in: others, views: 7 }).delete()).toEqual([0, {}]);
    expect(await titles(Post.objects.filter({ views: 7 }))).toEqual(['first', 'third']);
  }, 60_000);

  // Longer than a list that is written out, and shorter than the limit of any database.
  test('long lists of each kind of value', async () => {
    const many = <T>(make: (index: number) => T): T[] => Array.from({ length: 3_000 }, (_, index) => make(index));
    const [first, second] = blog.posts;
    expect(await titles(Post.objects.filter({ title__in: [...many((n) => `no "${n}" \\ 'é'`), 'first'] }))).toEqual(['first']);
    expect(await titles(Post.objects.exclude({ title__in: [...many(String), 'first', 'second'] }))).toEqual(['third', 'fourth']);
    await Post.objects.filter({ id: second.id }).update({ publishedAt: new Date('2024-02-03T04:05:06.789Z'), price: '12.50', rating: 2.5 });
    const moments = many((n) => new Date(Date.UTC(2001, 1, 1, 0, n)));
    expect(await titles(Post.objects.filter({ publishedAt__in: [...moments, new Date('2024-02-03T04:05:06.789Z')] }))).toEqual(['second']);
    expect(
      await titles(
        Post.objects.filter({
          publishedAt__date__in: [...many((n) => new Date(Date.UTC(2001, 0, n)).toISOString().slice(0, 10)), '2024-02-03'],
        }),
      ),
    ).toEqual(['second']);
    expect(await titles(Post.objects.filter({ price__in: [...many((n) => `${n + 100}.25` as `${number}`), '12.5'] }))).toEqual(['second']);
    expect(await titles(Post.objects.filter({ rating__in: [...many((n) => n + 0.25), 2.5] }))).toEqual(['second']);
    expect(await titles(Post.objects.filter({ id__in: [...many((n) => -n - 0.5), first.id] }))).toEqual(['first']);
    expect(await titles(Post.objects.annotate({ next: F('id').add(1) }).filter({ next__in: [...many((n) => -n), first.id + 1] }))).toEqual(['first']); // prettier-ignore
    await Author.objects.filter({ name: 'Bob' }).update({ settings: { theme: 'dark' } });
    expect(await Author.objects.filter({ settings__theme__in: [...many(String), 'dark'] as never }).count()).toBe(1);
  }, 60_000);

  // SQLite reads no thousand conditions inside each other.
  test('thousands of conditions', async () => {
    const numbers = Array.from({ length: 3_000 }, (_, index) => index + 10);
    const any = numbers.reduce<Condition>((all, views) => all.or({ views, title: 'first' }), Q({ title: 'third' }));
    expect(await titles(Post.objects.filter(any))).toEqual(['third']);
    const none = numbers.reduce<Condition>((all, views) => all.and(Q({ views }).not()), Q({ title__in: ['third', 'fourth'] }));
    expect(await titles(Post.objects.filter(none))).toEqual(['third', 'fourth']);
  }, 60_000);

  test('a text is no list', async () => {
    await expect(Post.objects.filter({ title__in: 'first' as never }).count()).rejects.toMatchObject({ code: 'QUERY.BAD_LIST' });
  });
});
