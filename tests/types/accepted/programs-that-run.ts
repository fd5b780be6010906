import { type Condition, type RowOf, Avg, Count, F, OuterRef, Q, Rank, StringAgg, Subquery, Sum, Upper, Window } from 'dunder';
import { Author, Comment, Post } from '../sample/index.js';
import { assertType, type Equal } from '../support/equal.js';

/** What the types say where rows once differed from them, and calls that run and were refused. */
export async function columns() {
  const compared = await Post.objects
    .annotate({
      a: F('price').gt(1),
      b: F('views').gt(1),
      c: Q({ price__gt: 1 }),
      d: Q({ status: 'draft' }),
      e: Q({ price: null }),
      f: Q({ price__isnull: true }),
      g: Q({ editor__name: 'x' }),
      h: Q({ author__name: 'x' }),
      i: Q({ views__gt: F('price') }),
    })
    .values('a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i')
    .get();
  type Nullish = boolean | null;
  assertType<Equal<[typeof compared.a, typeof compared.b, typeof compared.c], [Nullish, boolean, Nullish]>>();
  assertType<Equal<[typeof compared.d, typeof compared.e, typeof compared.f], [boolean, boolean, boolean]>>();
  assertType<Equal<[typeof compared.g, typeof compared.h, typeof compared.i], [Nullish, boolean, Nullish]>>();

  const listed = Post.objects.valuesList('id', 'title').annotate({ n: Count('tags') });
  assertType<Equal<RowOf<typeof listed>, [number, string, ...number[]]>>();
  const age = await Author.objects
    .annotate({ age: F('birthday').sub('birthday') })
    .values('age')
    .get();
  assertType<Equal<typeof age, { age: number | null }>>();
  const ranked = await Post.objects
    .annotate({ rank: Window(Rank(), { partitionBy: ['author'], orderBy: [F('views').desc(), '-id'] }) })
    .values('rank')
    .get();
  assertType<Equal<typeof ranked, { rank: number }>>();
  Author.objects.annotate({ titles: StringAgg('posts__title', { delimiter: ', ', orderBy: ['-posts__title', F('posts__id').asc()] }) });
  Post.objects.aggregate({ a: Sum('views'), b: Sum('price'), c: Avg('price'), d: Sum(F('views').mul(2)) });
}

export async function calls() {
  // Without values() a subquery gives the key.
  const latest = Subquery(Post.objects.filter({ author: OuterRef('pk') }).slice(0, 1));
  const author = await Author.objects.annotate({ latest }).get();
  assertType<Equal<typeof author.latest, number | null>>();
  Post.objects.alias({ n: Count('tags') }).annotate({ n: F('n') });
  Post.objects.values('title').union([Post.objects.values('slug'), Author.objects.values('name')], { all: true });
  Post.objects.filter({ pk: 1 }).union(Post.objects.filter({ pk: 2 }).annotate({ loud: Upper('title') }));
  const [row, made] = await Post.objects.annotate({ n: Count('tags') }).getOrCreate({ title: 'x' }, { defaults: { author: 1, slug: 'x' } });
  assertType<Equal<[typeof row, typeof made], [Post, boolean]>>();
  // No relation is named, and none is loaded.
  const [plain] = await Post.objects.selectRelated();
  const awaited: Author = await plain!.author;
  Post.objects.only().defer().filter({ title: 'x' });
  Post.objects.dates('createdAt', 'month');
  return awaited;
}

/** Conditions and QuerySets that a loop puts together. */
export async function loops(words: readonly string[], staff: boolean) {
  let posts = Post.objects.filter({ views__gte: 0 });
  for (const word of words) posts = posts.filter({ title__icontains: word }).exclude({ status: 'draft' });
  if (staff) posts = posts.orderBy('-id').slice(0, 10);
  let any: Condition = Q({ title: 'x' });
  for (const word of words) any = any.or({ title: word });
  const every = words.map((title) => Q({ title })).reduce((a, b) => a.or(b), Q({ title: '' as string }));
  const rows: Post[] = await posts.filter(any).filter(every);
  await Post.objects.filter({}, staff ? Q({ title: 'x' }) : Q({ views: 3 }));
  await Comment.objects.filter(Q(), ...words.map((text) => Q({ text })));
  return rows;
}
