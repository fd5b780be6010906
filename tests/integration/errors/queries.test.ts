import { expect, test } from '@jest/globals';
import {
  Avg,
  Case,
  Cast,
  Collate,
  Count,
  Cte,
  Extract,
  F,
  fields,
  FilteredRelation,
  Func,
  JSONObject,
  KT,
  Lexeme,
  Lower,
  MatchAgainst,
  Max,
  OuterRef,
  Prefetch,
  Q,
  Rank,
  registerLookup,
  registerTransform,
  Round,
  RowRange,
  SearchQuery,
  SearchRank,
  SearchVector,
  sql,
  StringAgg,
  Subquery,
  Trunc,
  TruncHour,
  TruncMonth,
  Value,
  ValueRange,
  When,
  Window,
} from 'dunder';
import { Author, AuthorDetail, LineItem, Post, Restaurant, Tag } from '../../../generated/index.js';
import { features, useBlog } from '../../support/blog.js';
import { describeEachDatabase } from '../../support/databases.js';
import { outcome } from './outcome.js';

type Anything = any; // a caller without types: that is what is tried here
const posts = (): Anything => Post.objects.orderBy();
const raw = (fragment: unknown): Anything => (Post.objects as Anything).raw(fragment);
const few = (): Anything => Cte('few', posts().values('id'));
const wrong = (value: unknown): never => value as never;

/** What every database refuses alike, by the code. */
const REFUSED: Readonly<Record<string, readonly (() => unknown)[]>> = {
  'QUERY.ANNOTATION_CYCLE': [() => posts().annotate({ a: F(wrong('a')) }), () => posts().alias({ a: Lower(wrong('a')) })],
  'QUERY.BAD_ALIAS': [
    () => posts().annotate({ 'two words': Count('comments') }),
    () => posts().alias({ a__b: Count('comments') }),
    () => posts().annotate({ '1st': Count('*') }),
    () => posts().values('id', { 'a-b': Value(1) }),
    () => posts().aggregate({ ['__proto__']: Count('*') }),
  ],
  'QUERY.BAD_CHUNK_SIZE': [0, -1, 1.5, '10'].map((chunkSize) => async () => {
    for await (const _ of posts().iterator({ chunkSize })) expect(_).toBe('no row');
  }),
  'QUERY.BAD_COLLATION': ['', 'a b', '"C"', null].map((name) => () => posts().orderBy(Collate('title', wrong(name)))),
  'QUERY.BAD_CONSTANT': [
    () => {
      registerLookup('isBefore', (left) => left.lt(new Date()), { on: ['dateTime'] });
      return posts().filter({ createdAt__isBefore: 1 });
    },
  ],
  'QUERY.BAD_DATE_KIND': [() => posts().dates('createdAt', 'decade'), () => posts().datetimes('createdAt', 'century')],
  'QUERY.BAD_DATE_PART': [
    () => posts().annotate({ x: Extract('createdAt', wrong('decade')) }),
    () => posts().annotate({ x: Trunc('createdAt', wrong('century')) }),
  ],
  'QUERY.BAD_EXPLAIN': [
    () => posts().explain({ format: 'poem' }),
    () => posts().explain({ costly: true }),
    () => posts().explain({ COSTS: false }),
  ],
  'QUERY.BAD_FETCH_MODE': [() => posts().fetchMode('all'), () => posts().fetchMode(null)],
  'QUERY.BAD_FILTERED_RELATION': [
    () => posts().annotate({ x: FilteredRelation(wrong('')) }),
    () => posts().annotate({ x: FilteredRelation(wrong(null)) }),
    () =>
      posts()
        .annotate({ x: FilteredRelation(wrong('title')) })
        .filter({ x__id: 1 }),
    () =>
      posts()
        .annotate({ x: FilteredRelation(wrong('comments__body')) })
        .filter({ x__id: 1 }),
  ],
  'QUERY.BAD_FRAME': [
    () => posts().annotate({ x: Window(Count('id'), { orderBy: ['id'], frame: RowRange({ start: 2, end: 1 }) }) }),
    () => posts().annotate({ x: Window(Count('id'), { orderBy: ['id'], frame: ValueRange({ start: 0.5 }) }) }),
    () => posts().annotate({ x: Window(Count('id'), { orderBy: ['id'], frame: RowRange({ exclusion: wrong('all') }) }) }),
  ],
  'QUERY.BAD_JSON_KEY': [() => posts().annotate({ x: JSONObject({ 'a\0b': 'title' }) })],
  'QUERY.BAD_LOOKUP_NAME': [
    () => registerLookup('is__odd', (left, right) => left.eq(right)),
    () => registerTransform('Odd', (value) => value),
  ],
  'QUERY.BAD_ORDER': [() => posts().orderBy(1), () => posts().orderBy(null), () => posts().orderBy({ title: 'asc' })],
  'QUERY.BAD_OUTPUT_FIELD': [
    () => posts().annotate({ x: Cast('title', wrong('integer')) }),
    () => posts().annotate({ x: Func('title', { function: 'lower', outputField: wrong(String) }) }),
    () => posts().annotate({ x: Value('a', { outputField: wrong({ kind: 'text' }) }) }),
  ],
  'QUERY.BAD_PREFETCH_STRATEGY': [() => posts().prefetchStrategy('join')],
  'QUERY.BAD_SEARCH': [
    () => SearchVector(),
    () => SearchVector('body', { weight: wrong('E') }),
    () => SearchQuery('cheese', { searchType: wrong('fuzzy') }),
    () => SearchQuery('cheese').and(wrong('wine')),
    () => SearchQuery(Lexeme('cheese'), { searchType: wrong('phrase') }),
    () => SearchQuery('cheese', { config: 'no; config' }),
    () => Lexeme(''),
    () => SearchRank('body', 'cheese', { weights: wrong([1, 2, 3]) }),
    () => MatchAgainst(wrong({ search: 'cheese' })),
    () => MatchAgainst('title', { search: 'cheese', mode: wrong('loud') }),
  ],
  'QUERY.BAD_TIME_ZONE': ['Mars/Olympus', '', "UTC'; --"].map(
    (tzinfo) => () => posts().annotate({ x: TruncMonth('createdAt', { tzinfo }) }),
  ),
  'QUERY.BAD_TRUNC': [
    () => Author.objects.annotate({ x: TruncHour(wrong('birthday')) }),
    () => posts().annotate({ x: Trunc(Cast('createdAt', fields.time()), wrong('month')) }),
  ],
  'QUERY.BAD_VALUE': [
    () => posts().filter({ title: () => 'x' }),
    () => posts().filter({ views__in: [Symbol('x')] }),
    () => posts().annotate({ x: Value(wrong(Symbol.iterator)) }),
  ],
  'QUERY.BAD_YEAR': [() => posts().filter({ createdAt__year: 0 }), () => posts().filter({ createdAt__year__gt: 12_000 })],
  'QUERY.BILATERAL_LIST': [
    () => {
      registerTransform('lowered', (value) => Lower(value as never), { bilateral: true, on: ['char'] });
      return posts().filter({ title__lowered__in: ['A', 'B'] });
    },
  ],
  'QUERY.BULK_PARENTS': [() => Restaurant.objects.bulkCreate([new Restaurant({ name: 'x' })], { ignoreConflicts: true })],
  'QUERY.COMPOSITE_VALUE': [
    () => LineItem.objects.aggregate({ x: Max(wrong('pk')) }),
    () => LineItem.objects.aggregate({ x: Count('pk', { distinct: true }) }),
    () => Cte('lines', (LineItem.objects as Anything).values('pk')).objects,
    () => posts().annotate({ x: Subquery((LineItem.objects as Anything).values('pk').slice(0, 1)) }),
  ],
  'QUERY.COUNT_DEFAULT': [() => posts().aggregate({ x: Count('id', { default: 0 } as never) })],
  'QUERY.CTE_AGGREGATE': [() => posts().withCte(few(), { on: { id: Count('comments') } })],
  'QUERY.EMPTY_WHEN': [() => Case(When(Q({}), { then: Value(1) })), () => Case(When({}, { then: Value(1) }))],
  'QUERY.FILTERED_AGGREGATE': [
    () =>
      posts()
        .annotate({ x: FilteredRelation('comments', { condition: wrong(Count('comments__id').gt(1)) }) })
        .filter({ x__id: 1 }),
    () =>
      posts()
        .annotate({ x: FilteredRelation('comments', { condition: wrong(Window(Rank(), { orderBy: ['id'] }).gt(1)) }) })
        .filter({ x__id: 1 }),
  ],
  'QUERY.FILTERED_RELATION_PLACE': [
    () => posts().annotate({ x: Lower(wrong(FilteredRelation('comments'))) }),
    () => posts().orderBy(FilteredRelation('comments')),
  ],
  'QUERY.LOCK_OPTIONS': [() => posts().selectForUpdate({ nowait: true, skipLocked: true })],
  'QUERY.NAMELESS_COLUMN': [() => posts().values('id', Lower('title'))],
  'QUERY.NOT_AN_INSTANCE': [1, null, {}, 'post'].map((one) => () => posts().contains(one)),
  'QUERY.NOT_A_CONDITION': [
    () => {
      registerLookup('added', (left, right) => left.add(right), { on: ['integer'] });
      return posts().filter({ views__added: 1 });
    },
  ],
  'QUERY.NOT_A_DATE': [() => posts().annotate({ x: TruncMonth(wrong('title')) }), () => posts().dates('views', 'year')],
  'QUERY.NOT_A_KEY': [() => Author.objects.annotate({ x: KT(wrong('name')) }), () => Author.objects.annotate({ x: KT(wrong('settings')) })],
  'QUERY.NOT_JSON': [() => AuthorDetail.objects.annotate({ x: JSONObject({ photo: 'photo' }) })],
  'QUERY.NOT_WHOLE': [
    () => posts().annotate({ x: Round('rating', wrong(1.5)) }),
    () => posts().annotate({ x: Round('rating', wrong(NaN)) }),
  ],
  'QUERY.NO_DELIMITER': [() => posts().aggregate({ x: StringAgg('title', wrong({})) })],
  'QUERY.NO_LATEST_BY': [() => (Tag.objects as Anything).latest(), () => (Tag.objects as Anything).earliest()],
  'QUERY.NULLS_TWICE': [() => posts().orderBy(F('rating').desc(wrong({ nullsFirst: true, nullsLast: true })))],
  'QUERY.OUTER_REFERENCE': [
    () => posts().filter({ author: OuterRef('pk') }),
    () =>
      posts()
        .annotate({ x: OuterRef('pk') })
        .count(),
  ],
  'QUERY.PARENT_FIELD': [
    () =>
      (Restaurant.objects as Anything).bulkCreate([new Restaurant({ name: 'x' })], {
        updateConflicts: true,
        ...(features().conflictTarget ? { uniqueFields: ['pk'] } : {}),
        updateFields: ['name'],
      }),
  ],
  'QUERY.PREFETCH_COMBINED': [() => posts().prefetchRelated(Prefetch('tags', wrong(Tag.objects.union(Tag.objects.all()))))],
  'QUERY.PREFETCH_SLICED': [() => posts().prefetchRelated(Prefetch('author', wrong(Author.objects.slice(0, 1))))],
  'QUERY.RAW_LEFT_OUT': [() => raw(sql`SELECT id, title FROM post`)],
  'QUERY.RAW_UNKNOWN_COLUMN': [() => raw(sql`SELECT post.*, 1 AS surplus FROM post`)],
  'QUERY.TRANSFORM_SCOPE': [
    () => {
      registerTransform('other', () => F('title'), { on: ['integer'] });
      return posts().filter({ views__other: 'x' });
    },
  ],
  'QUERY.UNORDERED_GROUPS': [
    () =>
      Post.objects
        .values('status')
        .annotate({ n: Count('id') })
        .first(),
    () =>
      Post.objects
        .values('status')
        .annotate({ n: Avg('views') })
        .last(),
  ],
};

describeEachDatabase('queries that are refused', (database) => {
  useBlog(database);

  test.each(Object.entries(REFUSED))('%s', async (code, provocations) => {
    for (const provoke of provocations) expect([String(provoke), await outcome(provoke)]).toEqual([String(provoke), code]);
  });

  test('options of EXPLAIN that another database has', async () => {
    const { label, explain } = features();
    const known = ['analyze', 'buffers', 'costs', 'genericPlan', 'serialize', 'settings', 'summary', 'timing', 'verbose', 'wal'];
    for (const option of known.filter((name) => !explain.options.includes(name))) {
      expect([label, option, await outcome(() => posts().explain({ [option]: true }))]).toEqual([label, option, 'QUERY.EXPLAIN_OPTION']);
    }
  });

  test('more parameters than a statement may have', async () => {
    const { maxParameters } = features();
    // A condition for each: a list would be one parameter on PostgreSQL.
    const many = Array.from({ length: maxParameters + 1 }, (_, i) => Q({ views: i }));
    const [first, ...rest] = many;
    const run = () => Post.objects.filter((first as Anything).or(...rest)).count();
    expect(await outcome(run)).toBe('QUERY.TOO_MANY_PARAMETERS');
  }, 60_000);

  if (database.dialect === 'postgres')
    test('QUERY.DEEP_ARRAY', async () => {
      const cube = Cast(Value('{}'), fields.array(fields.array(fields.array(fields.integer()))));
      const provoke = () =>
        posts()
          .annotate({ cube })
          .filter({ cube__0: [[1]] });
      expect(await outcome(provoke)).toBe('QUERY.DEEP_ARRAY');
    });
});
