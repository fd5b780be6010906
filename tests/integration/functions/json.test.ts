import { Cast, Concat, Count, F, fields, JSONArray, JSONObject, KT, Length, Lower, NotSupportedError, Sum, Upper, Value } from 'dunder';
import type { Settings } from '../../../schema/reference/settings.js';
import { Author, Post } from '../../../generated/index.js';
import { useBlog } from '../../support/blog.js';
import { describeEachDatabase } from '../../support/databases.js';

const DARK = { theme: 'dark', notifications: { email: true, digest: 'daily' }, pinned: [3, 1] } satisfies Settings;
const MOMENT = new Date('2025-02-15T22:14:15.678Z');

describeEachDatabase('functions of JSON', (database) => {
  useBlog(database);
  const first = Post.objects.filter({ title: 'first' });
  beforeAll(async () => {
    await first.update({ views: 7, price: '12345678.90', rating: 0.5, createdAt: MOMENT });
    await Author.objects.filter({ name: 'Ann' }).update({ settings: DARK, isStaff: true, birthday: '1990-05-01' });
  });

  test('objects, with every type as it is written in JSON', async () => {
    const [row] = await first.values({
      o: JSONObject({
        title: 'title',
        "it's": Value("o'clock"),
        views: 'views',
        rating: 'rating',
        price: Cast('price', fields.decimal({ maxDigits: 12, decimalPlaces: 2 })),
        big: Cast(Value(2n ** 62n + 1n), fields.bigInteger()),
        at: 'createdAt',
        born: 'author__birthday',
        staff: 'author__isStaff',
        none: 'author__age',
        settings: 'author__settings',
        inner: JSONObject({ loud: Upper('title'), list: JSONArray('views', Value(true), Length('title')) }),
        took: Value(1500, { outputField: fields.duration() }),
      }),
    });
    const { price, ...rest } = row!.o;
    expect(rest).toEqual({
      title: 'first',
      "it's": "o'clock",
      views: 7,
      rating: 0.5,
      big: '4611686018427387905',
      at: MOMENT.toISOString(),
      born: '1990-05-01',
      staff: true,
      none: null,
      settings: DARK,
      inner: { loud: 'FIRST', list: [7, true, 5] },
      took: 1500,
    });
    expect(price).toMatch(/^12345678\.90?$/);
  });

  test('moments of a row as of another', async () => {
    const whole = new Date('2025-02-15T22:14:15Z');
    const second = Post.objects.filter({ title: 'second' });
    await second.update({ createdAt: whole });
    expect(await second.values({ x: JSONArray('createdAt', 'publishedAt') })).toEqual([{ x: [whole.toISOString(), null] }]);
  });

  test('over groups', async () => {
    const rows = await Author.objects
      .annotate({ info: JSONObject({ name: 'name', posts: Count('posts'), views: Sum('posts__views', { default: 0 }) }) })
      .orderBy('name')
      .values('info');
    expect(rows[0]).toEqual({ info: { name: 'Ann', posts: 2, views: 7 } });
  });

  test('as a value of update', async () => {
    await Author.objects
      .filter({ name: 'Bob' })
      .update({ settings: JSONObject({ theme: Lower(Value('LIGHT')), pinned: JSONArray('id') }) as never });
    expect(await Author.objects.filter({ settings__theme: 'light' }).count()).toBe(1);
  });

  test('the text of a key', async () => {
    const ann = Author.objects.filter({ name: 'Ann' });
    expect(
      await ann.values({
        x: KT('settings__notifications__digest'),
        y: Upper(KT('settings__notifications__digest')),
        z: Concat(KT('settings__pinned__7'), Value('.')),
        number: KT('settings__pinned__0'),
      }),
    ).toEqual([{ x: 'daily', y: 'DAILY', z: '.', number: '3' }]);
    expect(
      await ann
        .annotate({ color: KT('settings__notifications__digest') })
        .filter({ color__startswith: 'd' })
        .count(),
    ).toBe(1);
    await expect(ann.values({ x: KT('name') })).rejects.toThrow('is not a key of a JSON field');
  });

  test('keys in filters', async () => {
    const ann = Author.objects.filter({ name: 'Ann' });
    expect(await ann.filter({ settings__hasKey: 'theme', settings__notifications__hasKey: 'digest' }).count()).toBe(1);
    expect(await ann.filter({ settings__hasKeys: ['theme', 'nope'] }).count()).toBe(0);
    expect(await ann.filter({ settings__hasAnyKeys: ['theme', 'nope'] }).count()).toBe(1);
    expect(await ann.filter(F('settings__notifications__digest').eq(Value('daily', { outputField: fields.json() }))).count()).toBe(1);
    const contains = ann.filter({ settings__contains: { notifications: { digest: 'daily' } } }).count();
    if (database.dialect === 'sqlite') await expect(contains).rejects.toThrow(NotSupportedError);
    else expect(await contains).toBe(1);
  });
});
