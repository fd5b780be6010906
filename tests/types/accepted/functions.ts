import {
  CosineDistance, F, L2Distance, Lexeme, MatchAgainst, SearchHeadline, SearchQuery, SearchRank, SearchVector, TrigramSimilarity, TrigramWordDistance, Unaccent,
  ArrayAgg, ArraySubquery, BitOr, BoolAnd, Corr, Count, JSONArray, JSONBAgg, JSONObject, KT, OuterRef, Q, RegrCount, Sum,
  Abs, ATan2, Ceil, Collate, Extract, fields, Floor, Left, LPad, Mod, Pi, Replace, Round, Sqrt, StrIndex, Substr, Trunc, TruncMonth, UUID7, Value,
} from 'dunder'; // prettier-ignore
import type { Decimal } from 'decimal.js';
import type { QuerySet } from 'dunder';
import type { PgDocumentSchema } from '../../../generated/pg-document.js';
import type { PgEmbeddingSchema } from '../../../generated/pg-embedding.js';
import { Author, Post } from '../sample/index.js';
import type { Settings } from '../sample/settings.js';
import { assertType, type Equal } from '../support/equal.js';

/** Results follow the inputs: decimals stay decimals, and what may be NULL stays so. */
export async function scalars() {
  const row = await Post.objects
    .values({
      abs: Abs('price'),
      ceil: Ceil('price'),
      floor: Floor('votes'),
      round: Round('views', 2),
      rounded: Round('editor__id', { precision: 1 }),
      mod: Mod('votes', 3),
      remainder: Mod('views', 'price'),
      root: Sqrt('views'),
      angle: ATan2('views', 'editor__id'),
      pi: Pi(),
      left: Left('title', 3),
      lead: Left('editor__name', 3),
      padded: LPad('title', 8, Value('0')),
      replaced: Replace('title', Value('a'), 'editor__name'),
      part: Substr('title', StrIndex('title', Value(' '))),
      collated: Collate('editor__name', 'C'),
      month: Extract('createdAt', 'month', { tzinfo: 'Europe/Berlin' }),
      cut: Trunc('createdAt', 'week'),
      day: Trunc('createdAt', 'day', { outputField: fields.date() }),
      date: TruncMonth('createdAt', { outputField: fields.date(), tzinfo: 'Europe/Berlin' }),
      uuid: UUID7({ shift: 1000 }),
    })
    .get();
  assertType<
    Equal<
      typeof row,
      {
        abs: Decimal | null;
        ceil: Decimal | null;
        floor: bigint;
        round: number;
        rounded: number | null;
        mod: bigint;
        remainder: Decimal | null;
        root: number;
        angle: number | null;
        pi: number;
        left: string;
        lead: string | null;
        padded: string;
        replaced: string | null;
        part: string;
        collated: string | null;
        month: number;
        cut: Date;
        day: string;
        date: string;
        uuid: string;
      }
    >
  >();
  await Post.objects.filter({ price__abs: '3.5', votes__abs__gt: 3n });
}

/** JSON is typed by its members: moments, decimals and big integers are texts. */
export async function json() {
  const row = await Author.objects
    .annotate({
      card: JSONObject({
        name: 'name',
        at: 'createdAt',
        mentor: 'mentor__name',
        n: Count('posts'),
        inner: JSONObject({ settings: 'settings' }),
      }),
      list: JSONArray('id', 'name', Value(true)),
      found: JSONBAgg(JSONObject({ title: 'posts__title', price: 'posts__price', votes: 'posts__votes' }), { default: [] }),
      color: KT('settings__theme__color'),
    })
    .values('card', 'list', 'found', 'color')
    .get();
  assertType<
    Equal<
      typeof row,
      {
        card: {
          readonly name: string;
          readonly at: string;
          readonly mentor: string | null;
          readonly n: number;
          readonly inner: { readonly settings: Settings };
        };
        list: readonly [number, string, boolean];
        found: readonly { readonly title: string | null; readonly price: string | null; readonly votes: string | null }[];
        color: string | null;
      }
    >
  >();
  await Author.objects
    .annotate({ card: JSONObject({ name: 'name', at: 'createdAt' }) })
    .filter({ card__name__startswith: 'A', card__hasKey: 'at' });
}

export async function postgres() {
  const row = await Author.objects
    .annotate({
      titles: ArrayAgg('posts__title', { filter: Q({ posts__isnull: false }), orderBy: ['posts__title'], default: [] }),
      prices: ArrayAgg('posts__price'),
      bits: BitOr('posts__votes'),
      all: BoolAnd('posts__comments__approved'),
      corr: Corr('posts__views', 'posts__price'),
      pairs: RegrCount('posts__views', 'posts__price'),
      total: Sum('posts__votes', { default: 0n }),
      latest: ArraySubquery(Post.objects.filter({ author: OuterRef('pk') }).values('title')),
    })
    .values('titles', 'prices', 'bits', 'all', 'corr', 'pairs', 'total', 'latest')
    .get();
  assertType<
    Equal<
      typeof row,
      {
        titles: readonly (string | null)[];
        prices: readonly (Decimal | null)[] | null;
        bits: bigint | null;
        all: boolean | null;
        corr: number | null;
        pairs: number;
        total: bigint;
        latest: readonly string[];
      }
    >
  >();
  await Author.objects
    .annotate({ latest: ArraySubquery(Post.objects.filter({ author: OuterRef('pk') }).values('title')) })
    .filter({ latest__contains: ['x'], latest__len__gt: 2, latest__0__startswith: 'A' });
}

export async function search(documents: QuerySet<PgDocumentSchema>, embeddings: QuerySet<PgEmbeddingSchema>) {
  const query = SearchQuery('cheese', { searchType: 'websearch', config: 'english' }).and(SearchQuery('blue').not());
  const row = await documents
    .annotate({ words: SearchVector('title', { weight: 'A' }).add(SearchVector('body', { weight: 'B', config: 'english' })) })
    .filter({ words__search: query, search__search: 'x', title__search: query, summary__search: query })
    .filter({ search__search: SearchQuery(Lexeme('fat', { prefix: true, weight: 'A' }).and(Lexeme('cat').not()), { config: 'english' }) })
    .filter({ title__unaccent__icontains: 'é', title__trigramStrictWordSimilar: 'x' })
    .values({
      rank: SearchRank('search', query, { coverDensity: true, weights: [0.1, 0.2, 0.4, 1] }),
      ofNull: SearchRank('summary', 'x'),
      headline: SearchHeadline('body', query, { startSel: '<b>', stopSel: '</b>', maxFragments: 2 }),
      alike: TrigramSimilarity('title', 'x'),
      word: TrigramWordDistance('x', F('username')),
      plain: Unaccent('title'),
      match: MatchAgainst('title', 'body', { search: 'x', mode: 'boolean' }),
      near: L2Distance('embedding__embedding', [1, 2, 3]),
    })
    .get();
  assertType<
    Equal<
      typeof row,
      {
        rank: number;
        ofNull: number | null;
        headline: string;
        alike: number;
        word: number;
        plain: string;
        match: number;
        near: number | null;
      }
    >
  >();
  await embeddings
    .annotate({ d: CosineDistance('embedding', 'document__embedding__embedding') })
    .filter({ d__lt: 0.3 })
    .orderBy('d');
}
