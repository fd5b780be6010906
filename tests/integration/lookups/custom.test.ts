import {
  Abs,
  Coalesce,
  defineFunction,
  F,
  fields,
  Func,
  Length,
  Lower,
  Q,
  registerLookup,
  registerTransform,
  Replace,
  Value,
} from 'dunder';
import { Author, Post } from '../../../generated/index.js';
import { useBlog } from '../../support/blog.js';
import { describeEachDatabase } from '../../support/databases.js';

declare module 'dunder' {
  interface EqualityLookups<T> {
    readonly ne: T;
  }
  interface NumberLookups<T> {
    readonly near: T;
  }
  interface TextLookups<T> {
    readonly like: T;
    readonly orBlank: T;
    readonly sinceThen: T;
    readonly badly: T;
    readonly sameLetters: T;
    readonly notCondition: T;
  }
  interface TextTransforms {
    readonly size: import('dunder').IntegerField;
    readonly letters: import('dunder').TextField;
  }
}

registerLookup('ne', (left, right) => left.ne(right));
registerLookup('near', (left, right) => Abs(left.sub(right)).lte(5), { on: ['integer', 'positiveInteger', 'float'] });
registerLookup('like', (left, right) => Lower(left).eq(Lower(right)), { on: ['char', 'text'] });
registerLookup('orBlank', (left, right) => left.eq(right).or(Coalesce(left, Value('')).eq(Value(''))), { on: ['char', 'text', 'slug'] });
let reads = 0;
registerLookup('sinceThen', (left, right) => left.eq(right).or(Length(left).eq(++reads)), { on: ['char', 'text'] });
registerLookup('notCondition', (left) => Length(left), { on: ['char'] });
registerTransform('size', (value) => Length(Replace(value, Value("'"))), { on: ['char', 'text', 'slug'] });
registerTransform('letters', (value) => Lower(Replace(value, Value('-'), Value(''))), { on: ['char', 'text', 'slug'], bilateral: true });

describeEachDatabase('lookups of one’s own', (database) => {
  useBlog(database);
  const titles = async (query: { valuesList(name: 'title', options: { flat: true }): PromiseLike<readonly string[]> }) =>
    [...(await query.valuesList('title', { flat: true }))].sort();
  beforeAll(async () => {
    let views = 0;
    for (const title of ['first', 'second', 'third', 'fourth']) await Post.objects.filter({ title }).update({ views: (views += 4) });
  });

  test('are built once for a shape: what they read besides their arguments stays', () => {
    const texts = ['a', 'b'].map((title) => Post.objects.filter({ title__sinceThen: title }).toSql());
    expect(texts[1]!.sql).toBe(texts[0]!.sql);
    expect(texts.map(({ parameters }) => parameters[0])).toEqual(['a', 'b']);
    const before = reads;
    Post.objects.filter({ title__sinceThen: 'c' }).toSql();
    expect(reads).toBe(before);
    expect(Post.objects.filter({ title__sinceThen: 'c', slug: 's' }).toSql().sql).not.toContain(
      texts[0]!.sql.slice(texts[0]!.sql.indexOf('WHERE')),
    );
    expect(reads).toBe(before + 1);
  });

  test('compare, with values of the type on the left', async () => {
    expect(await titles(Post.objects.filter({ title__ne: 'first' }))).toEqual(['fourth', 'second', 'third']);
    expect(await titles(Post.objects.filter({ title__like: 'FIRST' }))).toEqual(['first']);
    expect(await titles(Post.objects.filter({ title__ne: F('slug') }))).toEqual([]);
    expect(await Author.objects.filter({ posts__title__like: 'Third' }).valuesList('name', { flat: true })).toEqual(['Bob']);
  });

  test('hold constants, whose values do not mix with those of the query', async () => {
    expect(await titles(Post.objects.filter({ views__near: 4 }))).toEqual(['first', 'second']);
    expect(await titles(Post.objects.filter({ views__near: 16 }))).toEqual(['fourth', 'third']);
    expect(await titles(Post.objects.filter({ title__ne: 'first', views__near: 4, id__gt: 0 }))).toEqual(['second']);
  });

  test('keep the rows with NULL in negations', async () => {
    expect(await titles(Post.objects.exclude({ editor__name__ne: 'Bob' }))).toEqual(['first', 'fourth', 'second', 'third']);
    expect(await titles(Post.objects.filter(Q({ editor__name__like: 'bob' }).not()))).toEqual(['fourth', 'second']);
    expect(await titles(Post.objects.filter({ editor__name__orBlank: 'Nobody' }))).toEqual(['fourth', 'second']);
  });

  test('are transforms, of one side or both', async () => {
    expect(await titles(Post.objects.filter({ title__size__gt: 5 }))).toEqual(['fourth', 'second']);
    expect(await titles(Post.objects.orderBy('title__size').filter({ title__size: 5 }))).toEqual(['first', 'third']);
    expect(await titles(Post.objects.filter({ title__letters: 'FI-RST' }))).toEqual(['first']);
    expect(await titles(Post.objects.filter({ title__letters__startswith: 'F-' }))).toEqual(['first', 'fourth']);
    expect(await titles(Post.objects.filter({ title__letters: F('slug') }))).toEqual(['first', 'fourth', 'second', 'third']);
    await expect(titles(Post.objects.filter({ title__letters__in: ['a'] }))).rejects.toThrow('takes one value, not a list');
  });

  test('registered anew they mean something else from then on', async () => {
    registerLookup('sameLetters', (left, right) => left.eq(right), { on: ['char'] });
    const asked = () => titles(Post.objects.filter({ title__sameLetters: 'FIRST' }));
    expect(await asked()).toEqual([]);
    registerLookup('sameLetters', (left, right) => Lower(left).eq(Lower(right)), { on: ['char'] });
    expect(await asked()).toEqual(['first']);
  });

  test('call functions of the database', async () => {
    const hits = Func('title', Value('first'), {
      function: database.dialect === 'sqlite' ? 'instr' : database.dialect === 'mysql' ? 'instr' : 'strpos',
      outputField: fields.integer(),
    });
    expect(await titles(Post.objects.filter(hits.gt(0)))).toEqual(['first']);
  });

  test('define functions, with a name for each database that has one', async () => {
    const place = defineFunction({ function: { postgres: 'strpos', mysql: 'instr' }, outputField: fields.integer() });
    const found = Post.objects.filter(place('title', Value('first')).gt(0));
    if (database.dialect === 'sqlite')
      await expect(titles(found)).rejects.toThrow('has no function that does what strpos does on postgres');
    else expect(await titles(found)).toEqual(['first']);
    const upper = defineFunction({ function: 'upper', outputField: fields.text() });
    expect(await titles(Post.objects.exclude({ editor__name: upper('editor__name') }).filter({ title: 'second' }))).toEqual(['second']);
    expect(await Post.objects.filter({ title: 'second' }).values({ x: upper('title'), y: upper('editor__name') })).toEqual([
      { x: 'SECOND', y: null },
    ]);
    // One name, two types: two plans.
    const length = defineFunction({ function: 'length', outputField: fields.integer() });
    const lengthText = defineFunction({ function: 'length', outputField: fields.bigInteger() });
    expect(await Post.objects.filter({ title: 'second' }).values({ x: length('title') })).toEqual([{ x: 6 }]);
    expect(await Post.objects.filter({ title: 'second' }).values({ x: lengthText('title') })).toEqual([{ x: 6n }]);
    expect(() => defineFunction({ function: 'x"y', outputField: fields.text() })).toThrow('is none');
    expect(() => defineFunction({ function: { oracle: 'x' } as never, outputField: fields.text() })).toThrow('not for "oracle"');
  });

  test('are refused when they are none', async () => {
    await expect(titles(Post.objects.filter({ title__notCondition: 'x' }))).rejects.toThrow('was built as integer, not as a condition');
    await expect(titles(Post.objects.filter({ title__ne: null as never }))).rejects.toThrow('Use title__isnull: true');
    registerLookup('badly', (left) => left.eq(Value(new Date())), { on: ['char'] });
    await expect(titles(Post.objects.filter({ title__badly: 'x' }))).rejects.toThrow('Cast(Value(');
    expect(() => registerLookup('x"; --', (left) => left.eq(1))).toThrow('cannot be the name of a lookup');
    expect(() => registerTransform('_x', (value) => value)).toThrow('cannot be the name of a lookup');
    expect(() => Func('title', { function: 'x(); --', outputField: fields.text() })).toThrow('is none');
  });
});
