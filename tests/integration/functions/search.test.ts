import {
  connections, CosineDistance, F, fields, L1Distance, L2Distance, Lexeme, MatchAgainst, MaxInnerProduct, NotSupportedError, SearchHeadline, SearchQuery, SearchRank,
  SearchVector, sql, TrigramDistance, TrigramSimilarity, TrigramStrictWordDistance, TrigramStrictWordSimilarity, TrigramWordDistance, TrigramWordSimilarity,
  Unaccent, Value,
} from 'dunder'; // prettier-ignore
import { Author, PgDocument, PgEmbedding, Post, registry } from '../../../generated/index.js';
import { createTables } from '../../../runtime/testing/index.js';
import { useBlog } from '../../support/blog.js';
import { describeEachDatabase } from '../../support/databases.js';

const TEXTS = {
  first: 'The blue cheese of the mountains. A cheese for winter.',
  second: 'Our wine goes with cheese, and with nothing else.',
  third: 'Mountains in winter are blue.',
  fourth: 'Nothing at all.',
} as const;

describeEachDatabase('text search', (database) => {
  useBlog(database);
  beforeAll(async () => {
    for (const [title, body] of Object.entries(TEXTS)) await Post.objects.filter({ title }).update({ body });
    // One by one, as MySQL wants.
    if (database.dialect === 'mysql')
      await connections.default.script('ALTER TABLE post ADD FULLTEXT (title, body); ALTER TABLE post ADD FULLTEXT (body)');
  });
  const titles = async (query: { valuesList(name: 'title', options: { flat: true }): PromiseLike<readonly string[]> }) =>
    [...(await query.valuesList('title', { flat: true }))].sort();

  test('the lookup search', async () => {
    const found = Post.objects.filter({ body__search: 'cheese' });
    if (database.dialect === 'sqlite') {
      await expect(titles(found)).rejects.toThrow('Use the lookup icontains');
      return;
    }
    expect(await titles(found)).toEqual(['first', 'second']);
    expect(await titles(Post.objects.exclude({ body__search: 'cheese' }))).toEqual(['fourth', 'third']);
    // PostgreSQL wants all of the words; MySQL ranks by how many there are.
    expect(await titles(Post.objects.filter({ body__search: 'cheese winter' }))).toEqual(
      database.dialect === 'mysql' ? ['first', 'second', 'third'] : ['first'],
    );
  });

  test('MATCH … AGAINST', async () => {
    const boolean = Post.objects.filter(MatchAgainst('title', 'body', { search: '+cheese -wine', mode: 'boolean' }).gt(0));
    if (database.dialect !== 'mysql') {
      await expect(titles(boolean)).rejects.toThrow(NotSupportedError);
      return;
    }
    // Small letters alone: in a binary collation InnoDB keeps words as they are or in small letters, by how the index was made.
    expect(await titles(boolean)).toEqual(['first']);
    const ranked = Post.objects.annotate({ score: MatchAgainst('body', { search: 'blue mountains' }) }).filter({ score__gt: 0 });
    expect(await titles(ranked)).toEqual(['first', 'third']);
    expect(await titles(Post.objects.filter(MatchAgainst('body', { search: 'wine', mode: 'expansion' }).gt(0)))).toContain('second');
    await expect(titles(Post.objects.filter(MatchAgainst('title', { search: 'x' }).gt(0)))).rejects.toThrow('FULLTEXT');
  });

  test('MatchAgainst is checked', () => {
    expect(() => MatchAgainst({ search: 'x' } as never)).toThrow('takes columns');
    expect(() => MatchAgainst('body', { search: 'x', mode: 'bad' as never })).toThrow('natural, boolean, expansion');
  });

  test('vectors, queries, ranks and headlines', async () => {
    const vector = SearchVector('title', { weight: 'A', config: 'english' }).add(
      SearchVector('body', 'author__homepage', { weight: 'B', config: 'english' }),
    );
    const found = (query: ReturnType<typeof SearchQuery>) => titles(Post.objects.annotate({ vector }).filter({ vector: query as never }));
    const searched = (query: ReturnType<typeof SearchQuery>) => titles(Post.objects.filter({ body__search: query }));
    if (database.dialect !== 'postgres') {
      await expect(titles(Post.objects.annotate({ vector }).filter({ vector__search: 'x' }))).rejects.toThrow(NotSupportedError);
      await expect(Post.objects.values({ x: SearchRank('body', 'x') })).rejects.toThrow(NotSupportedError);
      await expect(Post.objects.values({ x: SearchHeadline('body', 'x') })).rejects.toThrow(NotSupportedError);
      return;
    }
    const english = { config: 'english' };
    const cheese = SearchQuery('cheeses', english);
    expect(await titles(Post.objects.annotate({ vector }).filter({ vector__search: cheese }))).toEqual(['first', 'second']);
    expect(await titles(Post.objects.annotate({ vector }).filter({ vector__search: 'third' }))).toEqual(['third']);
    expect(await found(cheese)).toEqual(['first', 'second']);
    expect(await searched(SearchQuery('cheeses', english).and(SearchQuery('winter', english).not()))).toEqual(['second']);
    expect(await searched(SearchQuery('wine', english).or(SearchQuery('mountain', english)))).toEqual(['first', 'second', 'third']);
    expect(await searched(SearchQuery('cheese', { invert: true }))).toEqual(['fourth', 'third']);
    expect(await searched(SearchQuery('blue cheese', { searchType: 'phrase' }))).toEqual(['first']);
    expect(await searched(SearchQuery('"blue cheese" or wine -winter', { searchType: 'websearch' }))).toEqual(['first', 'second']);
    expect(await searched(SearchQuery('chee:* & !wine', { searchType: 'raw' }))).toEqual(['first']);
    // The language of to_tsquery has faults of its own.
    await expect(searched(SearchQuery('a b', { searchType: 'raw' }))).rejects.toThrow('in tsquery');
    expect(await searched(SearchQuery(F('title')))).toEqual([]);

    const lexemes = (lexeme: ReturnType<typeof Lexeme>, config = 'english') =>
      titles(Post.objects.annotate({ vector }).filter({ vector__search: SearchQuery(lexeme, { config }) }));
    expect(await lexemes(Lexeme('chee'))).toEqual([]);
    expect(await lexemes(Lexeme('chee', { prefix: true }))).toEqual(['first', 'second']);
    expect(await lexemes(Lexeme('thi', { prefix: true, weight: 'A' }))).toEqual(['third']);
    expect(await lexemes(Lexeme('cheese', { weight: 'A' }))).toEqual([]);
    expect(await lexemes(Lexeme('cheese', { weight: 'B' }).and(Lexeme('winter').not()))).toEqual(['second']);
    expect(await lexemes(Lexeme('wine').or(Lexeme('mountains')))).toEqual(['first', 'second', 'third']);
    expect(await lexemes(Lexeme('wine').or(Lexeme('mountains')).not())).toEqual(['fourth']);
    expect(
      await lexemes(
        Lexeme('wine')
          .or(Lexeme('mountains'))
          .not()
          .not()
          .and(Lexeme('blue', { invert: true })),
      ),
    ).toEqual(['second']);
    expect(await lexemes(Lexeme('wine', { invert: true }).not())).toEqual(['second']);
    // Words that are one lexeme follow each other.
    expect(await lexemes(Lexeme('blue cheese'))).toEqual(['first']);
    expect(await lexemes(Lexeme('cheese blue'))).toEqual([]);
    for (const text of ["it's", "'", '\\', "\\'", "'':*", 'a & b', "x' | 'cheese", "x\\' | cheese", ':*', '!', '(', '<->', '🧀'])
      expect([text, await lexemes(Lexeme(text), 'simple')]).toEqual([text, []]);
    await Post.objects.filter({ title: 'fourth' }).update({ body: "Nothing of O'Neil at C:\\temp" });
    expect(await lexemes(Lexeme("O'Nei", { prefix: true }))).toEqual(['fourth']);
    expect(await lexemes(Lexeme('C:\\temp'))).toEqual(['fourth']);
    await Post.objects.filter({ title: 'fourth' }).update({ body: TEXTS.fourth });

    const rank = async (options: Parameters<typeof SearchRank>[2]) => {
      const [row] = await Post.objects.filter({ title: 'first' }).values({ r: SearchRank(vector, cheese, options) });
      return row!.r;
    };
    const plain = await rank({});
    const light = await rank({ weights: [0.1, 0.2, 0.2, 1] });
    const near = await rank({ coverDensity: true, normalization: 2 });
    expect(plain).toBeGreaterThan(light);
    expect(near).toBeGreaterThan(0);
    const best = Post.objects.annotate({ r: SearchRank('body', SearchQuery('cheese')) }).orderBy('-r');
    expect((await best.at(0)).title).toBe('first');

    const headline = SearchHeadline('body', SearchQuery('wine'), {
      startSel: '<b class="x">',
      stopSel: '</b>',
      maxWords: 5,
      minWords: 2,
      config: 'english',
    });
    expect(await Post.objects.filter({ title: 'second' }).values({ headline })).toEqual([{ headline: '<b class="x">wine</b> goes' }]);
    expect(await Post.objects.filter({ title: 'fourth' }).values({ x: SearchHeadline('body', 'nothing', { highlightAll: true }) })).toEqual(
      [{ x: '<b>Nothing</b> at all.' }],
    );
  });

  test('what is refused before anything is sent', () => {
    expect(() => SearchVector('body', { weight: 'E' as never })).toThrow('one of A, B, C, D');
    expect(() => SearchVector('body', { config: "english'; --" })).toThrow('not the name of a text search configuration');
    expect(() => SearchQuery('x', { searchType: 'bad' as never })).toThrow('plain, phrase, raw, websearch');
    expect(() => Lexeme(' ')).toThrow('takes a word, not " "');
    expect(() => Lexeme(undefined as never)).toThrow('takes a word, not undefined');
    expect(() => Lexeme('x', { weight: "A' | 'b" as never })).toThrow('one of A, B, C, D');
    expect(() => Lexeme('x').and('y' as never)).toThrow('joined with another Lexeme only');
    expect(() => SearchQuery(Lexeme('x'), { searchType: 'plain' as never })).toThrow('A Lexeme is searched as raw');
    expect(() => SearchRank('body', 'x', { weights: [1, 2] as never })).toThrow('four numbers');
    expect(() => SearchRank('body', 'x', { normalization: '1' as never })).toThrow('is a whole number');
  });

  if (database.name !== 'postgres') return;

  test('a column of search vectors', async () => {
    await createTables(registry, { models: ['PgDocument'] });
    await PgDocument.objects.create({ title: 'On cheese', body: 'Blue ones.', username: 'ann' });
    await PgDocument.objects.create({ title: 'On wine', body: 'Red ones.', username: 'bob' });
    expect(await PgDocument.objects.filter({ search__search: 'cheese' }).valuesList('username', { flat: true })).toEqual(['ann']);
    expect(
      await PgDocument.objects
        .filter({ search__search: SearchQuery('one wines', { config: 'english' }) })
        .valuesList('username', { flat: true }),
    ).toEqual(['bob']);
    const ranked = PgDocument.objects.annotate({ r: SearchRank('search', SearchQuery('red', { config: 'english' })) }).orderBy('-r');
    expect((await ranked.at(0)).username).toBe('bob');
    await PgDocument.objects.filter({ username: 'ann' }).update({ summary: SearchVector('title', { config: 'english' }) as never });
    expect(await PgDocument.objects.filter({ summary__search: SearchQuery('cheese', { config: 'english' }) }).count()).toBe(1);
  });

  test('keys of hstore', async () => {
    await PgDocument.objects.filter({ username: 'ann' }).update({ attributes: { color: 'blue', "it's": null } });
    await PgDocument.objects.filter({ username: 'bob' }).update({ attributes: { color: 'red', size: 'x' } });
    const names = (query: typeof documents) => query.orderBy('username').valuesList('username', { flat: true });
    const documents = PgDocument.objects.all();
    expect(await names(documents.filter({ attributes__color: 'blue' }))).toEqual(['ann']);
    expect(await names(documents.filter({ attributes__color__startswith: 'r' }))).toEqual(['bob']);
    expect(await names(documents.exclude({ attributes__size: 'x' }))).toEqual(['ann']);
    expect(await names(documents.filter({ attributes__hasKey: "it's" }))).toEqual(['ann']);
    expect(await names(documents.filter({ attributes__hasKeys: ['color', 'size'] }))).toEqual(['bob']);
    expect(await names(documents.filter({ attributes__hasAnyKeys: ['size', "it's"] }))).toEqual(['ann', 'bob']);
    expect(await names(documents.filter({ attributes__contains: { color: 'red' } }))).toEqual(['bob']);
    expect(await names(documents.filter({ attributes__containedBy: { color: 'red', size: 'x', more: 'y' } }))).toEqual(['bob']);
    expect(await names(documents.filter({ attributes: { color: 'red', size: 'x' } }))).toEqual(['bob']);
    expect(await names(documents.filter({ attributes__keys__contains: ['color'] }))).toEqual(['ann', 'bob']);
    expect(await names(documents.filter({ attributes__keys: ['size', 'color'] }))).toEqual(['bob']);
    expect(await names(documents.exclude({ attributes__keys__overlap: ["it's"] }))).toEqual(['bob']);
    expect(await names(documents.filter({ attributes__values__contains: ['blue'] }))).toEqual(['ann']);
    expect(await names(documents.filter({ attributes__values__containedBy: ['x', 'red', null] }))).toEqual(['bob']);
    expect(await documents.orderBy('username').values('attributes__keys', 'attributes__values', 'attributes__keys__len')).toEqual([
      { attributes__keys: ["it's", 'color'], attributes__values: [null, 'blue'], attributes__keys__len: 2 },
      { attributes__keys: ['size', 'color'], attributes__values: ['x', 'red'], attributes__keys__len: 2 },
    ]);
    expect(await documents.orderBy('username').values({ color: F('attributes__color'), size: F('attributes__size') })).toEqual([
      { color: 'blue', size: null },
      { color: 'red', size: 'x' },
    ]);
  });

  test('trigrams and accents', async () => {
    await connections.default.script('CREATE EXTENSION IF NOT EXISTS pg_trgm; CREATE EXTENSION IF NOT EXISTS unaccent');
    await Author.objects.filter({ name: 'Cid' }).update({ name: 'Hélène Middlesbrough' });
    const named = Author.objects.filter({ name__startswith: 'H' });
    const [row] = await named.values({
      similarity: TrigramSimilarity('name', 'helene middlesborough'),
      distance: TrigramDistance('name', 'helene middlesborough'),
      word: TrigramWordSimilarity('Middlesborough', 'name'),
      wordDistance: TrigramWordDistance('Middlesborough', 'name'),
      strict: TrigramStrictWordSimilarity('Middlesborough', 'name'),
      strictDistance: TrigramStrictWordDistance('Middlesborough', 'name'),
      plain: Unaccent('name'),
    });
    expect(row!.similarity).toBeGreaterThan(0.3);
    expect(row!.distance).toBeCloseTo(1 - row!.similarity, 5);
    expect(row!.word).toBeGreaterThan(0.5);
    expect(row!.wordDistance).toBeCloseTo(1 - row!.word, 5);
    expect(row!.strictDistance).toBeCloseTo(1 - row!.strict, 5);
    expect(row!.plain).toBe('Helene Middlesbrough');
    expect(await Author.objects.filter({ name__trigramSimilar: 'helene middlesborough' }).count()).toBe(1);
    expect(await Author.objects.filter({ name__trigramWordSimilar: 'Middlesborough' }).count()).toBe(1);
    expect(await Author.objects.filter({ name__trigramStrictWordSimilar: 'Middlesborough' }).count()).toBe(1);
    expect(await Author.objects.filter({ name__unaccent: 'Hèlene Middlesbrough' }).count()).toBe(1);
    expect(await Author.objects.filter({ name__unaccent__icontains: 'HELÉNE' }).count()).toBe(1);
    expect(await Author.objects.exclude({ name__unaccent__icontains: 'HELÉNE' }).count()).toBe(2);
    expect(await Author.objects.filter({ name__unaccent__isnull: false }).count()).toBe(3);
    await expect(Author.objects.filter({ name__unaccent__in: ['x'] }).count()).rejects.toThrow('takes one value, not a list');
    await expect(connections.default.query(sql`SELECT 1`)).resolves.toHaveLength(1);
  });

  test('distances of vectors: their SQL', () => {
    const near = PgEmbedding.objects.annotate({
      a: L2Distance('embedding', [1, 2.5, 3]),
      b: CosineDistance('embedding', [1, 2, 3]),
      c: MaxInnerProduct('embedding', 'document__embedding__embedding'),
      d: L1Distance('embedding', Value('[1,2,3]', { outputField: fields.text() })),
    });
    const { sql: text, parameters } = near.values('a', 'b', 'c', 'd').orderBy('a').toSql();
    expect(text).toMatchInlineSnapshot(
      `"SELECT "pg_embedding"."embedding" <-> $1::vector AS "a", "pg_embedding"."embedding" <=> $2::vector AS "b", "pg_embedding"."embedding" <#> "T3"."embedding" AS "c", "pg_embedding"."embedding" <+> $3::text AS "d" FROM "pg_embedding" INNER JOIN "pg_document" ON "pg_embedding"."document_id" = "pg_document"."id" LEFT JOIN "pg_embedding" "T3" ON "pg_document"."id" = "T3"."document_id" ORDER BY 1"`,
    );
    expect(parameters).toEqual(['[1,2.5,3]', '[1,2,3]', '[1,2,3]']);
  });
});
