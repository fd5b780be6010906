import { Count, F, NotSupportedError } from 'dunder';
import { Author, Currency, Post, Product, Tag } from '../../../generated/index.js';
import { useBlog } from '../../support/blog.js';
import { describeEachDatabase } from '../../support/databases.js';

describeEachDatabase('transforms in paths', (database) => {
  useBlog(database);

  test('of text', async () => {
    expect(await Author.objects.filter({ name__lower: 'ann' }).count()).toBe(1);
    expect(await Author.objects.filter({ name__upper__startswith: 'B' }).count()).toBe(1);
    expect(await Tag.objects.filter({ name__length__gt: 3 }).orderBy('name').valuesList('name', { flat: true })).toEqual(['blue', 'green']);
    expect(await Tag.objects.filter({ name__trim: 'red' }).count()).toBe(1);
    expect(await Post.objects.filter({ author__name__length: 3 }).count()).toBe(4);
  });

  test('of numbers', async () => {
    await Author.objects.filter({ name: 'Ann' }).update({ age: 40 });
    expect(await Author.objects.filter({ age__abs__gte: 40 }).count()).toBe(1);
  });

  test('of the key of a relation, after the name of the relation', async () => {
    await Currency.objects.bulkCreate(['EUR', 'usd'].map((code) => new Currency({ code, name: code })));
    for (const [sku, currency] of [
      ['a', 'usd'],
      ['b', 'EUR'],
      ['c', 'usd'],
    ] as const)
      await Product.objects.create({ sku, name: sku, currency });
    const skus = (products: { valuesList(path: 'sku', options: { flat: true }): PromiseLike<string[]> }) =>
      products.valuesList('sku', { flat: true });
    expect(await skus(Product.objects.orderBy('currency__upper', '-sku'))).toEqual(['b', 'c', 'a']);
    expect(await skus(Product.objects.filter({ currency__lower__startswith: 'us' }).orderBy('sku'))).toEqual(['a', 'c']);
    expect(await skus(Product.objects.exclude({ currency__upper: 'USD' }))).toEqual(['b']);
    expect(
      await Product.objects
        .values('currency__lower')
        .annotate({ n: Count('id') })
        .orderBy('n'),
    ).toEqual([
      { currency__lower: 'eur', n: 1 },
      { currency__lower: 'usd', n: 2 },
    ]);
    expect(
      await skus(
        Product.objects
          .filter({ sku: 'b' })
          .annotate({ low: F('currency__lower') })
          .filter({ low: 'eur' }),
      ),
    ).toEqual(['b']);
    // The table of the currencies is not needed for that.
    expect(Product.objects.filter({ currency__lower: 'x' }).toSql().sql).not.toContain('JOIN');
    await Product.objects.all().delete();
  });

  test('full-text search needs an index on MySQL', async () => {
    const found = Post.objects.filter({ body__search: 'first' });
    if (database.dialect === 'postgres') expect(await found.count()).toBe(1);
    else {
      const refused = found.count();
      await expect(refused).rejects.toBeInstanceOf(NotSupportedError);
      if (database.dialect === 'mysql') await expect(refused).rejects.toThrow('CREATE FULLTEXT INDEX');
    }
  });
});
