import { Exists, F, OuterRef, Q } from 'dunder';
import { Coupon, Order } from '../../../generated/index.js';
import { House, type Plan } from '../../golden/foreign-keys/expected/generated/index.js';
import { assertType, type Equal } from '../support/equal.js';

/** A relation with `toField` is what its column holds, not the primary key of the other model. */
export async function codes(plan: Plan, coupon: Coupon) {
  await House.objects.create({ streetId: 5, plan });
  await House.objects.create({ streetId: 5, planId: 'A1' });
  await House.objects.create({ street: 5, plan: 'A1', country: 'DEU' });
  await new House({ streetId: 5, planId: 'A1' }).save();
  await Order.objects.create({ currency: 'EUR', coupon: 'SPRING' });
  await Order.objects.filter({ coupon: 'SPRING', coupon__pk: 5, coupon__code: 'SPRING', couponId__startswith: 'S' });
  await Order.objects.filter(
    Q({ coupon })
      .or({ coupon__in: ['SPRING', coupon] })
      .or({ coupon__gte: 'A' }),
  );
  await Order.objects.filter({ coupon__in: Coupon.objects.filter({ percent: 5 }) });
  await Order.objects.filter({ coupon__in: Coupon.objects.values('code') });
  await Order.objects.filter({ coupon: F('couponId') }).update({ coupon: 'SPRING' });
  await Coupon.objects.filter(Exists(Order.objects.filter({ coupon: OuterRef('code') })));
  const rows = await Order.objects.values('coupon', 'couponId', 'coupon__pk', 'coupon__percent');
  assertType<
    Equal<(typeof rows)[0], { coupon: string | null; couponId: string | null; coupon__pk: number | null; coupon__percent: number | null }>
  >();
  const [order] = await Order.objects.selectRelated('coupon').prefetchRelated('coupon__orders');
  const percent: number | undefined = order?.coupon?.percent;
  return [percent, await House.objects.valuesList('plan', { flat: true })] satisfies [number | undefined, string[]];
}
