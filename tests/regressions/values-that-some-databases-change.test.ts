import { expect, test } from '@jest/globals';
import { Author, Place } from '../../generated/index.js';
import { describeEachDatabase } from '../support/databases.js';
import { useTables } from '../integration/writes/setup.js';

describeEachDatabase('values that some databases took in a way of their own', (database) => {
  useTables(database);

  // MySQL counted a key of its own in its place, and the instance had another key than the row.
  test('the key 0 is a key', async () => {
    const place = await Place.objects.create({ id: 0, name: 'Origin' });
    expect(place.pk).toBe(0);
    expect(await Place.objects.get({ pk: 0 })).toMatchObject({ name: 'Origin' });
    const [other] = await Place.objects.bulkCreate([new Place({ name: 'Counted' })]);
    expect(await Place.objects.filter({ name: 'Counted', pk__gt: 0 }).count()).toBe(1);
    expect(other).toMatchObject({ name: 'Counted' });
  });

  // PostgreSQL and MariaDB refused it, MariaDB as a broken check; SQLite kept it.
  test('half of a character in JSON is told as such, and its escape in letters is text', async () => {
    const create = (theme: string): Promise<Author> =>
      Author.objects.create({ name: 'Ann', email: `${theme.length}@example.com`, settings: { theme } as never });
    await expect(create('cut \uD83D')).rejects.toMatchObject({
      code: 'VALUE.INVALID',
      message: expect.stringContaining('surrogate') as never,
    });
    const author = await create('\\ud83d \u{1F600}');
    await author.refreshFromDb();
    expect(author.settings).toEqual({ theme: '\\ud83d \u{1F600}' });
  });
});
