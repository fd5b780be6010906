import { Cast, Concat, Decimal, F, fields, Func, NotSupportedError, Value } from 'dunder';
import { Post } from '../../../generated/index.js';
import { useBlog } from '../../support/blog.js';
import { describeEachDatabase } from '../../support/databases.js';

describeEachDatabase('casts to types that not every database has', (database) => {
  useBlog(database);
  const first = Post.objects.filter({ title: 'first' });
  const isPostgres = database.dialect === 'postgres';

  test('addresses are there on every database', async () => {
    await first.update({ body: '192.168.0.1' });
    const rows = first.annotate({ address: Cast('body', fields.ipAddress()) });
    expect((await rows.get()).address).toBe('192.168.0.1');
    expect(await rows.filter({ address: '192.168.0.1' }).count()).toBe(1);
  });

  const casts = {
    'an array of integers': [() => first.values({ x: Cast(Value('{1,2,3}'), fields.array(fields.integer())) }), [1, 2, 3]],
    'an array of texts with NULL': [() => first.values({ x: Cast(Value('{a,NULL}'), fields.array(fields.text())) }), ['a', null]],
    'an array of arrays': [() => first.values({ x: Cast(Value('{{1},{2}}'), fields.array(fields.array(fields.integer()))) }), [[1], [2]]],
    'an array that is a value': [() => first.values({ x: Value([1.5, 2], { outputField: fields.array(fields.float()) }) }), [1.5, 2]],
    'a range of integers': [() => first.values({ x: Cast(Value('[1,4]'), fields.integerRange()) }), { lower: 1, upper: 5, bounds: '[)' }],
    'a range of big integers': [
      () => first.values({ x: Cast(Value('[1,)'), fields.bigIntegerRange()) }),
      { lower: 1n, upper: null, bounds: '[)' },
    ],
    'a range of decimals': [
      () => first.values({ x: Cast(Value('(1.5,2.50)'), fields.decimalRange()) }),
      { lower: new Decimal('1.5'), upper: new Decimal('2.5'), bounds: '()' },
    ],
    'a range of dates': [
      () => first.values({ x: Cast(Value('[2025-01-01,2025-01-31]'), fields.dateRange()) }),
      { lower: '2025-01-01', upper: '2025-02-01', bounds: '[)' },
    ],
    'a range of moments': [
      () => first.values({ x: Cast(Value('[2025-01-01T00:00:00Z,)'), fields.dateTimeRange()) }),
      { lower: new Date('2025-01-01T00:00:00Z'), upper: null, bounds: '[)' },
    ],
    'what a function gives': [
      () => first.values({ x: Func('title', Value('r'), { function: 'string_to_array', outputField: fields.array(fields.text()) }) }),
      ['fi', 'st'],
    ],
  } as const;

  test.each(Object.entries(casts))('%s, or an error that names the database', async (name, [query, expected]) => {
    const rows = Promise.resolve(query() as PromiseLike<readonly { readonly x: unknown }[]>);
    if (isPostgres) {
      const [row] = await rows;
      expect(row!.x).toEqual(expected);
      return;
    }
    const error: unknown = await rows.catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(NotSupportedError);
    expect(String(error)).toMatch(/(SQLite|MariaDB|MySQL) has no .*(PostgreSQL|fields\.json\(\))/s);
    expect(name).not.toBe('');
  });

  test('lookups and transforms of the type hold', async () => {
    if (!isPostgres) return;
    const words = Cast(Concat(Value('{'), F('title'), Value(',x}')), fields.array(fields.text()));
    const rows = Post.objects.annotate({ words }).orderBy('pk');
    expect(await rows.filter({ words__contains: ['first'] }).valuesList('title', { flat: true })).toEqual(['first']);
    expect(await rows.filter({ words__len: 2, words__0: 'second' }).count()).toBe(1);
    const years = Post.objects.annotate({ years: Cast(Value('[2020,2025)'), fields.integerRange()) });
    expect(await years.filter({ years__contains: 2024 }).count()).toBe(4);
    expect(await years.filter({ years__startswith__gt: 2020 }).count()).toBe(0);
  });
});
