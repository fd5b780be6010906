import { Coupon, Order } from '../../../generated/index.js';
import { House } from '../../golden/foreign-keys/expected/generated/index.js';

// error: Type 'number' is not assignable to type 'string'
void House.objects.create({ streetId: 5, planId: 5 });
// error: Type 'number' is not assignable to type
Order.objects.filter({ coupon: 5 });
// error: is not assignable to type
Order.objects.filter({ coupon__in: Coupon.objects.values('id') });
// error: Type 'number' is not assignable to type
void Order.objects.update({ coupon: 5 });
