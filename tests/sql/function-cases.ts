import {
  Abs, ACos, ATan2, Ceil, Chr, Collate, Cot, Extract, F, Floor, Greatest, Left, Log, LPad, MD5, Mod, NullIf, Ord, Pi, Random, Repeat, Replace, Reverse,
  Right, Round, RPad, SHA1, SHA512, StrIndex, Substr, Trim, Trunc, TruncWeek, fields, UUID4, UUID7, Value,
  ArrayAgg, ArraySubquery, BitAnd, BoolAnd, BoolOr, Corr, Count, CovarPop, JSONArray, JSONBAgg, JSONObject, KT, OuterRef, Q, RandomUUID, RegrSlope, StdDev,
  StringAgg, TransactionNow, Upper,
  CosineDistance, L1Distance, L2Distance, Lexeme, MatchAgainst, MaxInnerProduct, SearchHeadline, SearchQuery, SearchRank, SearchVector, TrigramDistance,
  TrigramSimilarity, TrigramStrictWordSimilarity, TrigramWordDistance, Unaccent,
} from 'dunder'; // prettier-ignore
import { Author, PgDocument, PgEmbedding, Post } from '../../generated/index.js';

const posts = Post.objects.orderBy();
const authors = Author.objects.orderBy();

/** Functions; see `cases.ts`. */
export const FUNCTION_FAMILIES = {
  functions: {
    trigonometry: () => posts.values({ a: ACos('rating'), b: ATan2('rating', 'views'), c: Cot('rating'), d: Pi() }),
    'whole numbers': () => posts.values({ a: Abs('price'), b: Ceil('price'), c: Floor('rating'), d: Mod('views', 4), e: Log(2, 'views') }),
    rounding: () => posts.values({ a: Round('price', 1), b: Round('rating', 2), c: Round('views') }),
    'rounding to tens': () => posts.values({ a: Round('views', -1) }),
    random: () => posts.values({ a: Random() }),
    padding: () => posts.values({ a: LPad('title', 8, Value('0')), b: RPad('title', 8), c: Repeat('title', 2) }),
    'parts of texts': () =>
      posts.values({ a: Left('title', 2), b: Right('title', 2), c: Substr('title', StrIndex('title', Value(' '))), d: Trim('title') }),
    replacing: () => posts.values({ a: Replace('title', Value('a'), Value('b')), b: Replace('title', Value('a')), c: Reverse('title') }),
    characters: () => posts.values({ a: Chr('views'), b: Ord('title') }),
    hashes: () => posts.values({ a: MD5('title'), b: SHA1('title'), c: SHA512('title') }),
    collation: () => posts.values('id').orderBy(Collate('title', 'und-x-icu')),
    extremes: () => posts.values({ a: Greatest('price', F('rating'), 3), b: NullIf('title', 'slug') }),
    'parts of moments': () =>
      posts.values({ a: Extract('createdAt', 'week'), b: Extract('createdAt', 'hour', { tzinfo: 'Europe/Berlin' }) }),
    'cut moments': () => posts.values({ a: Trunc('createdAt', 'hour'), b: Trunc('createdAt', 'month', { outputField: fields.date() }) }),
    'weeks of a zone': () => posts.values({ a: TruncWeek('createdAt', { tzinfo: 'Europe/Berlin' }) }),
    uuids: () => posts.values({ a: UUID4(), b: UUID7(), c: UUID7({ shift: -1000 }) }),
  },
  json: {
    objects: () =>
      posts.values({ x: JSONObject({ title: 'title', "it's": Value('x'), at: 'createdAt', price: 'price', staff: 'author__isStaff' }) }),
    lists: () => posts.values({ x: JSONArray('views', JSONObject({ settings: 'author__settings' })) }),
    'lists of groups': () => authors.only('id').annotate({ x: JSONBAgg('posts__price') }),
    'ordered lists of groups': () =>
      authors.only('id').annotate({ x: JSONBAgg(JSONObject({ t: 'posts__title' }), { orderBy: ['-posts__views'] }) }),
    'text of a key': () => authors.values({ x: Upper(KT('settings__notifications__digest')) }),
    keys: () => authors.values('id').filter({ settings__hasKey: 'theme', settings__notifications__hasAnyKeys: ['email', 'digest'] }),
    contains: () => authors.values('id').filter({ settings__contains: { theme: 'dark' } }),
  },
  aggregates: {
    bits: () => posts.values('author').annotate({ x: BitAnd('views', { filter: Q({ rating: null }) }) }),
    truth: () => posts.values('author').annotate({ x: BoolAnd('author__isStaff'), y: BoolOr('author__isStaff', { default: false }) }),
    deviation: () => posts.values('author').annotate({ x: StdDev('views', { sample: true }) }),
    'texts of numbers': () => posts.values('author').annotate({ x: StringAgg('views', { delimiter: ', ', orderBy: ['-views'] }) }),
    arrays: () =>
      authors.only('id').annotate({ x: ArrayAgg('posts__title', { distinct: true, filter: Q({ posts__isnull: false }), default: [] }) }),
    'arrays of subqueries': () =>
      authors.values({
        x: ArraySubquery(
          posts
            .filter({ author: OuterRef('pk') })
            .orderBy('-views')
            .values('title'),
        ),
      }),
    statistics: () =>
      posts.values('author').annotate({
        x: Corr('views', 'rating'),
        y: CovarPop('views', 'rating', { sample: true }),
        z: RegrSlope('views', 'rating', { default: 0 }),
      }),
    'safe beside another relation': () =>
      authors.only('id').annotate({ n: Count('editedPosts', { distinct: true }), x: BoolOr('posts__author__isStaff') }),
    'functions of PostgreSQL': () => posts.values({ x: RandomUUID(), y: TransactionNow() }),
  },
  search: {
    'the lookup': () => posts.values('id').filter({ body__search: 'cheese' }),
    'not the lookup': () => posts.values('id').exclude({ body__search: 'cheese' }),
    'a query with a configuration': () =>
      posts.values('id').filter({ body__search: SearchQuery('cheese', { searchType: 'websearch', config: 'english' }) }),
    'queries joined': () =>
      posts.values('id').filter({
        body__search: SearchQuery('a')
          .and(SearchQuery('b', { searchType: 'phrase' }).not())
          .or(SearchQuery('c:*', { searchType: 'raw' })),
      }),
    lexemes: () =>
      posts.values('id').filter({
        body__search: SearchQuery(Lexeme("O'Ne\\il", { prefix: true, weight: 'A' }).and(Lexeme('b').or(Lexeme('c')).not()), {
          config: 'english',
        }),
      }),
    'a vector': () =>
      posts
        .annotate({ v: SearchVector('title', { weight: 'A' }).add(SearchVector('body', 'views', { weight: 'B', config: 'english' })) })
        .filter({ v__search: 'x' })
        .values('id'),
    'a configuration of a column': () => posts.values({ v: SearchVector('body', { config: F('slug') }) }),
    'a column of vectors': () =>
      PgDocument.objects
        .orderBy()
        .values('id')
        .filter({ search__search: SearchQuery('x', { config: 'english' }) }),
    ranks: () =>
      PgDocument.objects.orderBy().values({
        a: SearchRank('search', 'x'),
        b: SearchRank('body', SearchQuery('x', { config: 'english' }), {
          weights: [0.1, 0.2, 0.4, 1],
          normalization: 2,
          coverDensity: true,
        }),
      }),
    headlines: () =>
      posts.values({ h: SearchHeadline('body', SearchQuery('x'), { config: 'english', startSel: '<b class="x">', maxWords: 9 }) }),
    MATCH: () => posts.values('id').filter(MatchAgainst('title', 'body', { search: '+a -b', mode: 'boolean' }).gt(0.5)),
    trigrams: () =>
      authors.values({
        a: TrigramSimilarity('name', 'x'),
        b: TrigramDistance('name', 'x'),
        c: TrigramWordDistance('x', 'name'),
        d: TrigramStrictWordSimilarity('x', 'name'),
      }),
    'lookups of trigrams': () =>
      authors.values('id').filter({ name__trigramSimilar: 'a', name__trigramWordSimilar: 'b', name__trigramStrictWordSimilar: 'c' }),
    accents: () => authors.values({ x: Unaccent('name') }).filter({ name__unaccent__istartswith: 'é', mentor__name__unaccent: F('email') }),
    distances: () =>
      PgEmbedding.objects.values({
        a: L2Distance('embedding', [1, 2, 3]),
        b: CosineDistance('embedding', [1, 2, 3]),
        c: MaxInnerProduct('embedding', [1, 2, 3]),
        d: L1Distance('embedding', [1, 2, 3]),
      }),
    'keys of hstore': () =>
      PgDocument.objects
        .orderBy()
        .values('id')
        .filter({ attributes__color: 'x', attributes__hasKeys: ['a', 'b'], attributes__contains: { a: 'b' } }),
    'keys and values of hstore': () =>
      PgDocument.objects
        .orderBy()
        .values('attributes__keys', 'attributes__values__0')
        .filter({ attributes__keys: ['a', 'b'], attributes__keys__len: 2, attributes__values__contains: ['x', null] })
        .exclude({ attributes__keys__overlap: ['c'] }),
    nearest: () =>
      PgEmbedding.objects
        .values('id')
        .orderBy(L2Distance('embedding', [1, 2.5, 3]))
        .slice(0, 5),
  },
};
