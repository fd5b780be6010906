import { beforeAll, expect, test } from '@jest/globals';
import { Case, Coalesce, F, OuterRef, Q, Subquery, Value, When } from 'dunder';
import { Author, Note, Place, Restaurant } from '../../generated/index.js';
import { useBlog } from '../support/blog.js';
import { describeEachDatabase } from '../support/databases.js';

/**
 * SQLite and MySQL change row by row, and MySQL column by column: values of `update()` that read the table, or a column beside theirs, found
 * what the statement itself had written. Multi-table parents were written before the child had read them.
 */
describeEachDatabase('an update reads the rows as they were', (database) => {
  const blog = useBlog(database);
  beforeAll(async () => {
    const [ann, bob, cid] = blog.authors;
    await Author.objects.filter({ id: ann.id }).update({ age: 1, mentor: null });
    await Author.objects.filter({ id: bob.id }).update({ age: 2, mentor: ann });
    await Author.objects.filter({ id: cid.id }).update({ age: 3, mentor: bob });
  });
  const ages = () => Author.objects.orderBy('id').valuesList('age', { flat: true });

  test('columns of other rows of the table', async () => {
    await Author.objects.filter({ mentor__isnull: false }).update({ age: F('mentor__age') });
    expect(await ages()).toEqual([1, 1, 2]);
    await Author.objects.filter({ posts__isnull: false }).update({ age: Coalesce(F('mentor__age'), Value(5)) });
    expect(await ages()).toEqual([5, 1, 1]);
  });

  test('subqueries over the table that name the row', async () => {
    const mentor = Author.objects.filter({ id: OuterRef('mentor') }).values('age').slice(0, 1); // prettier-ignore
    await Author.objects.filter({ mentor__isnull: false }).update({ age: Subquery(mentor), homepage: 'https://example.com' });
    expect(await ages()).toEqual([5, 5, 1]);
    expect(await Author.objects.filter({ homepage: 'https://example.com' }).count()).toBe(2);
  });

  test('conditions on other rows, negated ones too', async () => {
    const young = Case(When(Q({ mentor__age: 5 }).not(), { then: Value(8) }), { default: Value(9) });
    await Author.objects.filter({}).update({ age: young });
    expect(await ages()).toEqual([8, 9, 9]);
  });

  test('columns that are set beside', async () => {
    const place = await Place.objects.create({ name: 'here', latitude: 1, longitude: 2 });
    await Place.objects
      .filter({ id: place.id })
      .update({ latitude: F('longitude'), longitude: F('latitude'), name: F('address'), address: 'x' });
    expect(await Place.objects.values('latitude', 'longitude', 'name', 'address').get({ id: place.id })).toEqual({ latitude: 2, longitude: 1, name: '', address: 'x' }); // prettier-ignore
  });

  test('a multi-table child and its parent', async () => {
    const inn = await Restaurant.objects.create({ name: 'Inn', latitude: 1, servesPizza: false });
    await Restaurant.objects.filter({ pk: inn.pk }).update({ name: 'Out', servesPizza: Q({ name: 'Inn' }) });
    await inn.refreshFromDb();
    expect([inn.name, inn.servesPizza]).toEqual(['Out', true]);
    const fromChild = Restaurant.objects.filter({ pk: inn.pk }).update({ latitude: Case(When({ servesPizza: true }, { then: Value(2) })) });
    await expect(fromChild).rejects.toMatchObject({ code: 'QUERY.UPDATE_JOIN', message: expect.stringContaining("'servesPizza' is of Restaurant") }); // prettier-ignore
  });

  test('bulkUpdate() of a multi-table child and its parent by expressions', async () => {
    const inn = await Restaurant.objects.create({ name: 'Inn', latitude: 1, servesPizza: false });
    inn.name = 'Out';
    inn.servesPizza = Q({ name: 'Inn' }) as never;
    expect(await Restaurant.objects.bulkUpdate([inn], ['name', 'servesPizza'])).toBe(1);
    await inn.refreshFromDb();
    expect([inn.name, inn.servesPizza]).toEqual(['Out', true]);
    inn.latitude = Case(When({ servesPizza: true }, { then: Value(2) })) as never;
    await expect(Restaurant.objects.bulkUpdate([inn], ['latitude'])).rejects.toMatchObject({ code: 'QUERY.UPDATE_JOIN', message: expect.stringContaining("'servesPizza' is of Restaurant") }); // prettier-ignore
  });

  test('a child that a condition finds several times is counted once', async () => {
    const inn = await Restaurant.objects.create({ name: 'Three notes' });
    for (const text of ['a', 'b', 'c']) await Note.objects.create({ subject: await Place.objects.get({ pk: inn.pk }), text });
    expect(await Restaurant.objects.filter({ notes__text__gte: 'a' }).update({ name: 'Out', servesPizza: true })).toBe(1);
  });

  test('bulkUpdate() of children that are known by their key alone, where there is a child', async () => {
    const [inn, bare] = [await Restaurant.objects.create({ name: 'Inn' }), await Place.objects.create({ name: 'bare' })];
    const given = [new Restaurant({ pk: inn.pk, name: 'Bar' }), new Restaurant({ pk: bare.pk, name: 'Bar' })];
    expect(await Restaurant.objects.bulkUpdate(given, ['name'])).toBe(1);
    expect(await Place.objects.filter({ pk__in: [inn.pk, bare.pk] }).orderBy('pk').valuesList('name', { flat: true })).toEqual(['Bar', 'bare']); // prettier-ignore
  });
});
