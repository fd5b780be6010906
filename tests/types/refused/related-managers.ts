import type { Author, Order, Product, Restaurant } from '../../../generated/index.js';

declare const order: Order;
declare const product: Product;
declare const author: Author;
declare const restaurant: Restaurant;

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
