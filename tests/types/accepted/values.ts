import type { Decimal } from 'decimal.js';
import { QuerySet, Count, F, Length, Lower, Max, Q, Upper } from 'dunder';
import { Author, Post, type PostSchema } from '../sample/index.js';
import { assertType, type Equal } from '../support/equal.js';

export async function values() {
  const rows = await Post.objects.values('id', 'author__name', 'editor__name', 'editor', 'tags__name', 'price', 'createdAt__year');
  assertType<
    Equal<
      (typeof rows)[0],
      {
        id: number;
        author__name: string;
        editor__name: string | null;
        editor: number | null;
        tags__name: string | null;
        price: Decimal | null;
        createdAt__year: number;
      }
    >
  >();
  const named = await Post.objects.values('id', { lower: Lower('title'), by: Upper('editor__name') });
  assertType<Equal<(typeof named)[0], { id: number; lower: string; by: string | null }>>();
  const all = await Author.objects.annotate({ n: Count('posts') }).values();
  const n: number = all[0]!.n;
  const birthday: string | null = all[0]!.birthday;
  const settings = await Author.objects.values('settings__theme__color', 'settings__languages__0');
  assertType<Equal<(typeof settings)[0], { settings__theme__color: string | null; settings__languages__0: string | null }>>();
  return [n, birthday];
}

/** The names that `values` gives are known to what comes after it. */
export async function namedThen() {
  const named = Post.objects.values('id', { lower: Lower('title'), by: Upper('editor__name') });
  const counted = await named
    .orderBy('lower', '-by')
    .filter({ lower__startswith: 'a', by__isnull: false, views__gt: F('lower__length') })
    .exclude(Q({ lower: 'about' }))
    .annotate({ n: Count('*'), loud: Upper('lower') })
    .filter({ n__gt: 1, loud__contains: 'B' });
  assertType<Equal<(typeof counted)[0], { id: number; lower: string; by: string | null; n: number; loud: string }>>();
  const perLength = await Post.objects
    .values({ letters: Length('title') })
    .annotate({ n: Count('id') })
    .orderBy('-n', 'letters');
  assertType<Equal<(typeof perLength)[0], { letters: number; n: number }>>();
  const again = await named.values('lower', 'title');
  assertType<Equal<(typeof again)[0], { lower: string; title: string }>>();
  const flat = await named.filter({ lower__gt: 'a' }).valuesList('by', { flat: true });
  assertType<Equal<typeof flat, (string | null)[]>>();
  const all = await named.values();
  const one: [string, string | null, number] = [all[0]!.lower, all[0]!.by, all[0]!.views];
  const before = await Post.objects
    .annotate({ length: Length('title') })
    .values('length', { twice: F('length').mul(2) })
    .filter({ twice__gt: 4, length__lt: 9 });
  assertType<Equal<(typeof before)[0], { length: number; twice: number }>>();
  const totals = await named.aggregate({ longest: Max('lower') });
  const longest: string | null = totals.longest;
  const inside = await Author.objects.filter({ name__in: Post.objects.values({ lower: Lower('title') }).filter({ lower__gt: 'a' }) });
  return [one, longest, inside];
}

/** In a method of a user's own class. */
export class NamedQuerySet extends QuerySet<PostSchema> {
  titles() {
    return this.values('id', { lower: Lower('title') })
      .filter({ lower__startswith: 'a' })
      .orderBy('lower');
  }
}

export async function grouped() {
  const rows = await Post.objects
    .values('author')
    .annotate({ n: Count('id') })
    .orderBy('-n')
    .filter({ n__gt: 2 });
  assertType<Equal<(typeof rows)[0], { author: number; n: number }>>();
  const again = await Post.objects
    .values('author')
    .annotate({ n: Count('id') })
    .values('n');
  assertType<Equal<(typeof again)[0], { n: number }>>();
  const named = await Post.objects.annotate({ n: Count('comments') }).values('n', 'title');
  assertType<Equal<(typeof named)[0], { n: number; title: string }>>();
  const left = await Post.objects.annotate({ n: Count('comments') }).values('title');
  assertType<Equal<(typeof left)[0], { title: string }>>();
}

export async function lists() {
  const tuples = await Post.objects.valuesList('id', 'author__name', 'editor__name');
  assertType<Equal<(typeof tuples)[0], [number, string, string | null]>>();
  const flat = await Post.objects.valuesList('id', { flat: true });
  assertType<Equal<typeof flat, number[]>>();
  const first: string | null = await Post.objects.valuesList('title', { flat: true }).first();
  const named = await Post.objects.valuesList('id', 'title', { named: true });
  assertType<Equal<(typeof named)[0], { id: number; title: string }>>();
  const expressions = await Post.objects.valuesList('id', Lower('title'));
  assertType<Equal<(typeof expressions)[0], [number, string]>>();
  const dates: string[] = await Post.objects.dates('createdAt', 'month', { order: 'DESC' });
  const datetimes: Date[] = await Post.objects.datetimes('createdAt', 'hour');
  return [first, dates, datetimes];
}
