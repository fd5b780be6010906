import { beforeAll, expect, test } from '@jest/globals';
import { Author, AuthorDetail, Currency, Document, Order, Product, Workspace } from '../../../generated/index.js';
import { useBlog } from '../../support/blog.js';
import { describeEachDatabase } from '../../support/databases.js';

describeEachDatabase('join models with fields of their own', (database) => {
  const blog = useBlog(database);
  let order: Order;
  let pen: Product;
  const lines = () => order.lines.orderBy('number').valuesList('number', 'product__sku', 'quantity');

  beforeAll(async () => {
    const currency = await Currency.objects.create({ code: 'EUR', name: 'Euro' });
    order = await Order.objects.create({ currency });
    pen = await Product.objects.create({ sku: 'pen', name: 'Pen', currency });
  });

  test('throughDefaults of add, create, getOrCreate, updateOrCreate and bulkCreate', async () => {
    await order.products.add([pen], { throughDefaults: { number: 1, price: 2 } });
    await order.products.add([pen.id], { throughDefaults: { number: 9, price: 2 } }); // linked already
    await order.products.create({ sku: 'ink', name: 'Ink' }, { throughDefaults: { number: 2, price: 1, quantity: 5 } });
    const through = (number: number) => ({ throughDefaults: { number, price: 1 } });
    const [paper, isNew] = await order.products.getOrCreate({ sku: 'paper' }, { defaults: { name: 'Paper' }, ...through(3) });
    expect([paper.name, isNew]).toEqual(['Paper', true]);
    expect((await order.products.getOrCreate({ sku: 'paper' }, through(4)))[1]).toBe(false);
    const [again, created] = await order.products.updateOrCreate({ sku: 'paper' }, { defaults: { name: 'Sheet' }, ...through(5) });
    expect([again.name, created]).toEqual(['Sheet', false]);
    const [card] = await order.products.updateOrCreate({ sku: 'card' }, { createDefaults: { name: 'Card' }, ...through(6) });
    expect(card.name).toBe('Card');
    expect(await lines()).toEqual([[1, 'pen', 1], [2, 'ink', 5], [3, 'paper', 1], [6, 'card', 1]]); // prettier-ignore
    await order.products.bulkCreate([new Product({ sku: 'tape', name: 'Tape' })], through(7));
    expect(await order.products.count()).toBe(5);
    await order.products.remove(card, again.id);
  });

  test('set() of instances and keys keeps the links that stay, and with clear makes all anew', async () => {
    await order.products.set([pen, (await Product.objects.get({ sku: 'ink' })).id], { throughDefaults: { number: 8, price: 3 } });
    expect(await lines()).toEqual([[1, 'pen', 1], [2, 'ink', 5]]); // prettier-ignore
    await order.products.set([pen], { clear: true, throughDefaults: { number: 8, price: 3, quantity: 2 } });
    expect(await lines()).toEqual([[8, 'pen', 2]]); // prettier-ignore
    await order.products.clear();
    expect(await lines()).toEqual([]);
  });

  test('the other side of a one-to-one is assigned, and the other row is the one to save', async () => {
    const [, bob] = blog.authors;
    const detail = new AuthorDetail({ authorId: 0, biography: 'Reads.' });
    bob.detail = detail;
    expect([detail.authorId, await bob.detail]).toEqual([bob.id, detail]);
    await detail.save();
    expect((await (await Author.objects.get({ pk: bob.id })).detail)?.biography).toBe('Reads.');
  });

  test('a Manager and a QuerySet of an abstract base serve the models below it', async () => {
    const workspace = await Workspace.objects.create({ name: 'Trash' });
    await Document.objects.create({ workspace, title: 'here' });
    await Document.objects.create({ workspace, title: 'gone', deletedAt: new Date() });
    const titles = async (rows: PromiseLike<readonly Document[]>) => (await rows).map(({ title }) => title);
    expect(await titles(Document.trash.filter({ workspace }))).toEqual(['gone']);
    expect(await titles(Document.every.filter({ workspace }).trashed())).toEqual(['gone']);
    expect(await Document.every.filter({ workspace }).count()).toBe(2);
  });
});
