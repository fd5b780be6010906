import { beforeEach, expect, test } from '@jest/globals';
import { Place, Restaurant, Trattoria } from '../../generated/index.js';
import { describeEachDatabase } from '../support/databases.js';
import { useTables } from '../integration/writes/setup.js';

// Only the child's own row was tried as an update; one between it and the topmost parent was inserted again.
describeEachDatabase('a multi-table child of rows that are there', (database) => {
  useTables(database);
  beforeEach(async () => void (await Place.objects.all().delete()));

  test('create() updates the parent and inserts the child', async () => {
    const place = await Place.objects.create({ name: 'Corner' });
    const restaurant = await Restaurant.objects.create({ id: place.id, name: 'Hut', servesPizza: true });
    expect(restaurant.pk).toBe(place.pk);
    expect(await Place.objects.values('id', 'name')).toEqual([{ id: place.id, name: 'Hut' }]);
    await expect(Restaurant.objects.create({ id: place.id, name: 'Again' })).rejects.toMatchObject({ code: 'INTEGRITY.UNIQUE' });
    expect(await Place.objects.values('name')).toEqual([{ name: 'Hut' }]);
  });

  test('save() updates each row that is there, at every level', async () => {
    const restaurant = await Restaurant.objects.create({ name: 'Hut', servesPizza: true });
    await new Restaurant({ id: restaurant.id, name: 'Renamed', servesPizza: false }).save();
    expect(await Restaurant.objects.values('name', 'servesPizza')).toEqual([{ name: 'Renamed', servesPizza: false }]);
    const trattoria = new Trattoria({ id: restaurant.id, name: 'Da Luigi', region: 'Liguria' });
    await trattoria.save();
    expect(trattoria.pk).toBe(restaurant.pk);
    expect(await Trattoria.objects.values('id', 'name', 'servesPizza')).toEqual([
      { id: restaurant.id, name: 'Da Luigi', servesPizza: false },
    ]);
    expect([await Place.objects.count(), await Restaurant.objects.count()]).toEqual([1, 1]);
  });
});
