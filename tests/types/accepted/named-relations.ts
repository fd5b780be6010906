import { Author, Post } from '../sample/index.js';
import { assertType, type Equal } from '../support/equal.js';
import { Count, Cte, F, FilteredRelation, OuterRef, Q, recursiveCte, Sum, Value } from 'dunder';

export async function filteredRelations() {
  const approved = Post.objects.annotate({ good: FilteredRelation('comments', { condition: Q({ comments__approved: true }) }) });
  const rows = await approved
    .filter({ good__text__icontains: 'a', good__isnull: false })
    .annotate({ n: Count('good'), writer: F('good__author') })
    .orderBy('-good__text', 'n')
    .values('id', 'good', 'good__text', 'n');
  assertType<Equal<(typeof rows)[number], { id: number; good: number | null; good__text: string | null; n: number }>>();

  const post = await approved.at(0);
  // @ts-expect-error a relation is no value of the row
  post.good;

  const [loaded] = await approved.selectRelated('good', 'good__post');
  const body: string | undefined = loaded?.good?.text;
  const title: string | undefined = loaded?.good?.post.title;
  // @ts-expect-error it may be absent
  loaded.good.text;

  const nested = await Author.objects
    .alias({ seen: FilteredRelation('posts', { condition: Q({ posts__views__gt: 9 }) }) })
    .annotate({ said: FilteredRelation('seen__comments', { condition: { seen__comments__approved: true } }) })
    .valuesList('seen__title', 'said__text');
  assertType<Equal<(typeof nested)[number], [string | null, string | null]>>();
  return [body, title];
}

export async function commonTables() {
  const totals = Cte('totals', Post.objects.values('author').annotate({ seen: Sum('views'), n: Count('*') }));
  const rows = await totals.objects.filter({ n__gt: 3, seen__isnull: false }).orderBy('-seen');
  assertType<Equal<(typeof rows)[number], { author: number; seen: number | null; n: number }>>();

  const joined = await Author.objects
    .withCte(totals, { on: { author: 'pk' } })
    .filter({ totals__n__gt: 3 })
    .annotate({ n: F('totals__n'), seen: F('totals__seen') })
    .at(0);
  assertType<Equal<typeof joined.n, number>>();
  assertType<Equal<typeof joined.seen, number | null>>();
  const left = await Post.objects.withCte(totals, { on: { author: 'author__mentor' }, join: 'left' }).values('id', 'totals__n');
  assertType<Equal<(typeof left)[number], { id: number; totals__n: number | null }>>();
  await Author.objects.filter({ id__in: totals.objects.filter({ n: 1 }).values('author') });

  const tree = recursiveCte('tree', Author.objects.filter({ mentor: null }).values('id', { depth: Value(0) }), (parents) =>
    Author.objects.withCte(parents, { on: { id: 'mentor' } }).values('id', { depth: F('tree__depth').add(1) }),
  );
  const flat = await tree.objects.values('id', 'depth');
  assertType<Equal<(typeof flat)[number], { id: number; depth: number }>>();
  const authors = await Author.objects.withCte(tree, { on: { id: 'pk' } }).orderBy('tree__depth');
  return authors[0]?.name;
}

export async function lateralColumns() {
  const latest = Post.objects
    .filter({ author: OuterRef('pk') })
    .orderBy('-createdAt')
    .values('id', 'title')
    .slice(0, 1);
  const [author] = await Author.objects.lateral({ latest }).filter({ latest__title__icontains: 'a' }).orderBy('-latest__id');
  assertType<Equal<(typeof author & {})['latest__title'], string | null>>();
  assertType<Equal<(typeof author & {})['latest__id'], number | null>>();
  const rows = await Author.objects.lateral({ latest }).values('name', 'latest__title');
  assertType<Equal<(typeof rows)[number], { name: string; latest__title: string | null }>>();
}
