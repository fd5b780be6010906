import { beforeAll, expect, test } from '@jest/globals';
import { Cast, F, fields, Mod, Sum, Value } from 'dunder';
import { Post } from '../../generated/index.js';
import { useBlog } from '../support/blog.js';
import { describeEachDatabase } from '../support/databases.js';

// A decimal times a float was typed and read as a decimal, of which a database computes a float; so was a big integer beside a float.
describeEachDatabase('numbers of several kinds in one expression', (database) => {
  useBlog(database);
  beforeAll(() => Post.objects.filter({ title: 'first' }).update({ views: 7, price: '10.10', rating: 0.5 }));
  const first = Post.objects.filter({ title: 'first' });
  const big = Cast('views', fields.bigInteger());

  test('a float beside a decimal or a big integer makes a number', async () => {
    const row = await first
      .values({
        times: F('price').mul(F('rating')),
        turned: F('rating').mul('price'),
        bigTimes: big.mul('rating'),
        bigHalf: big.mul(0.5),
        rest: Mod('price', 'rating'),
        power: F('price').pow(2),
        bigPower: big.pow(2),
      })
      .get();
    expect(row).toEqual({
      times: expect.closeTo(5.05, 9) as unknown,
      turned: expect.closeTo(5.05, 9) as unknown,
      bigTimes: 3.5,
      bigHalf: 3.5,
      rest: expect.closeTo(0.1, 9) as unknown,
      power: expect.closeTo(102.01, 9) as unknown,
      bigPower: 49,
    });
    expect(row.bigHalf.toFixed(1)).toBe('3.5');
  });

  test('a number that is written out is a decimal beside one, and exact', async () => {
    const row = await first.values({ more: F('price').mul(1.1), sum: F('price').add(0.2), whole: F('price').mul(2), turned: Value(0.1).add('price') }).get(); // prettier-ignore
    expect(row.more!.toString()).toBe('11.11');
    expect([row.sum!.toString(), row.whole!.toString(), row.turned!.toString()]).toEqual(['10.3', '20.2', '10.2']);
    expect(await first.filter({ price: F('price').add(0.2).sub(0.2) }).count()).toBe(1);
    const { total } = await first.aggregate({ total: Sum(F('price').mul(1.1)) });
    expect(total!.toString()).toBe('11.11');
  });

  test('big integers stay what they are beside whole numbers', async () => {
    const row = await first.values({ sum: big.add(1), product: big.mul('views'), whole: F('views').add(1) }).get();
    expect(row).toEqual({ sum: 8n, product: 49n, whole: 8 });
  });
});
