import { Count, fromQuerySet, range, type Range, sql } from 'dunder';
import { Author, Post } from '../sample/index.js';
import { PostQuerySet } from '../sample/post-query-set.js';
import { assertType, type Equal } from '../support/equal.js';

export async function parts() {
  const [row] = await Post.objects.filter({ title: 'x' }).limit(3).offset(2).slice(0, 1).distinct('title', 'author');
  assertType<Equal<typeof row, Post | undefined>>();
  const [title] = await Post.objects.values('title').distinct().limit(1);
  assertType<Equal<typeof title, { title: string } | undefined>>();
  const last = await Post.objects.earliest('createdAt', '-id');
  const first = await Post.objects.only('title').latest('-author__createdAt');
  assertType<Equal<typeof last, Post>>();
  return [first.title, await Post.objects.fetchMode('raise').using('replica').at(0)];
}

export async function joined() {
  const posts = Post.objects.filter({ title: 'x' });
  const same = await posts
    .and(Post.objects.filter({ views: 3 }))
    .or(posts)
    .xor(Post.objects.filter({ slug: 'x' }));
  assertType<Equal<typeof same, Post[]>>();
  const both = await Post.objects.values('title').intersection(Post.objects.values('slug'), Author.objects.values('name'));
  assertType<Equal<typeof both, { title: string }[]>>();
  const rest = await posts.difference(Post.objects.filter({ views: 3 }));
  assertType<Equal<typeof rest, Post[]>>();
  return posts.explain({ format: 'text', buffers: true });
}

export async function days(from: Date) {
  const hours = await Post.objects.datetimes('createdAt', 'second', { order: 'ASC', tzinfo: 'Europe/Rome' });
  const months = await Post.objects.dates('createdAt', 'month', { order: 'DESC' });
  assertType<Equal<[typeof hours, typeof months], [Date[], string[]]>>();
  const during = range(from, null, '[]');
  assertType<Equal<typeof during, Range<Date>>>();
}

/** A manager of one's own knows the methods of its QuerySet. */
export class ShortManager extends fromQuerySet(PostQuerySet) {
  override getQuerySet() {
    return super.getQuerySet().published();
  }
  named(name: string) {
    return this.published().filter({ author__name: name });
  }
}

/** A QuerySet is awaited as a promise is. */
export async function asPromises() {
  const caught = await Post.objects.annotate({ n: Count('comments') }).catch(() => null);
  const count: number | undefined = caught?.[0]?.n;
  const rows = await Post.objects.all().finally(() => undefined);
  assertType<Equal<typeof rows, Post[]>>();
  const raw: Post[] = await Post.objects.raw(sql`SELECT * FROM post`).catch(() => []);
  return [count, rows.length, raw.length, (await Post.objects.raw(sql`SELECT * FROM post`).finally(null)).length];
}
