import { type Author, Comment, Post } from '../sample/index.js';
import { assertType, type Equal } from '../support/equal.js';
import { Prefetch, Upper } from 'dunder';

/** What awaits: a reference, and a field that was left out. */
type Awaited<T> = PromiseLike<T>;

export async function fields() {
  const all = await Post.objects.only('title').defer(null).get();
  assertType<Equal<typeof all.status, 'archived' | 'draft' | 'published'>>();
  assertType<Equal<typeof all, Post>>();
  const again = await Post.objects.defer('title').defer(null).defer('slug').get();
  assertType<Equal<typeof again.title, string>>();
  const slug: Awaited<string> = again.slug;
  const twice = await Post.objects.defer('title').defer(null).defer('title').get();
  // @ts-expect-error it is left out again
  twice.title.toUpperCase();
  const left = await Post.objects.only('title').only('slug').only('title').get();
  const views: Awaited<number> = left.views;
  const annotated = await Post.objects
    .defer('title')
    .annotate({ loud: Upper('title') })
    .defer(null)
    .get();
  assertType<Equal<typeof annotated.loud, string>>();
  const title: string = annotated.title;
  return [slug, views, title];
}

export async function joined() {
  const post = await Post.objects.selectRelated('author', 'editor').prefetchRelated('tags').selectRelated(null).get();
  // @ts-expect-error it is a reference again
  post.author.name;
  const author: Author = await post.author;
  for (const tag of post.tags) assertType<Equal<typeof tag.name, string>>();
  const later = await Post.objects
    .selectRelated('author')
    .selectRelated(null)
    .selectRelated('editor')
    .annotate({ loud: Upper('title') })
    .get();
  const name: string | undefined = later.editor?.name;
  const loud: string = later.loud;
  // @ts-expect-error of the earlier call
  later.author.name;
  const same = await Post.objects.published().selectRelated(null).published().only('title').get();
  const status: Awaited<string> = same.status;
  return [author, name, loud, status];
}

export async function prefetched() {
  const approved = Prefetch('comments', Comment.objects.filter({ approved: true }), { toAttr: 'approved' });
  const post = await Post.objects.prefetchRelated('tags', approved).prefetchRelated(null).prefetchRelated('comments').get();
  for (const comment of post.comments) assertType<Equal<typeof comment.text, string>>();
  // @ts-expect-error it must be asked for
  for (const tag of post.tags) tag.name;
  // @ts-expect-error so must these
  post.approved;
  const kept = await Post.objects.prefetchRelated('tags', approved).selectRelated(null).get();
  return kept.approved.map((comment) => comment.text);
}
