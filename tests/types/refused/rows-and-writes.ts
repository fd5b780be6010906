import { Post, Tag } from '../sample/index.js';
import { F, Lower, sql } from 'dunder';

// error: Property 'name' does not exist on type 'Reference<Author>'
(await Post.objects.get({ pk: 1 })).author.name;
// error: Property 'toFixed' does not exist on type 'Reference<number>'
(await Post.objects.only('title').get({ pk: 1 })).views.toFixed();
// error: Property 'length' does not exist on type 'Reference<string>'
(await Post.objects.only('title', 'author__name').selectRelated('author').get({ pk: 1 })).author.email.length;
// error: Object is possibly 'null'
(await Post.objects.selectRelated('editor').get({ pk: 1 })).editor.name;
// error: must have a '[Symbol.iterator]()' method
for (const tag of (await Post.objects.get({ pk: 1 })).tags) void tag;
// error: Property 'views' does not exist on type '{ title: string; }'
(await Post.objects.values('title').get()).views;
// error: Nameless
Post.objects.valuesList('id', Lower('title'), { named: true });
// error: This expression is not callable
Post.objects.delete();
// error: This expression is not callable
Post.objects.catch(() => []);
// error: Argument of type 'number' is not assignable to parameter of type
Post.objects.all().catch(3);
// error: Argument of type 'string' is not assignable to parameter of type
Post.objects.all().finally('done');
// error: Argument of type 'number' is not assignable to parameter of type
Post.objects.raw(sql`SELECT * FROM post`).catch(3);
// error: Argument of type 'string' is not assignable to parameter of type
Post.objects.raw(sql`SELECT * FROM post`).finally('done');

// error: Type 'number' is not assignable to type 'UnknownPath<"nope">'
Post.objects.update({ nope: 3 });
// error: Type 'string' is not assignable to type 'number'
Post.objects.update({ views: 'x' });
// error: WrongType<number>
Post.objects.update({ views: F('title') });
// error: UnknownPath<"titleLength">
Post.objects.update({ titleLength: 3 });
declare const assigned: Post;
// error: Type 'string' is not assignable to type 'number'
assigned.assign({ views: 'x' });
// error: WrongType<number>
assigned.assign({ views: F('title') });
// error: UnknownPath<"titleLength">
assigned.assign({ titleLength: 3 });
// error: UnknownPath<"nope">
assigned.assign({ nope: 3 });
// error: Property 'slug' is missing
Post.objects.create({ author: 1, title: 'x' });
// error: Property 'author' is missing
Post.objects.create({ title: 'x', slug: 'x' });
// error: Type 'number' is not assignable to type 'never'
Post.objects.create({ author: 1, authorId: 1, title: 'x', slug: 'x' });
// error: Type '"nope"' is not assignable to type '"archived" | "draft" | "published" | Yields<
Post.objects.create({ author: 1, title: 'x', slug: 'x', status: 'nope' });
// error: 'nope' does not exist in type
Post.objects.create({ author: 1, title: 'x', slug: 'x', nope: 1 });
// error: Property 'slug' is missing
new Post({ author: 1, title: 'x' });

// error: Post has no orderWithRespectTo
(await Post.objects.get({ pk: 1 })).getNextInOrder();

declare const labelled: Post;
// error: Argument of type '"title"' is not assignable to parameter of type '"status"'
labelled.getDisplay('title');
// error: is not assignable to parameter of type 'never'
new Tag({ name: 'a', slug: 'a' }).getDisplay('name');

declare const neighbour: Post;
// error: nmae
void neighbour.getNextBy('createdAt', { author__nmae: 'x' });
// error: Type 'number' is not assignable to type 'string'
Post.objects.when(3, (posts, page) => posts.filter({ title: page }));
// error: Property 'missing' does not exist
Post.objects.when(true, (posts) => posts.missing());
// error: Type 'boolean' is not assignable to type 'never'
const order: never = Post.objects.ordered;
void order;
