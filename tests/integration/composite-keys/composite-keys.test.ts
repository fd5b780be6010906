import { Count, Exists, F, isSame, OuterRef, Q } from 'dunder';
import { Currency, LineItem, Order, Product } from '../../../generated/index.js';
import { features, statements, useBlog } from '../../support/blog.js';
import { describeEachDatabase } from '../../support/databases.js';

// Every place where a key can stand, with a key of two columns.
describeEachDatabase('keys of several columns', (database) => {
  useBlog(database);
  let orders: readonly Order[];
  let products: readonly Product[];
  let items: readonly LineItem[];

  beforeAll(async () => {
    const currency = await Currency.objects.create({ code: 'EUR', name: 'Euro' });
    products = await Product.objects.bulkCreate(Array.from({ length: 9 }, (_, n) => new Product({ sku: `p${n}`, name: 'Pen', currency })));
    products = await Product.objects.orderBy('sku');
    orders = [await Order.objects.create({ currency }), await Order.objects.create({ currency })];
  }, 60_000);
  beforeEach(async () => {
    await LineItem.objects.all().delete();
    const item = (order: number, number: number) =>
      LineItem.objects.create({ order: orders[order]!, number, product: products[number]!, price: 1.5 });
    items = [await item(0, 1), await item(0, 2), await item(1, 1)];
  });

  const keys = async (rows: PromiseLike<readonly LineItem[]>) => (await rows).map(({ pk }) => pk);
  const all = () => items.map(({ pk }) => pk);

  test('get, filter, exclude, in, contains', async () => {
    const [first, second, third] = items;
    expect(first!.pk).toEqual([orders[0]!.id, 1]);
    expect((await LineItem.objects.get({ pk: second!.pk })).pk).toEqual(second!.pk);
    await expect(LineItem.objects.get({ pk: [orders[0]!.id, 9] })).rejects.toThrow(LineItem.DoesNotExist);
    expect(await keys(LineItem.objects.filter({ pk: third!.pk }))).toEqual([third!.pk]);
    expect(await keys(LineItem.objects.exclude({ pk: third!.pk }).orderBy('pk'))).toEqual([first!.pk, second!.pk]);
    expect(await keys(LineItem.objects.filter({ pk__in: [third!.pk, first!.pk] }).orderBy('pk'))).toEqual([first!.pk, third!.pk]);
    expect(await keys(LineItem.objects.filter(Q({ pk: first!.pk }).or({ pk: third!.pk })).orderBy('pk'))).toEqual([first!.pk, third!.pk]);
    expect(await LineItem.objects.filter({ pk: first!.pk }).contains(first!)).toBe(true);
    expect(await LineItem.objects.filter({ pk: first!.pk }).contains(second!)).toBe(false);
  });

  test('long lists, as arrays where the database has them', async () => {
    const found = [...all(), ...Array.from({ length: 3_000 }, (_, n): readonly [number, number] => [n + 1_000_000, n])];
    const sent = await statements(async () => {
      for (const list of [found, found.slice(0, 2), found.slice(2, 3)])
        expect(await keys(LineItem.objects.filter({ pk__in: list }).orderBy('pk'))).toEqual(list.slice(0, 3));
    });
    const texts = new Set(sent.map((sql) => sql.replace(/.*WHERE/, '')));
    if (features().arrays)
      expect([...texts]).toEqual([expect.stringMatching(/IN \(SELECT \* FROM UNNEST\(\$1::bigint\[\], \$2::smallint\[\]\)\)/)]);
    else expect(texts.size).toBe(3);
    expect(await keys(LineItem.objects.exclude({ pk__in: found.slice(1) }))).toEqual([items[0]!.pk]);
    await expect(keys(LineItem.objects.filter({ pk__in: [[1] as never] }))).rejects.toThrow('QUERY.BAD_KEY');
  });

  test('only the key; the order of a union', async () => {
    const [alone] = await LineItem.objects.orderBy('pk').only('pk');
    expect([alone!.pk, await alone!.quantity]).toEqual([items[0]!.pk, 1]);
    const both = LineItem.objects.filter({ number: 1 }).union(LineItem.objects.filter({ number: 2 }));
    expect(await keys(both.orderBy('-pk'))).toEqual(all().reverse());
    expect(await keys(both.orderBy('-pk').slice(1, 3))).toEqual(all().reverse().slice(1));
    expect(await keys(both.orderBy(F('pk').desc({ nullsLast: true })))).toEqual(all().reverse());
    const values = LineItem.objects.values('pk').union(LineItem.objects.filter({ number: 1 }).values('pk'));
    expect(await values.orderBy('pk')).toEqual(all().map((pk) => ({ pk })));
    await expect(Promise.resolve().then(() => values.orderBy('number'))).rejects.toThrow('Choices are: pk.');
  });

  test('order, first, last, inBulk, count', async () => {
    expect(await keys(LineItem.objects.orderBy('pk'))).toEqual(all());
    expect(await keys(LineItem.objects.orderBy('-pk'))).toEqual(all().reverse());
    expect((await LineItem.objects.orderBy().orderBy('pk').first())?.pk).toEqual(items[0]!.pk);
    expect((await LineItem.objects.orderBy('pk').last())?.pk).toEqual(items[2]!.pk);
    const [a, b] = [items[0]!.pk, items[2]!.pk];
    const bulk = await LineItem.objects.inBulk([a, b]);
    expect([bulk.get(a)?.number, bulk.get(b)?.orderId]).toEqual([1, orders[1]!.id]);
    expect(await LineItem.objects.count()).toBe(3);
    expect(await Order.objects.filter({ lines__isnull: false }).distinct().count()).toBe(2);
  });

  test('save, refreshFromDb, a column that was left out, copy, the same row', async () => {
    const item = await LineItem.objects.get({ pk: items[0]!.pk });
    item.quantity = 4;
    // The total is computed by the database, which gives it back with the UPDATE or by a second statement.
    expect(await statements(() => item.save())).toHaveLength(features().returningUpdate ? 1 : 2);
    expect(item.total?.toString()).toBe('6');
    await items[0]!.refreshFromDb();
    expect([items[0]!.quantity, items[0]!.total?.toString()]).toEqual([4, '6']);
    expect(isSame(item, items[0]!)).toBe(true);
    expect(isSame(item, items[1]!)).toBe(false);
    const rows = await LineItem.objects.only('number').orderBy('pk');
    const quantities: number[] = [];
    for (const row of rows) quantities.push(await row.quantity);
    expect(quantities).toEqual([4, 1, 1]);
    const copy = item.copy({ order: orders[1]!, number: 7, product: products[7]! });
    await copy.save();
    expect(await LineItem.objects.filter({ pk: [orders[1]!.id, 7] }).valuesList('quantity', { flat: true })).toEqual([4]);
  });

  test('update, bulkUpdate, bulkCreate, getOrCreate, updateOrCreate', async () => {
    expect(await LineItem.objects.filter({ pk: items[1]!.pk }).update({ quantity: F('quantity').add(2) })).toBe(1);
    expect(await LineItem.objects.filter({ order__lines__number: 2, number: 1 }).update({ quantity: 8 })).toBe(1);
    for (const item of items) item.quantity = 9;
    expect(await LineItem.objects.bulkUpdate([items[0]!, items[2]!], ['quantity'])).toBe(2);
    expect(await LineItem.objects.orderBy('pk').valuesList('quantity', { flat: true })).toEqual([9, 3, 9]);
    const [more] = await LineItem.objects.bulkCreate([new LineItem({ order: orders[1]!, number: 5, product: products[5]!, price: 1 })]);
    expect(more!.pk).toEqual([orders[1]!.id, 5]);
    const defaults = { product: products[6]!, price: 3 };
    expect((await LineItem.objects.getOrCreate({ order: orders[1]!, number: 5 }, { defaults }))[1]).toBe(false);
    expect((await LineItem.objects.getOrCreate({ order: orders[1]!, number: 6 }, { defaults }))[1]).toBe(true);
    const [changed, created] = await LineItem.objects.updateOrCreate({ order: orders[1]!, number: 6 }, { defaults: { quantity: 2 } });
    expect([changed.quantity, created]).toEqual([2, false]);
  });

  test('related managers, prefetches, joins, subqueries, aggregates', async () => {
    expect(await keys(orders[0]!.lines.orderBy('pk'))).toEqual([items[0]!.pk, items[1]!.pk]);
    const read = await Order.objects.prefetchRelated('lines').orderBy('id');
    expect(read.map(({ lines }) => [...lines].length)).toEqual([2, 1]);
    const inOne = await Order.objects.prefetchStrategy('statement').prefetchRelated('lines').orderBy('id');
    expect(inOne.map(({ lines }) => [...lines].map(({ pk }) => pk[1]).sort())).toEqual([[1, 2], [1]]);
    expect((await LineItem.objects.selectRelated('order').get({ pk: items[2]!.pk })).order.pk).toBe(orders[1]!.id);
    expect(await Order.objects.annotate({ n: Count('lines') }).orderBy('id').valuesList('n', { flat: true })).toEqual([2, 1]); // prettier-ignore
    expect(await Order.objects.filter(Exists(LineItem.objects.filter({ order: OuterRef('pk'), number: 2 }))).count()).toBe(1);
    expect(await keys(LineItem.objects.filter({ pk__in: LineItem.objects.filter({ number: 1 }) }).orderBy('pk'))).toEqual([
      items[0]!.pk,
      items[2]!.pk,
    ]);
    const product2 = await Product.objects.create({ sku: 'q', name: 'Ink', currencyId: 'EUR' });
    await product2.lines.add(items[0]!);
    expect((await LineItem.objects.get({ pk: items[0]!.pk })).productId).toBe(product2.id);
    await products[1]!.lines.add(items[0]!);
    await product2.delete();
  });

  test('delete by instance, by QuerySet, by cascade; fullClean', async () => {
    await expect(new LineItem({ order: orders[0]!, number: 1, product: products[8]!, price: 1 }).fullClean()).rejects.toThrow(
      /already exists/,
    );
    await items[0]!.fullClean();
    expect(await items[0]!.delete()).toEqual([1, { LineItem: 1 }]);
    expect(await LineItem.objects.filter({ pk: items[1]!.pk }).delete()).toEqual([1, { LineItem: 1 }]);
    const order = await Order.objects.create({ currencyId: 'EUR' });
    await LineItem.objects.create({ order, number: 1, product: products[8]!, price: 1 });
    expect(await order.delete()).toEqual([2, { LineItem: 1, Order: 1 }]);
    expect(await keys(LineItem.objects.all())).toEqual([items[2]!.pk]);
  });

  test('values of a key are tuples, and a pk that is not a tuple is refused', async () => {
    expect(await LineItem.objects.orderBy('pk').valuesList('pk', { flat: true })).toEqual(all());
    expect(await LineItem.objects.orderBy('pk').values('pk', 'number')).toEqual(items.map(({ pk, number }) => ({ pk, number })));
    expect(await LineItem.objects.orderBy('pk').valuesList('orderId', 'number')).toEqual(all());
    await expect(LineItem.objects.get({ pk: 5 as never })).rejects.toThrow(/QUERY|VALUE/);
    await expect(LineItem.objects.get({ pk: [1] as never })).rejects.toThrow(/QUERY|VALUE/);
  });
});
