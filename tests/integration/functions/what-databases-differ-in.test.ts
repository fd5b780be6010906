import { expect, test } from '@jest/globals';
import { Cast, Coalesce, Count, F, fields, Func, Greatest, Lag, Lead, Value, Window } from 'dunder';
import { getConnection } from '../../../runtime/connection/databases.js';
import { Author, Post } from '../../../generated/index.js';
import { useBlog } from '../../support/blog.js';
import { describeEachDatabase } from '../../support/databases.js';

describeEachDatabase('functions that databases do not do alike', (database) => {
  const blog = useBlog(database);
  const posts = Post.objects.orderBy('id');
  /** A caller without types. */
  type Untyped = (...given: readonly unknown[]) => unknown;

  test('a moment cast to a time of day, and a date to a moment', async () => {
    const [first] = blog.posts;
    await Post.objects.filter({ pk: first.id }).update({ publishedAt: new Date('2025-01-31T23:30:00.250Z') });
    const cast = Post.objects
      .filter({ pk: first.id })
      .values({ time: Cast('publishedAt', fields.time()), text: Cast(Value('10:11:12'), fields.time()) });
    expect(await cast).toEqual([{ time: expect.stringMatching(/^23:30:00\.25/), text: '10:11:12' }]);
    await Author.objects.filter({ name: 'Ann' }).update({ birthday: '1975-05-05' });
    const birth = Author.objects.filter({ name: 'Ann' }).annotate({ at: Cast('birthday', fields.dateTime()) });
    expect((await birth.get()).at).toEqual(new Date('1975-05-05T00:00:00Z'));
    expect(await birth.filter({ at: new Date('1975-05-05T00:00:00Z') }).count()).toBe(1);
  });

  test('the difference of positive integers is below 0', async () => {
    await Author.objects.filter({ name: 'Ann' }).update({ age: 30 });
    expect(await Author.objects.filter({ name: 'Ann' }).valuesList(F('age').sub(45), { flat: true })).toEqual([-15]);
  });

  test('the row before, and what stands in its place', async () => {
    const ids = blog.posts.map(({ id }) => id);
    const orderBy = ['id'] as const;
    expect(await posts.valuesList(Window(Lag('id'), { orderBy }), Window(Lead('id', 2), { orderBy }))).toEqual([[null, ids[2]], [ids[0], ids[3]], [ids[1], null], [ids[2], null]]); // prettier-ignore
    expect(await posts.valuesList(Coalesce(Window(Lag('id'), { orderBy }), Value(0)), { flat: true })).toEqual([0, ...ids.slice(0, 3)]);
    const filled = posts.valuesList(Window(Lag('id', 1, 0), { orderBy }), { flat: true });
    if (getConnection('default').dialectObject!.features.lagDefault) expect(await filled).toEqual([0, ...ids.slice(0, 3)]);
    else
      await expect(filled).rejects.toMatchObject({ code: 'DATABASE.NOT_SUPPORTED', message: expect.stringContaining('default for LAG') });
  });

  test.each<[string, () => unknown, string]>([
    ['Coalesce of one', () => (Coalesce as unknown as Untyped)('title'), 'QUERY.BAD_FUNCTION'],
    ['Greatest of none', () => (Greatest as unknown as Untyped)(), 'QUERY.BAD_FUNCTION'],
    [
      'options of Func that it has not',
      () => (Func as unknown as Untyped)('title', { function: 'UPPER', template: 'x' }),
      'QUERY.BAD_FUNCTION',
    ],
    ['distinct rows counted', () => (Count as unknown as Untyped)('*', { distinct: true }), 'QUERY.COUNT_DISTINCT'],
    ['flat and named', () => posts.valuesList('id', { flat: true, named: true } as never), 'QUERY.LIST_OPTIONS'],
  ])('refuse %s', (_, make, code) => {
    expect(make).toThrow(expect.objectContaining({ code }));
  });
});
