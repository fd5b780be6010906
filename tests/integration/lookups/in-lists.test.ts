import { expect, test } from '@jest/globals';
import { F, Lower, Q, type QuerySet, RawSQL, sql } from 'dunder';
import { Post, type PostSchema } from '../../../generated/index.js';
import { useBlog } from '../../support/blog.js';
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

  test('a text is no list', async () => {
    await expect(Post.objects.filter({ title__in: 'first' as never }).count()).rejects.toMatchObject({ code: 'QUERY.BAD_LIST' });
  });
});
