import { beforeAll, expect, test } from '@jest/globals';
import { Currency, LineItem, Order, Product } from '../../generated/index.js';
import { describeEachDatabase } from '../support/databases.js';
import { useTables } from '../integration/writes/setup.js';

// An instance whose key has several columns was no value over a relation, and `values('pk')` no list of such keys: Django takes both.
describeEachDatabase('rows whose key has several columns, as values of conditions', (database) => {
  useTables(database);
  let lines: LineItem[];
  let orders: Order[];
  beforeAll(async () => {
    const currency = await Currency.objects.create({ code: 'EUR', name: 'Euro' });
    const product = await Product.objects.create({ sku: 'a', name: 'A', currency });
    const other = await Product.objects.create({ sku: 'b', name: 'B', currency });
    orders = [await Order.objects.create({ currency }), await Order.objects.create({ currency })];
    lines = [
      await LineItem.objects.create({ order: orders[0]!, number: 1, product, price: 1 }),
      await LineItem.objects.create({ order: orders[0]!, number: 2, product: other, price: 2 }),
      await LineItem.objects.create({ order: orders[1]!, number: 1, product, price: 3 }),
    ];
  });

  const found = async (rows: PromiseLike<readonly Order[]>): Promise<number[]> =>
    (await rows).map(({ pk }) => orders.findIndex((one) => one.pk === pk));

  test('an instance over a relation', async () => {
    const ordered = Order.objects.orderBy('id');
    expect(await found(ordered.filter({ lines: lines[1]! }))).toEqual([0]);
    expect(await found(ordered.exclude({ lines: lines[1]! }))).toEqual([1]);
    expect(await found(ordered.filter({ lines__in: [lines[0]!, lines[2]!] }))).toEqual([0, 1]);
    expect(await found(ordered.filter({ lines__in: LineItem.objects.filter({ price: 3 }) }))).toEqual([1]);
    await expect(found(ordered.filter({ lines: orders[0] as never }))).rejects.toMatchObject({ code: 'QUERY.WRONG_MODEL' });
    await expect(found(ordered.filter({ lines: 5 as never }))).rejects.toMatchObject({ code: 'QUERY.BAD_KEY' });
  });

  test("values('pk') is a list of keys", async () => {
    const cheap = LineItem.objects.filter({ price__lt: 3 }).values('pk');
    expect(await LineItem.objects.filter({ pk__in: cheap as never }).count()).toBe(2);
    expect(await LineItem.objects.exclude({ pk__in: cheap as never }).count()).toBe(1);
    expect(await LineItem.objects.filter({ pk__in: cheap.slice(0, 1) as never }).count()).toBe(1);
  });

  test('a list of another number of columns is refused before it is sent', () => {
    const sql = (value: object) => () => LineItem.objects.filter(value as never).toSql();
    expect(sql({ number__in: LineItem.objects.all() })).toThrow(expect.objectContaining({ code: 'QUERY.SUBQUERY_COLUMNS' }));
    expect(sql({ pk__in: LineItem.objects.values('number') })).toThrow(expect.objectContaining({ code: 'QUERY.SUBQUERY_COLUMNS' }));
  });
});
