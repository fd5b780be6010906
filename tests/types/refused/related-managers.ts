import {
  Author as AuthorModel,
  type Author,
  type Order,
  type Post,
  type Product,
  type Question,
  type Restaurant,
} from '../../../generated/index.js';

declare const order: Order;
declare const product: Product;
declare const author: Author;
declare const restaurant: Restaurant;
declare const post: Post;
declare const question: Question;

// error: The join model has fields that need a value
await order.products.add(product);
// error: The join model has fields that need a value
await order.products.add([product]);
// error: The join model has fields that need a value
await order.products.add([product], { throughDefaults: { number: 1 } });
// error: The join model has fields that need a value
await order.products.add([product], { throughDefaults: { number: 1, price: 1, nope: 1 } });
// error: Expected 2 arguments, but got 1
await order.products.set([product]);
// error: Expected 2 arguments, but got 1
await order.products.create({ sku: 'x', name: 'x' });
// error: Expected 2 arguments, but got 1
await order.products.getOrCreate({ sku: 'x' });
// error: UnknownPath<"nope">
await order.products.getOrCreate({ nope: 'x' }, { throughDefaults: { number: 1, price: 1 } });
// error: Post.author takes no null: delete the rows, or point them at another one
await author.posts.remove(1);
// error: Post.author takes no null: delete the rows, or point them at another one
await author.posts.clear();
// error: Cannot assign to 'parking' because it is a read-only property
restaurant.parking = null;

// Rows, keys and managers of the model.
// error: Type '"nope"' is not assignable to type
await author.posts.create({ title: 'x', slug: 'x', status: 'nope' });
// error: 'author' does not exist in type
await author.posts.create({ title: 'x', slug: 'x', author });
// error: No overload matches this call
await author.posts.add(author);
// error: No overload matches this call
await author.posts.add([post], { bulk: 'no' });
// error: is not assignable to parameter of type 'RelationInput<PostSchema>'
await author.editedPosts.remove(author);
// error: is not assignable to
await author.posts.set([author]);
// error: is not assignable to
author.posts.manager(AuthorModel.objects);
// error: is not assignable to
post.tags.manager(AuthorModel.objects);
// error: is not assignable to
await question.answers.setOrder(['first']);
// error: is not assignable to parameter of type 'RelationInput<TagSchema>'
await post.tags.remove(author);
// error: is not assignable to
await post.tags.bulkCreate([author]);
// error: UnknownPath<"nope">
await post.tags.updateOrCreate({ name: 'x' }, { defaults: { nope: 3 } });
