import {
  atomic,
  Cast,
  connections,
  Collate,
  Count,
  Cte,
  defineFunction,
  DunderError,
  Extract,
  F,
  fields,
  FilteredRelation,
  Func,
  JSONObject,
  KT,
  L2Distance,
  Lexeme,
  MatchAgainst,
  OuterRef,
  Prefetch,
  Q,
  RawSQL,
  registerLookup,
  registerTransform,
  Round,
  RowRange,
  savepointCommit,
  SearchHeadline,
  SearchQuery,
  SearchRank,
  SearchVector,
  sql,
  StringAgg,
  Subquery,
  TrigramSimilarity,
  Trunc,
  TruncMonth,
  UUID7,
  Value,
  When,
  Case,
  Window,
  Rank, // prettier-ignore
} from 'dunder';
import { Author, Post } from '../../../generated/index.js';
import { useBlog } from '../../support/blog.js';
import { describeEachDatabase } from '../../support/databases.js';

/** Texts that would do harm wherever they are written into SQL as they are. */
const NASTY = [
  `x"; DROP TABLE author; --`,
  'x`; DROP TABLE author; --',
  `x'; DROP TABLE author; --`,
  `x') OR 1=1 --`,
  `\\'; DROP TABLE author; --`,
  'id" = "id',
  '1; SELECT 1',
  '%s $1 ? :x',
  'a\u0000b',
  '__proto__',
  'constructor',
  '/* */ id',
];

/** Every place where a caller's string can come near SQL. Callers without types can pass anything, so casts stand in for them. */
type Anything = any; // a caller without types: that is what is tried here
const posts = (): Anything => Post.objects.orderBy();
const plainPosts = (): Anything => Post.objects;
const authors = (): Anything => Author.objects.orderBy();

const PLACES: Readonly<Record<string, (text: string) => PromiseLike<unknown>>> = {
  'a value of exact': (text) => posts().filter({ title: text }),
  'a value of icontains': (text) => posts().filter({ title__icontains: text }),
  'a value of startswith': (text) => posts().filter({ title__startswith: text }),
  'a value of in': (text) => posts().filter({ title__in: [text, text] }),
  'a value of iexact': (text) => posts().filter({ title__iexact: text }),
  'a path of filter': (text) => posts().filter({ [text]: 1 }),
  'a path of exclude': (text) => posts().exclude({ [`author__${text}`]: 1 }),
  'a lookup': (text) => posts().filter({ [`title__${text}`]: 1 }),
  'a path in Q': (text) => posts().filter(Q({ [text]: 1 } as never)),
  'a key of json': (text) => authors().filter({ [`settings__${text}`]: 'x' }),
  'a value of a key of json': (text) => authors().filter({ settings__theme: text }),
  'a key for hasKey': (text) => authors().filter({ settings__hasKey: text }),
  'keys for hasAnyKeys': (text) => authors().filter({ settings__hasAnyKeys: [text, 'y'] }),
  'the name of an annotation': (text) => posts().annotate({ [text]: Count('comments') }),
  'the name of an alias': (text) => posts().alias({ [text]: Count('comments') }),
  'a named value': (text) => posts().values('id', { [text]: Value(1) }),
  'the name of an aggregate': (text) => posts().aggregate({ [text]: Count('*') }),
  'a path of F': (text) => posts().annotate({ x: F(text as never) }),
  'a path of an aggregate': (text) => posts().annotate({ x: Count(text as never) }),
  'a path of orderBy': (text) => posts().orderBy(text),
  'a descending path of orderBy': (text) => posts().orderBy(`-${text}`),
  'a path of values': (text) => posts().values(text),
  'a path of valuesList': (text) => posts().valuesList(text),
  'a path of only': (text) => posts().only(text),
  'a path of defer': (text) => posts().defer(text),
  'a path of selectRelated': (text) => posts().selectRelated(text),
  'a path of prefetchRelated': (text) => posts().prefetchRelated(text),
  'toAttr of Prefetch': (text) => posts().prefetchRelated(Prefetch('comments', undefined, { toAttr: text })),
  'a field of distinct': (text) => posts().distinct(text),
  'a field of dates': (text) => posts().dates(text, 'year'),
  'a kind of dates': (text) => posts().dates('createdAt', text),
  'a field of latest': (text) => posts().latest(text),
  'a field of inBulk': (text) => posts().inBulk([1], { fieldName: text }),
  'a lock': (text) => atomic(async () => await posts().selectForUpdate({ of: [text] })),
  'a database': (text) => posts().using(text),
  'a serialization of explain': (text) => posts().explain({ serialize: text }),
  'the value of an option of explain': (text) => posts().explain({ analyze: text }),
  'the name of a global filter': async (text) => await posts().withoutFilter(text),
  'a deferred field of raw': async (text) => await plainPosts().raw(sql`SELECT * FROM post`, { defer: [text] }),
  'a configuration of a headline': async (text) => await posts().annotate({ x: SearchHeadline('body', 'x', { config: text }) }),
  'a configuration of a vector': async (text) => await posts().annotate({ x: SearchVector('body', { config: text }) }),
  'the text of a query of a search': async (text) => await posts().filter({ body__search: SearchQuery(text, { searchType: 'websearch' }) }),
  'a lexeme of a search': async (text) => await posts().filter({ body__search: SearchQuery(Lexeme(text, { prefix: true }).not()) }),
  'a weight of a lexeme': async (text) => await posts().filter({ body__search: SearchQuery(Lexeme('x', { weight: text as never })) }),
  'a normalization of a rank': async (text) => await posts().annotate({ x: SearchRank('body', 'x', { normalization: text as never }) }),
  'a path of a search vector': async (text) => await posts().annotate({ x: SearchVector(text as never) }),
  'the name of a lookup': async (text) => registerLookup(text, (left, right) => left.eq(right), { on: [] }),
  'the name of a transform': async (text) => registerTransform(text, (value) => value, { on: [] }),
  'an order of an aggregate': async (text) => await authors().annotate({ x: StringAgg('posts__title', { delimiter: ',', orderBy: [text] as never }) }), // prettier-ignore
  'a format of explain': (text) => posts().explain({ format: text }),
  'an option of explain': (text) => posts().explain({ [text]: true }),
  'a function': (text) => posts().annotate({ x: Func('title', { function: text, outputField: fields.text() }) }),
  'a constant': (text) => posts().annotate({ x: Value(text) }),
  'a delimiter': (text) => authors().annotate({ x: StringAgg('posts__title', { delimiter: text }) }),
  'a time zone': async (text) => await posts().annotate({ x: TruncMonth('createdAt', { tzinfo: text }) }),
  'a configuration of a search': async (text) => await posts().filter({ body__search: SearchQuery('x', { config: text }) }),
  'what is searched': (text) => posts().filter({ body__search: text }),
  'a search type': async (text) => await posts().filter({ body__search: SearchQuery('x', { searchType: text as never }) }),
  'a weight': async (text) => await posts().annotate({ x: SearchVector('body', { weight: text as never }) }),
  'a rank': async (text) => await posts().annotate({ x: SearchRank('body', text, { weights: [text, 1, 1, 1] as never }) }),
  'an option of a headline': (text) => posts().annotate({ x: SearchHeadline('body', 'x', { [text]: text, startSel: text }) }),
  'a text of trigrams': (text) => posts().annotate({ x: TrigramSimilarity('title', text) }),
  'a vector': async (text) => await posts().annotate({ x: L2Distance('title' as never, [text] as never) }),
  'a MATCH': async (text) => await posts().filter(MatchAgainst('title', { search: text, mode: 'boolean' }).gt(0)),
  'a mode of MATCH': async (text) => await posts().filter(MatchAgainst('title', { search: 'x', mode: text as never }).gt(0)),
  'a key of JSONObject': async (text) => await posts().annotate({ x: JSONObject({ [text]: 'title' }) }),
  'a path of KT': async (text) => await authors().annotate({ x: KT(`settings__${text}` as never) }),
  'a function of one’s own': async (text) => await posts().annotate({ x: defineFunction({ function: { postgres: text, mysql: text, sqlite: text }, outputField: fields.text() })('title') }), // prettier-ignore
  'a collation': async (text) => await posts().orderBy(Collate('title', text)),
  'a part of a date': async (text) => await posts().annotate({ x: Extract('createdAt', text as never) }),
  'a unit of a date': async (text) => await posts().annotate({ x: Trunc('createdAt', text as never) }),
  'a precision': async (text) => await posts().annotate({ x: Round('views', text as never) }),
  'a shift of a UUID': async (text) => await posts().annotate({ x: UUID7({ shift: text as never }) }),
  'a path of OuterRef': (text) => authors().annotate({ x: Subquery(posts().filter({ author: OuterRef(text) }).values('title').slice(0, 1)) }), // prettier-ignore
  'the exclusion of a frame': async (text) =>
    await posts().annotate({ x: Window(Count('id'), { orderBy: ['id'], frame: RowRange({ start: null, exclusion: text as never }) }) }),
  'the start of a frame': async (text) =>
    await posts().annotate({ x: Window(Count('id'), { orderBy: ['id'], frame: RowRange({ start: text as never }) }) }),
  'a path of a window': (text) => posts().annotate({ x: Window(Rank(), { partitionBy: [text as never], orderBy: ['views'] }) }),
  'a branch of Case': (text) => posts().annotate({ x: Case(When({ title: text }, { then: Value(text) }), { default: Value(text) }) }),
  'a value of Cast': (text) => posts().annotate({ x: Cast(Value(text), fields.text()) }),
  'the name of a filtered relation': (text) =>
    posts()
      .annotate({ [text]: FilteredRelation('comments') })
      .filter({ [`${text}__id`]: 1 }),
  'a path of a filtered relation': (text) =>
    posts()
      .annotate({ x: FilteredRelation(text as never) })
      .filter({ x__id: 1 }),
  'a path in the condition of a filtered relation': (text) => posts().annotate({ x: FilteredRelation('comments', { condition: Q({ [`comments__${text}`]: 1 } as never) }) }).filter({ x__id: 1 }), // prettier-ignore
  'a value in the condition of a filtered relation': (text) => posts().annotate({ x: FilteredRelation('comments', { condition: Q({ comments__body: text }) }) }).filter({ x__id: 1 }), // prettier-ignore
  'a value of RawSQL': (text) => posts().annotate({ x: RawSQL(sql`${text}`, { outputField: fields.text() }) }),
  'the name of a common table': (text) => Cte(text, Post.objects.values('id')).objects,
  'a column of a common table': (text) => Cte('few', posts().values('id', { [text]: Value(1) })).objects,
  'a value in a common table': (text) => Cte('few', posts().filter({ title: text }).values('id')).objects,
  'a column that a common table is joined by': (text) => posts().withCte(Cte('few', posts().values('id')), { on: { [text]: 'pk' } }),
  'a path that a common table is joined by': (text) => posts().withCte(Cte('few', posts().values('id')), { on: { id: text } }),
  'a join of a common table': (text) => posts().withCte(Cte('few', posts().values('id')), { on: { id: 'pk' }, join: text }),
  'a path into a common table': (text) => posts().withCte(Cte('few', posts().values('id')), { on: { id: 'pk' } }).filter({ [`few__${text}`]: 1 }), // prettier-ignore
  'the name of a lateral subquery': (text) => posts().lateral({ [text]: authors().values('id').slice(0, 1) }),
  'a column of a lateral subquery': (text) =>
    posts().lateral({
      x: authors()
        .values('id', { [text]: Value(1) })
        .slice(0, 1),
    }),
  'a value of raw': (text) => plainPosts().raw(sql`SELECT * FROM post WHERE title = ${text}`),
  'text for raw': async (text) => await plainPosts().raw(text as never),
  'a translation of raw': async (text) => await plainPosts().raw(sql`SELECT * FROM post`, { translations: { [text]: text } }),
  'an annotation of raw': async (text) =>
    await plainPosts().raw(sql`SELECT post.*, 1 AS x FROM post`, { annotations: { [text]: fields.integer() } }),
  'a column of raw': async (text) => await plainPosts().raw(sql`SELECT post.*, 1 AS ${sql.identifier(text)} FROM post`),
  'text for RawSQL': async (text) => await posts().annotate({ x: RawSQL(text as never) }),
  'text for query': async (text) => await connections.default.query(text as never),
  'a value of the sql tag': (text) => connections.default.query(sql`SELECT ${text} AS x`),
  'an identifier of the sql tag': async (text) => await connections.default.query(sql`SELECT 1 FROM ${sql.identifier(text)}`),
  'a savepoint': async (text) => await atomic(async () => await savepointCommit(text as never)),
  'an attribute of create': async (text) => await Post.objects.create({ [text]: 1 } as never),
  'a value of create': async (text) => await Author.objects.create({ name: text, email: `${Math.random()}@x.y` }),
  'an attribute of update': (text) => posts().update({ [text]: 1 }),
  'a value of update': (text) => authors().filter({ id: -1 }).update({ name: text }),
  'a value of limit': (text) => posts().slice(0, text as never),
  'a value of offset': (text) => posts().slice(text as never),
  'a lookup of getOrCreate': (text) => posts().getOrCreate({ [text]: 1 }),
};

// Each text at each place is either refused by an error of dunder, or answered: nothing is written into SQL as it came.
describeEachDatabase('injection', (database) => {
  useBlog(database);

  test.each(Object.entries(PLACES))('%s', async (_place, run) => {
    const before = await Post.objects.count();
    for (const text of NASTY) {
      try {
        await run(text);
      } catch (error) {
        if (!(error instanceof DunderError))
          throw new Error(`${JSON.stringify(text)} was not refused by an error of dunder`, { cause: error });
        // A syntax error would mean that the text had reached the SQL.
        expect([text, error.code]).not.toEqual([text, 'DATABASE.SYNTAX']);
      }
    }
    expect(await Post.objects.count()).toBe(before);
    expect(await Author.objects.count()).toBeGreaterThan(0);
  });
});
