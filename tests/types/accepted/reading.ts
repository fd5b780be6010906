import { Avg, F, Func, Lag, Rank, RawSQL, RowRange, sql, Sum, Window, fields } from 'dunder';
import { Post } from '../sample/index.js';
import { assertType, type Equal } from '../support/equal.js';

/** Windows, text of one's own and functions of the database, as the package exports them. */
export async function windows() {
  const post = await Post.objects
    .annotate({
      rank: Window(Rank(), { partitionBy: 'author', orderBy: '-views' }),
      total: Window(Sum('views'), { orderBy: ['createdAt', F('id').desc()], frame: RowRange({ start: null, end: 0 }) }),
      mean: Window(Avg('price'), { partitionBy: [F('author')] }),
      before: Window(Lag('title'), { orderBy: ['id'] }),
      similar: Func('title', 'slug', { function: 'similarity', outputField: fields.float() }),
      unknown: Func('title', { function: 'soundex' }),
      raw: RawSQL(sql`length(${'x'})`, { outputField: fields.integer() }),
    })
    .filter({ rank__lte: 3, similar__gt: 0.5, raw__gt: 1 })
    .get();
  assertType<Equal<typeof post.rank, number>>();
  assertType<Equal<typeof post.total, number | null>>();
  assertType<Equal<typeof post.before, string | null>>();
  assertType<Equal<typeof post.similar, number>>();
  assertType<Equal<typeof post.raw, number>>();
  const mean: string | undefined = post.mean?.toFixed(2);
  return [mean, post.unknown];
}

export async function terminals() {
  const plan: string = await Post.objects.filter({ title: 'x' }).explain({ format: 'json', analyze: true });
  const dates = await Post.objects.dates('createdAt', 'quarter');
  assertType<Equal<typeof dates, string[]>>();
  const first = await Post.objects.datetimes('author__createdAt', 'minute', { order: 'DESC', tzinfo: 'Europe/Rome' }).first();
  assertType<Equal<typeof first, Date | null>>();
  const byKey = await Post.objects.selectRelated('author').inBulk([1, 2]);
  assertType<Equal<Parameters<typeof byKey.get>[0], number>>();
  const name: string | undefined = byKey.get(1)?.author.name;
  const bySlug = await Post.objects.inBulk(['a'], { fieldName: 'slug' });
  assertType<Equal<Parameters<typeof bySlug.get>[0], string>>();
  const all = await Post.objects.inBulk();
  const allBySlug = await Post.objects.inBulk({ fieldName: 'slug' });
  assertType<Equal<typeof allBySlug, typeof bySlug>>();
  Post.objects.all().union(Post.objects.none(), { all: true });
  Post.objects.values('title').union([Post.objects.values('slug'), Post.objects.published().values('title')]);
  Post.objects.filter({ id__in: Post.objects.values('editor'), editor__in: Post.objects.values('editor') });
  return [plan, name, all.size];
}

/** Conditions that a form may leave empty, and what is known of the order. */
export async function maybe(search: string | undefined, page: number | null) {
  const posts = Post.objects
    .selectRelated('author')
    .when(search, (all, text) => all.filter({ title__icontains: text }))
    .when(page, (all, number) => all.slice(number * 10, number * 10 + 10));
  const [first] = await posts.when(search === 'new', (all) => all.orderBy('-createdAt'));
  const name: string | undefined = first?.author.name;
  const published = Post.objects.when(search, (all) => all.published()).published();
  const titles = await Post.objects.values('title').when(page, (all) => all.filter({ title: 'A' }));
  assertType<Equal<typeof titles, { title: string }[]>>();
  const facts: [boolean, boolean, string] = [posts.ordered, Post.objects.totallyOrdered, published.db];
  return [name, facts];
}

export async function keysOfAnyKind(ids: Set<number>) {
  const bySet = await Post.objects.inBulk(ids);
  assertType<Equal<typeof bySet, Map<number, Post>>>();
  const byMap = await Post.objects.inBulk(new Map([[1, 'a']]).keys());
  const bySlug = await Post.objects.inBulk(new Set(['a']), { fieldName: 'slug' });
  assertType<Equal<typeof bySlug, Map<string, Post>>>();
  return [bySet.get(1)?.title, byMap.size, (await Post.objects.inBulk([1, 2])).size];
}
