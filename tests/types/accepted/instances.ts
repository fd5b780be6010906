import { changedFields, getDeferredFields, isSame, prefetchRelatedObjects, Prefetch, trackChanges } from 'dunder';
import { Author, type Comment, Post } from '../sample/index.js';
import { assertType, type Equal } from '../support/equal.js';

export async function methods(post: Post) {
  await post.save({ using: 'default', updateFields: ['title', 'author'], forceUpdate: true });
  await post.refreshFromDb({ fields: ['views'], using: 'default', fromQuerySet: Post.objects.all() });
  await post.fullClean({ exclude: ['slug'], validateUnique: false, validateConstraints: true });
  const [total, byModel] = await post.delete({ using: 'default', keepParents: true });
  assertType<Equal<[typeof total, typeof byModel], [number, Record<string, number>]>>();
  const label: string = post.getDisplay('status');
  const next = await post.getNextBy('createdAt', { status: 'published', author__name: 'x' });
  const last = await post.getPreviousBy('createdAt', { views__gt: 3 });
  const copy = post.copy({ slug: 'again', author: 3 });
  assertType<Equal<[typeof next, typeof last, typeof copy], [Post, Post, Post]>>();
  return label;
}

export async function facts(post: Post, author: Author | null) {
  const same: boolean = isSame(author, await post.author);
  const missing: Set<string> = getDeferredFields(post);
  const stop: () => void = trackChanges(Post);
  trackChanges(post);
  const changed: string[] = changedFields(post);
  stop();
  return [same, missing.size, changed];
}

/** Of rows of any kind of the model. */
export async function prefetched(posts: readonly Post[], commented: Set<Comment>) {
  await prefetchRelatedObjects(posts, 'comments__author', 'tags', Prefetch('author', Author.objects.only('name')));
  await prefetchRelatedObjects(commented, 'post__tags');
  await prefetchRelatedObjects(await Post.objects.selectRelated('author').only('title'), 'author__posts');
}
