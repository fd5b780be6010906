import type { Decimal } from 'decimal.js';
import { Avg, F, Sum, Value } from 'dunder';
import { Post } from '../../../generated/index.js';
import { Post as Sample } from '../sample/index.js';
import { assertType, type Equal } from '../support/equal.js';

export async function kinds(some: number) {
  const row = await Post.objects
    .values({
      float: F('price').mul('rating'),
      exact: F('price').mul(1.1),
      whole: F('price').mul(2),
      variable: F('price').mul(some),
      turned: Value(0.1).add('price'),
      power: F('price').pow(2),
      powers: F('price').pow(F('price')),
      numbers: F('views').div(2).mul(1.5),
      mean: F('views').div(some),
    })
    .get();
  assertType<Equal<typeof row.float, number | null>>();
  assertType<Equal<typeof row.exact, Decimal | null>>();
  assertType<Equal<typeof row.whole, Decimal | null>>();
  assertType<Equal<typeof row.variable, Decimal | null>>();
  assertType<Equal<typeof row.turned, Decimal | null>>();
  assertType<Equal<typeof row.power, number | null>>();
  assertType<Equal<typeof row.powers, Decimal | null>>();
  assertType<Equal<typeof row.numbers, number>>();
  assertType<Equal<typeof row.mean, number>>();
  const big = await Sample.objects
    .values('author', { whole: F('votes').add(1), half: F('votes').mul(0.5), some: F('votes').mul(some), times: F('votes').mul('views') })
    .annotate({ far: F('votes').mul(Avg('views')), sum: Sum(F('votes').mul(2)) })
    .get();
  assertType<Equal<typeof big.whole, bigint>>();
  assertType<Equal<typeof big.half, number>>();
  assertType<Equal<typeof big.some, number | bigint>>();
  assertType<Equal<typeof big.times, bigint>>();
  assertType<Equal<typeof big.far, number | null>>();
  assertType<Equal<typeof big.sum, bigint | null>>();
}
