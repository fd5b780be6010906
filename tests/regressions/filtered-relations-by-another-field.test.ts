import { beforeAll, expect, test } from '@jest/globals';
import { Count, F, FilteredRelation, Max, Q } from 'dunder';
import { Coupon, Currency, Order } from '../../generated/index.js';
import { useBlog } from '../support/blog.js';
import { describeEachDatabase } from '../support/databases.js';

// The key of an order's coupon is its code, `toField`; under the name of a FilteredRelation the relation was the coupon's id.
describeEachDatabase('a FilteredRelation over a foreign key to another field', (database) => {
  useBlog(database);
  let orders: readonly [cheap: Order, dear: Order, bare: Order];
  let cheap: Coupon;
  beforeAll(async () => {
    const currency = await Currency.objects.create({ code: 'EUR', name: 'Euro' });
    cheap = await Coupon.objects.create({ code: 'AAA', percent: 5 });
    const dear = await Coupon.objects.create({ code: 'BBB', percent: 10 });
    const make = (coupon: Coupon | null) => Order.objects.create({ currency, coupon });
    orders = [await make(cheap), await make(dear), await make(null)];
  });
  const rows = () => Order.objects.annotate({ low: FilteredRelation('coupon', { condition: Q({ coupon__percent__lt: 10 }) }) });
  const ids = async (found: PromiseLike<readonly { readonly id: number }[]>) => (await found).map(({ id }) => id);

  test('is the code as a value', async () => {
    expect(await rows().orderBy('id').values('low')).toEqual([{ low: 'AAA' }, { low: null }, { low: null }]);
    expect(await rows().aggregate({ top: Max('low'), n: Count('low') })).toEqual({ top: 'AAA', n: 1 });
    expect(await ids(rows().filter({ couponId: F('low') }))).toEqual([orders[0].id]);
  });

  test('is compared with codes, instances and QuerySets', async () => {
    expect(await ids(rows().filter({ low: cheap }))).toEqual([orders[0].id]);
    expect(await ids(rows().filter({ low: 'AAA' as never }))).toEqual([orders[0].id]);
    expect(await ids(rows().filter({ low__in: [cheap] }))).toEqual([orders[0].id]);
    expect(await ids(rows().filter({ low__in: Coupon.objects.filter({ percent: 5 }) }))).toEqual([orders[0].id]);
    expect(await ids(rows().exclude({ low: cheap }).orderBy('id'))).toEqual([orders[1].id, orders[2].id]);
    expect(await ids(rows().filter({ low: null }).orderBy('id'))).toEqual([orders[1].id, orders[2].id]);
    expect(await ids(rows().filter({ low__percent: 5 }))).toEqual([orders[0].id]);
  });
});
