import {
  AuthorDetail,
  Document,
  Post as PostModel,
  Tag as TagModel,
  type Author,
  type Order,
  type Post,
  type Product,
  type Tag,
} from '../../../generated/index.js';
import { assertType, type Equal } from '../support/equal.js';

/** Fields of the join model that need a value must be given; others may. */
export async function through(order: Order, product: Product) {
  await order.products.add([product, 5], { throughDefaults: { number: 1, price: 2 } });
  await order.products.set([product], { throughDefaults: { number: 1, price: '9.90' }, clear: true });
  const made = await order.products.create({ sku: 'p', name: 'Pen' }, { throughDefaults: { number: 2, price: 1, quantity: 3 } });
  const [got, created] = await order.products.getOrCreate(
    { sku: 'q' },
    { defaults: { name: 'Quill' }, throughDefaults: { number: 3, price: 1 } },
  );
  assertType<Equal<typeof created, boolean>>();
  const [updated] = await order.products.updateOrCreate(
    { sku: 'q' },
    { defaults: { name: 'Quill' }, createDefaults: { name: 'New' }, throughDefaults: { number: 3, price: 1 } },
  );
  await order.products.remove(product, 5);
  return [made.name, got.name, updated.name];
}

export async function plainLinks(post: Post, author: Author) {
  await post.tags.add(1, 2);
  await post.tags.add([1], { throughDefaults: {} });
  const [tag] = await post.tags.getOrCreate({ name: 'x' }, { defaults: { slug: 'x' } });
  await author.editedPosts.remove(post);
  await author.editedPosts.clear();
  author.detail = new AuthorDetail({ author, biography: '' });
  return tag.slug;
}

/** A QuerySet and a Manager of an abstract base know the model that has them. */
export async function inherited() {
  const [row] = await Document.every.trashed().filter({ title__startswith: 'a' });
  const [other] = await Document.trash.filter({ workspace__name: 'x' }).trashed();
  assertType<Equal<typeof row, Document | undefined>>();
  return other?.title;
}

/** The same rows by another manager, and in bulk. */
export async function others(author: Author, post: Post, order: Order) {
  const titles = await author.posts.manager(PostModel.objects).filter({ status: 'draft' }).values('title');
  assertType<Equal<typeof titles, { title: string }[]>>();
  const [tag] = await post.tags.manager(TagModel.objects).filter({ name: 'x' });
  assertType<Equal<typeof tag, Tag | undefined>>();
  await author.editedPosts.set([post, 3], { clear: true });
  await author.posts.set(PostModel.objects.filter({ views__gt: 3 }), { bulk: false });
  await author.posts.add([post], { bulk: false });
  const made = await post.tags.bulkCreate([new TagModel({ name: 'x', slug: 'x' })], { batchSize: 10, throughDefaults: { weight: 2 } });
  assertType<Equal<typeof made, Tag[]>>();
  const products = await order.products.bulkCreate([], { ignoreConflicts: true, throughDefaults: { number: 1, price: 2 } });
  return products.map(({ name }) => name);
}
