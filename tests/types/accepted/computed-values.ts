import { Concat, fields, Cast, Lower, Now, UUID7, Value } from 'dunder';
import { type Author, Post } from '../sample/index.js';
import { assertType, type Equal } from '../support/equal.js';

/** A new row may hold what the database computes; read back, it is a value as any other. */
export async function computed(author: Author) {
  const post = await Post.objects.create({
    author,
    title: 'x',
    slug: Lower(Value('X')),
    createdAt: Now(),
    status: Value('draft'),
    views: Value(3),
  });
  assertType<Equal<typeof post.slug, string>>();
  const made = new Post({ author, title: Concat(Value('a'), Value('b')), slug: Cast(UUID7(), fields.text()) });
  await Post.objects.bulkCreate([made]);
  await Post.objects.getOrCreate({ slug: 'x' }, { defaults: { author, title: Lower(Value('X')) } });
  await author.posts.create({ title: Lower(Value('X')), slug: 'x' });
}
