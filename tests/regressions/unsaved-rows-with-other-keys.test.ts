import { expect, test } from '@jest/globals';
import { Coupon, Currency, Order } from '../../generated/index.js';
import { describeEachDatabase } from '../support/databases.js';
import { useTables } from '../integration/writes/setup.js';

// A foreign key with `toField` found its value on a row that was never saved, and pointed at nothing.
describeEachDatabase('a related row that is not saved, with the value that toField names', (database) => {
  useTables(database);

  test('is refused until it is saved', async () => {
    const currency = await Currency.objects.create({ code: 'EUR', name: 'Euro' });
    const coupon = new Coupon({ code: 'SPRING', percent: 5 });
    const order = new Order({ currency, coupon });
    await expect(order.save()).rejects.toMatchObject({ code: 'MODEL.UNSAVED_RELATED' });
    await expect(Order.objects.bulkCreate([new Order({ currency, coupon })])).rejects.toMatchObject({ code: 'MODEL.UNSAVED_RELATED' });
    await coupon.save();
    await order.save();
    expect(order.couponId).toBe('SPRING');
    expect(await Order.objects.filter({ coupon__percent: 5 }).count()).toBe(1);
  });
});
