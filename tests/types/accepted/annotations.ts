import {
  sql,
  type RowOf,
  Avg,
  Case,
  Cast,
  Coalesce,
  Concat,
  Count,
  Exists,
  ExpressionWrapper,
  ExtractYear,
  F,
  fields,
  Func,
  Length,
  Lower,
  Max,
  Now,
  OuterRef,
  Q,
  Rank,
  RawSQL,
  StringAgg,
  Subquery,
  Sum,
  TruncMonth,
  Upper,
  Value,
  When,
  Window,
} from 'dunder';
import type { Decimal } from 'decimal.js';
import { Author, Post } from '../sample/index.js';
import { assertType, type Equal } from '../support/equal.js';

export async function annotate() {
  const post = await Post.objects
    .annotate({ n: Count('comments'), loud: Upper('title') })
    .filter({ n__gt: 3, loud__startswith: 'A' })
    .annotate({ twice: F('n').mul(2) })
    .orderBy('-n', 'twice')
    .at(0);
  assertType<Equal<typeof post.n, number>>();
  assertType<Equal<typeof post.loud, string>>();
  assertType<Equal<typeof post.twice, number>>();
  assertType<Equal<typeof post.title, string>>();
  const aliased = await Post.objects
    .alias({ n: Count('comments') })
    .filter({ n__gt: 1 })
    .get({ n: 2 });
  // @ts-expect-error an alias is not in the rows
  aliased.n;
  const plain = await Post.objects
    .alias({ n: Count('comments') })
    .annotate({ n2: F('n').mul(2), n: F('n') })
    .values()
    .get();
  assertType<Equal<[typeof plain.n, typeof plain.n2, typeof plain.title], [number, number, string]>>();
  const again = Post.objects.values('id', { loud: Upper('title') }).values();
  assertType<Equal<RowOf<typeof again>['loud'], string>>();
  Post.objects.values('id', { save: Upper('title') });
  const kept = Q({ comments__approved: true });
  const counted = await Post.objects
    .annotate({ n: Count('comments', { filter: kept }), s: Sum('views', { filter: kept.not(), default: 0 }) })
    .filter(kept.or({ n__gt: 3 }))
    .get();
  assertType<Equal<[typeof counted.n, typeof counted.s], [number, number]>>();
}

export async function aggregates() {
  const row = await Post.objects.aggregate({
    n: Count('*'),
    authors: Count('author', { distinct: true }),
    avg: Avg('views'),
    avgPrice: Avg('price'),
    top: Max('views', { filter: Q({ status: 'published' }) }),
    votes: Sum('votes'),
    sum: Sum('price'),
    sumOrZero: Sum('views', { default: 0 }),
    last: Max('createdAt'),
    names: StringAgg('author__name', { delimiter: ', ' }),
  });
  assertType<
    Equal<
      typeof row,
      {
        n: number;
        authors: number;
        avg: number | null;
        avgPrice: Decimal | null;
        top: number | null;
        votes: bigint | null;
        sum: Decimal | null;
        sumOrZero: number;
        last: Date | null;
        names: string | null;
      }
    >
  >();
}

export async function expressions() {
  const post = await Post.objects
    .annotate({
      lower: Lower('title'),
      length: Length('author__name'),
      editorName: Upper('editor__name'),
      both: Concat('title', Value(' '), 'editor__name'),
      name: Coalesce('editor__name', 'author__name'),
      either: Coalesce('editor__name', 'editor__email'),
      text: Cast('views', fields.text()),
      func: Func('views', 'id', { function: 'greatest', outputField: fields.integer() }),
      now: Now(),
      wrapped: ExpressionWrapper(F('views').add(F('id')), { outputField: fields.integer() }),
      kind: Case(When({ status: 'draft' }, { then: Value(0) }), When(Q({ views__gt: 3 }), { then: Value(2) }), { default: Value(1) }),
      maybe: Case(When({ status: 'draft' }, { then: 'views' })),
      rank: Window(Rank(), { partitionBy: ['author'], orderBy: ['-views'] }),
      month: TruncMonth('createdAt'),
      year: ExtractYear('createdAt'),
      raw: RawSQL(sql`1`, { outputField: fields.date() }),
      dearer: F('price').add(1),
      total: F('votes').add('views'),
      age: F('createdAt').sub(Now()),
      isDraft: Q({ status: 'draft' }),
      popular: F('views').gt(100),
    })
    .get();
  assertType<Equal<typeof post.lower, string>>();
  assertType<Equal<typeof post.length, number>>();
  assertType<Equal<typeof post.editorName, string | null>>();
  assertType<Equal<typeof post.both, string>>();
  assertType<Equal<typeof post.name, string>>();
  assertType<Equal<typeof post.either, string | null>>();
  assertType<Equal<typeof post.text, string>>();
  assertType<Equal<typeof post.func, number>>();
  assertType<Equal<typeof post.now, Date>>();
  assertType<Equal<typeof post.wrapped, number>>();
  assertType<Equal<typeof post.kind, number>>();
  assertType<Equal<typeof post.maybe, number | null>>();
  assertType<Equal<typeof post.rank, number>>();
  assertType<Equal<typeof post.month, Date>>();
  assertType<Equal<typeof post.year, number>>();
  assertType<Equal<typeof post.raw, string>>();
  assertType<Equal<typeof post.isDraft, boolean>>();
  assertType<Equal<typeof post.popular, boolean>>();
  assertType<Equal<typeof post.age, number>>();
}

export async function subqueries() {
  const author = await Author.objects
    .annotate({
      latest: Subquery(
        Post.objects
          .filter({ author: OuterRef('pk') })
          .orderBy('-createdAt')
          .values('title')
          .slice(0, 1),
      ),
      busy: Exists(Post.objects.filter({ author: OuterRef('pk') })),
    })
    .filter({ latest__icontains: 'x' })
    .get();
  assertType<Equal<typeof author.latest, string | null>>();
  assertType<Equal<typeof author.busy, boolean>>();
}

/** An expression that is made before the schema is known is checked where it is used. */
export async function prepared() {
  const n = Count('comments');
  const post = await Post.objects.annotate({ n }).at(0);
  assertType<Equal<typeof post.n, number>>();
}
