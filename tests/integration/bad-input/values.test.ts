import {
  configure,
  connections,
  Count,
  Decimal,
  DunderError,
  F,
  Lag,
  Left,
  LPad,
  NthValue,
  Ntile,
  Q,
  Repeat,
  Right,
  RPad,
  Substr,
  Value,
} from 'dunder';
import { Author, Post, Tag } from '../../../generated/index.js';
import { useBlog } from '../../support/blog.js';
import { describeEachDatabase } from '../../support/databases.js';

type Anything = any; // a caller without types: that is what is tried here
const posts = (): Anything => Post.objects.orderBy();

/** What is refused, with the code and what the message must say: the subject, the choices, the way out. */
const REFUSED: Readonly<Record<string, readonly [run: () => unknown, code: string, message: RegExp]>> = {
  'an unknown field': [
    () => posts().filter({ titel: 'x' }),
    'QUERY.UNKNOWN_FIELD',
    /Cannot resolve 'titel' on Post\. Choices are: .*Did you mean 'title'/s,
  ],
  'an unknown field of a relation': [
    () => posts().filter({ author__nmae: 'x' }),
    'QUERY.UNKNOWN_FIELD',
    /'nmae' in 'author__nmae' on Author.*'name'/s,
  ],
  'an unknown lookup': [
    () => posts().filter({ title__contain: 'x' }),
    'QUERY.UNKNOWN_LOOKUP',
    /no lookup or transform 'contain'.*Did you mean 'contains'/s,
  ],
  'a lookup that a relation lacks': [
    () => posts().filter({ author__icontains: 'x' }),
    'QUERY.UNKNOWN_FIELD',
    /'icontains' in 'author__icontains' on Author/,
  ],
  'a transform that a column lacks': [
    () => posts().orderBy('title__uper'),
    'QUERY.UNKNOWN_LOOKUP',
    /'title__uper': a char has no transform 'uper'\. Choices are: .*Did you mean 'upper'/s,
  ],
  'an unknown path of F beside a condition': [
    () => posts().filter({ views__gt: F('veiws') }),
    'QUERY.UNKNOWN_FIELD',
    /'veiws' on Post\. Choices are: .*Did you mean 'views'/s,
  ],
  ...Object.fromEntries(
    Object.entries({
      Left: () => Left('title', -2),
      Right: () => Right('title', Value(-2) as never),
      Repeat: () => Repeat('title', -1),
      LPad: () => LPad('title', -1),
      RPad: () => RPad('title', -1),
      Substr: () => Substr('title', 0),
      'Substr of length': () => Substr('title', 1, -1),
      NthValue: () => NthValue('title', 0),
      Ntile: () => Ntile(0),
      Lag: () => Lag('title', -1),
    }).map(([name, run]) => [
      `a number that is too small for ${name}`,
      [run, 'QUERY.BAD_FUNCTION', new RegExp(`${name.split(' ')[0]!}\\(\\) takes a number from [01] on here`)] as const,
    ]),
  ),
  'an unknown relation to select': [
    () => posts().selectRelated('autor'),
    'QUERY.BAD_RELATED',
    /no relation 'autor'.*Did you mean 'author'/s,
  ],
  'a many-valued relation to select': [() => posts().selectRelated('tags'), 'QUERY.BAD_RELATED', /many-valued.*prefetchRelated\('tags'\)/s],
  'an unknown relation to prefetch': [() => posts().prefetchRelated('tagz'), 'QUERY.BAD_PREFETCH', /tagz/],
  'an unknown path to order by': [() => posts().orderBy('-titel'), 'QUERY.UNKNOWN_FIELD', /'title'/],
  'an unknown path of values': [() => posts().values('titel'), 'QUERY.UNKNOWN_FIELD', /'title'/],
  'a text for a number': [() => posts().filter({ views: 'many' }), 'VALUE.WRONG_TYPE', /views takes a number, not the string 'many'/],
  'a number for a text': [() => posts().filter({ title: 5 }), 'VALUE.WRONG_TYPE', /title takes/],
  'a text for a moment': [() => posts().filter({ createdAt: 'yesterday' }), 'VALUE.INVALID', /createdAt/],
  'an object for a number in a list': [() => posts().filter({ id__in: [1, {}] }), 'VALUE.WRONG_TYPE', /id__in/],
  'not a number': [() => posts().filter({ views: NaN }), 'VALUE.NOT_AN_INTEGER', /views/],
  'undefined in filter': [
    () => posts().filter({ title: undefined }),
    'QUERY.UNDEFINED_VALUE',
    /title was given undefined.*never "no filter"/s,
  ],
  'undefined in exclude': [() => posts().exclude({ author__name: undefined }), 'QUERY.UNDEFINED_VALUE', /author__name/],
  'undefined in Q': [() => posts().filter(Q({ title: undefined } as never)), 'QUERY.UNDEFINED_VALUE', /title/],
  'undefined in a list': [() => posts().filter({ id__in: [1, undefined] }), 'QUERY.UNDEFINED_VALUE', /id__in/],
  'null for a comparison': [() => posts().filter({ views__gt: null }), 'QUERY.NULL_VALUE', /views__gt: null.*views__isnull/s],
  'null for icontains': [() => posts().filter({ title__icontains: null }), 'QUERY.NULL_VALUE', /title__isnull/],
  'isnull of a number': [() => posts().filter({ title__isnull: 1 }), 'QUERY.BAD_ISNULL', /true or false/],
  'in of one value': [() => posts().filter({ id__in: 3 }), 'QUERY.BAD_LIST', /id__in takes a list/],
  'range of three': [() => posts().filter({ views__range: [1, 2, 3] }), 'QUERY.BAD_RANGE', /two ends/],
  'what other tools nest': [
    () => posts().filter({ author: { name: 'x' } }),
    'VALUE.WRONG_TYPE',
    /not an object.*\{ author__name: 'Ann' \}/s,
  ],
  'a lookup of another tool': [() => posts().filter({ title__ilike: '%x%' }), 'QUERY.UNKNOWN_LOOKUP', /Write icontains/],
  'a value that is not awaited': [
    () => posts().filter({ title: Promise.resolve('x') }),
    'VALUE.WRONG_TYPE',
    /class Promise, which was not awaited/,
  ],
  'a relation that is not awaited': [
    () => Post.objects.create({ author: Promise.resolve(), title: 'x', slug: 'x' } as never),
    'RELATION.WRONG_MODEL',
    /class Promise, which was not awaited/,
  ],
  'a key as a condition': [() => posts().get(1), 'QUERY.BAD_CONDITION', /\{ pk: 1 \}/],
  'text as a condition': [() => posts().filter("title = 'x'"), 'QUERY.BAD_CONDITION', /not the string/],
  'an instance of another model': [
    () => posts().filter({ author: new Tag({ name: 'a', slug: 'a' }) }),
    'QUERY.WRONG_MODEL',
    /author takes an instance of Author, not of Tag/,
  ],
  'an instance that is not saved': [
    () => posts().filter({ author: new Author({ name: 'a', email: 'a@b.c' }) }),
    'QUERY.UNSAVED_INSTANCE',
    /Save the instance first/,
  ],
  'a negative slice': [() => posts().slice(-5), 'QUERY.BAD_SLICE', /reverse/],
  'filter after a slice': [() => posts().slice(0, 5).filter({ id: 1 }), 'QUERY.AFTER_SLICE', /filter\(\) before slice/],
  'an annotation named as a field': [
    () => posts().annotate({ title: Count('comments') }),
    'QUERY.ALIAS_CLASH',
    /'title' conflicts.*'title_'/s,
  ],
  'a constant as an annotation': [() => posts().annotate({ n: 5 }), 'QUERY.NOT_AN_EXPRESSION', /Value/],
  'an aggregate in filter': [() => posts().filter(Count('comments').gt(3)), 'QUERY.AGGREGATE_IN_FILTER', /annotate/],
  'an aggregate of an aggregate': [
    () =>
      posts()
        .annotate({ n: Count('comments') })
        .annotate({ m: Count(F('n')) }),
    'QUERY.NESTED_AGGREGATE',
    /'n'/,
  ],
  'no column of values': [
    () => posts().values(undefined),
    'QUERY.NOT_AN_EXPRESSION',
    /values\(\) takes paths.*undefined.*values\('title'\)/s,
  ],
  'no column of valuesList': [() => posts().valuesList(null), 'QUERY.NOT_AN_EXPRESSION', /valuesList\(\) takes paths.*null/s],
  'a number of valuesList': [() => posts().valuesList(5), 'QUERY.NOT_AN_EXPRESSION', /valuesList\(\) takes paths.*5/s],
  'no annotation': [() => posts().annotate(), 'QUERY.NOT_AN_EXPRESSION', /annotate\(\) takes objects.*undefined.*annotate\(\{ n/s],
  'an expression without a name': [() => posts().annotate(Count('tags')), 'QUERY.NOT_AN_EXPRESSION', /annotate\(\) takes objects/],
  'nothing to aggregate': [() => posts().aggregate(), 'QUERY.NOT_AN_EXPRESSION', /aggregate\(\) takes objects.*undefined/s],
  'no values of update': [() => posts().update(), 'QUERY.BAD_ASSIGNMENT', /update\(\) on Post takes an object.*undefined.*update\(\{/s],
  'a text of update': [() => posts().update('title'), 'QUERY.BAD_ASSIGNMENT', /'title'/],
  'a text of inBulk': [() => posts().inBulk('x'), 'QUERY.BAD_LIST', /inBulk\(\) takes a list of values of pk.*'x'.*inBulk\(\[a, b\]\)/s],
  'a number of inBulk': [() => posts().inBulk(5), 'QUERY.BAD_LIST', /not the number 5/],
  'a text of union': [() => posts().union('x'), 'QUERY.NOT_A_QUERY_SET', /union\(\) takes QuerySets.*all\(\)/s],
  'nothing of intersection': [() => posts().intersection(undefined), 'QUERY.NOT_A_QUERY_SET', /intersection\(\) takes QuerySets/],
  'a text of or': [() => posts().or('x'), 'QUERY.NOT_A_QUERY_SET', /or\(\) takes QuerySets/],
  'no path of F': [() => posts().filter({ views: F(undefined as never) }), 'QUERY.BAD_PATH', /F\(\) takes the path.*undefined/s],
  'an unknown attribute of create': [
    () => Post.objects.create({ titel: 'x' } as never),
    'MODEL.UNKNOWN_FIELD',
    /no field 'titel'.*'title'/s,
  ],
  'an unknown attribute of update': [() => posts().update({ titel: 'x' }), 'QUERY.UNKNOWN_FIELD', /titel/],
  'undefined in update': [() => posts().update({ title: undefined }), 'VALUE.UNDEFINED', /title/],
  'a wrong value in create': [
    () => Post.objects.create({ author: 1, title: 5, slug: 'x' } as never),
    'VALUE.WRONG_TYPE',
    /Post\.title takes/,
  ],
  'more than one row for get': [() => posts().get(), 'QUERY.MULTIPLE_OBJECTS', /found 4 rows/],
  'no row for get': [() => posts().get({ title: 'none' }), 'QUERY.DOES_NOT_EXIST', /No Post matches these values of title/],
};

// Every refusal has a code, a subject and a way out, and nothing is lost by it.
describeEachDatabase('bad input', (database) => {
  useBlog(database);

  test.each(Object.entries(REFUSED))('%s', async (_name, [run, code, message]) => {
    const before = [await Post.objects.count(), await Author.objects.count()];
    const error = await Promise.resolve()
      .then(run)
      .then(
        () => undefined,
        (reason: unknown) => reason,
      );
    expect(error).toBeInstanceOf(DunderError);
    expect([(error as DunderError).code, (error as DunderError).message]).toEqual([code, expect.stringMatching(message)]);
    expect([await Post.objects.count(), await Author.objects.count()]).toEqual(before);
  });

  test('the errors of a model are classes of their own', async () => {
    await expect(Post.objects.get({ title: 'none' })).rejects.toBeInstanceOf(Post.DoesNotExist);
    await expect(Post.objects.get({ title: 'none' })).rejects.not.toBeInstanceOf(Author.DoesNotExist);
    await expect(Post.objects.get()).rejects.toBeInstanceOf(Post.MultipleObjectsReturned);
  });

  test('a number that no integer can be answers instead of rounding or failing', async () => {
    await Post.objects.filter({ title: 'first' }).update({ views: 3 });
    expect(await Post.objects.filter({ views: 3.7 }).count()).toBe(0);
    expect(await Post.objects.filter({ views__gte: 2.5 }).count()).toBe(1);
    expect(await Post.objects.filter({ views__lt: 2 ** 70 }).count()).toBe(4);
    expect(await Post.objects.filter({ views: 2 ** 70 }).count()).toBe(0);
    expect(await Post.objects.filter({ price__lt: new Decimal('1e30') }).count()).toBe(0);
  });
});

describe('connections', () => {
  const ask = async (url: string): Promise<unknown> => {
    await configure({ databases: { default: url } });
    try {
      return await Tag.objects.count();
    } finally {
      await connections.close();
      await configure({ databases: {} });
    }
  };

  test.each([
    ['a wrong scheme', 'oracle://x', 'CONNECTION.BAD_URL', /postgres:/],
    ['no URL at all', 'database', 'CONNECTION.BAD_URL', /postgres:/],
    ['an unreachable server', 'postgres://someone:secret@127.0.0.1:1/none?connectTimeout=2000', 'CONNECTION.UNREACHABLE', /127\.0\.0\.1:1/],
    ['an unreachable server of MySQL', 'mysql://someone:secret@127.0.0.1:1/none', 'CONNECTION.UNREACHABLE', /127\.0\.0\.1:1/],
    ['a folder that is not there', 'sqlite:/no/such/folder/app.db', 'CONNECTION.UNREACHABLE', /app\.db/],
  ])('%s', async (_name, url, code, message) => {
    const error = await ask(url).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(DunderError);
    expect([(error as DunderError).code, (error as DunderError).message]).toEqual([code, expect.stringMatching(message)]);
    expect((error as DunderError).message).not.toContain('secret');
  });
});
