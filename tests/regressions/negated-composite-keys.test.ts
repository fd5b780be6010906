import { beforeAll, expect, test } from '@jest/globals';
import { Q } from 'dunder';
import { Currency, LineItem, Order, Product } from '../../generated/index.js';
import { useBlog } from '../support/blog.js';
import { describeEachDatabase } from '../support/databases.js';

/** A key of several columns in a negation was asked for NULL as a row, which SQLite and MySQL refuse. */
describeEachDatabase('a key of several columns in a negation', (database) => {
  useBlog(database);
  const orders: Order[] = [];
  beforeAll(async () => {
    const currency = await Currency.objects.create({ code: 'EUR', name: 'Euro' });
    const product = await Product.objects.create({ sku: 'p', name: 'Pen', currency });
    for (const number of [1, 2]) {
      orders.push(await Order.objects.create({ currency }));
      await LineItem.objects.create({ order: orders.at(-1)!, number, product, price: 1 });
    }
    orders.push(await Order.objects.create({ currency }));
  });

  test('beside the joined row', async () => {
    const first = [orders[0]!.id, 1] as const;
    const twice = Order.objects.filter({ lines__price: 1 }, Q({ lines__pk: first }).not().not());
    expect(await twice.valuesList('id', { flat: true })).toEqual([orders[0]!.id]);
    const other = Order.objects.annotate({ other: Q({ lines__pk: first }).not() }).orderBy('id');
    expect(await other.valuesList('other', { flat: true })).toEqual([false, true, true]);
    const none = Order.objects.annotate({ other: Q({ lines__pk__in: [first] }).not() }).orderBy('id');
    expect(await none.valuesList('other', { flat: true })).toEqual([false, true, true]);
  });
});
