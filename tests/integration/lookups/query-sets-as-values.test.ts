import { beforeAll, expect, test } from '@jest/globals';
import { Author, Coupon, Currency, Order, Post, Tag } from '../../../generated/index.js';
import { useBlog } from '../../support/blog.js';
import { describeEachDatabase } from '../../support/databases.js';

describeEachDatabase('a QuerySet as a value', (database) => {
  const blog = useBlog(database);
  const cheap = Coupon.objects.filter({ percent: 5 });

  beforeAll(async () => {
    const euro = await Currency.objects.create({ code: 'EUR', name: 'Euro' });
    for (const [code, percent] of [
      ['AAA', 5],
      ['BBB', 10],
    ] as const)
      // prettier-ignore
      await Order.objects.create({ currency: euro, coupon: await Coupon.objects.create({ code, percent }) });
  });

  test('selects what the column of the relation holds, which toField says', async () => {
    const all = Order.objects.all();
    const codes = (querySet: typeof all) => querySet.values('couponId').orderBy('coupon');
    expect(await codes(Order.objects.filter({ coupon__in: cheap }))).toEqual([{ couponId: 'AAA' }]);
    expect(await codes(Order.objects.exclude({ coupon__in: cheap }))).toEqual([{ couponId: 'BBB' }]);
    expect(await codes(Order.objects.filter({ coupon: cheap.slice(0, 1) as never }))).toEqual([{ couponId: 'AAA' }]);
    const both = cheap.union(Coupon.objects.filter({ percent: 10 }));
    expect(await Order.objects.filter({ coupon__in: both }).count()).toBe(2);
  });

  test('is of the model that the relation leads to, unless it says the column', async () => {
    const tags: unknown = Tag.objects.all();
    await expect(Post.objects.filter({ author__in: tags as never })).rejects.toMatchObject({ code: 'QUERY.WRONG_MODEL' });
    expect(await Post.objects.filter({ author__in: Tag.objects.values('id') }).count()).toBe(4);
  });

  test('is one row where one is compared', async () => {
    const authors = Author.objects.filter({ name: 'Ann' });
    for (const query of [
      () => Post.objects.filter({ author: authors as never }),
      () => Post.objects.exclude({ views__gt: Post.objects.values('views') as never }),
      () => Post.objects.filter({ title: Post.objects.values('title').slice(0, 2) as never }),
    ])
      await expect(query()).rejects.toMatchObject({ code: 'QUERY.SUBQUERY_ROWS' });
    expect(await Post.objects.filter({ author: authors.slice(0, 1) as never }).count()).toBe(2);
    expect(await Post.objects.filter({ author: Author.objects.none() as never }).count()).toBe(0);
  });

  test('rows of values are found by the key that they do not show', async () => {
    const [first, , third] = blog.posts;
    const keys = [first.id, third.id];
    expect(await Post.objects.values('title').inBulk(keys)).toEqual(new Map([[first.id, { title: 'first' }], [third.id, { title: 'third' }]])); // prettier-ignore
    const slugs = new Set(['first', 'third']);
    expect([...(await Post.objects.inBulk(slugs, { fieldName: 'slug' })).keys()].sort()).toEqual(['first', 'third']);
    expect((await Post.objects.inBulk(new Map([[first.id, 1]]).keys())).size).toBe(1);
    expect(await Post.objects.valuesList('title', 'id').inBulk([first.id])).toEqual(new Map([[first.id, ['first', first.id]]]));
    expect(await Post.objects.valuesList('title', { flat: true }).inBulk(keys)).toEqual(new Map([[first.id, 'first'], [third.id, 'third']])); // prettier-ignore
    expect(await Post.objects.valuesList('id', { flat: true }).inBulk(['third'], { fieldName: 'slug' })).toEqual(new Map([['third', third.id]])); // prettier-ignore
    expect([...(await Tag.objects.values('name').inBulk()).values()]).toContainEqual({ name: 'red' });
  });
});
