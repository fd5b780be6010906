import { Author, Comment, Post, Tag } from '../sample/index.js';
import { assertType, type Equal } from '../support/equal.js';
import { Prefetch, Upper } from 'dunder';

export async function references(post: Post) {
  const author = await post.author;
  const mentor = await author.mentor;
  const name: string | undefined = mentor?.name;
  const editor: Author | null = await post.editor;
  const key: number = post.authorId;
  post.author = author;
  post.editor = null;
  return [name, editor, key];
}

export async function selected() {
  const [post] = await Post.objects.filter({ title: 'x' }).selectRelated('author__mentor', 'editor').orderBy('id');
  const name: string = post!.author.name;
  const mentor: string | undefined = post!.author.mentor?.name;
  const editor: string | undefined = post!.editor?.name;
  // @ts-expect-error it may be null
  post!.editor.name;
  const twice = await Post.objects.selectRelated('author').selectRelated('author__detail').get({ pk: 1 });
  const biography: string | undefined = twice.author.detail?.biography;
  const awaited: string = (await post!.author).name;
  return [name, mentor, editor, biography, awaited];
}

export async function prefetched() {
  const [post] = await Post.objects.prefetchRelated('tags', 'comments__author', 'author__posts');
  for (const tag of post!.tags) assertType<Equal<typeof tag.name, string>>();
  for (const comment of post!.comments) {
    const name: string | undefined = comment.author?.name;
    assertType<Equal<typeof name, string | undefined>>();
  }
  for (const other of post!.author.posts) assertType<Equal<typeof other.title, string>>();
  const [one] = await Post.objects.prefetchRelated(
    Prefetch('comments', Comment.objects.filter({ approved: true }).annotate({ loud: Upper('text') }), { toAttr: 'approved' }),
    Prefetch('tags', Tag.objects.annotate({ upper: Upper('name') })),
  );
  const loud: string | undefined = one!.approved[0]?.loud;
  for (const tag of one!.tags) assertType<Equal<typeof tag.upper, string>>();
  const authors = await Author.objects.prefetchRelated(Prefetch('posts', Post.objects.published().selectRelated('editor')), 'detail');
  for (const each of authors[0]!.posts) assertType<Equal<typeof each.editor, Author | null>>();
  return loud;
}

export async function inOneStatement() {
  const [post] = await Post.objects.prefetchStrategy('statement').prefetchRelated('tags', 'comments__author').filter({ title: 'x' });
  for (const tag of post!.tags) assertType<Equal<typeof tag.name, string>>();
  const [author] = await Author.objects.prefetchRelated(
    Prefetch('posts', Post.objects.prefetchStrategy('queries').selectRelated('editor')),
  );
  for (const each of author!.posts) assertType<Equal<typeof each.editor, Author | null>>();
  // @ts-expect-error there is no such strategy
  Post.objects.prefetchStrategy('join');
}

export async function parts() {
  const [post] = await Post.objects.only('id', 'title').filter({ status: 'draft' });
  const title: string = post!.title;
  const id: number = post!.id;
  const status: 'archived' | 'draft' | 'published' = await post!.status;
  await post!.save({ updateFields: ['title', 'author'] });
  const [deferred] = await Post.objects.defer('title').defer('slug');
  const views: number = deferred!.views;
  const slug: string = await deferred!.slug;
  const both = await Post.objects
    .selectRelated('author')
    .only('title', 'author')
    .annotate({ loud: Upper('title') })
    .get();
  const name: string = both.author.name;
  const loud: string = both.loud;
  return [title, id, status, views, slug, name, loud];
}

export async function managers(author: Author, tag: Tag) {
  const posts = await author.posts.filter({ status: 'draft' }).orderBy('-views');
  const first = posts[0]!.title;
  const made = await author.posts.create({ title: 'x', slug: 'x' });
  await author.posts.add(made);
  await made.tags.add(tag, 'key');
  await made.tags.add([tag, 'key'], { throughDefaults: {} });
  await made.tags.set([tag], { clear: true });
  await made.tags.remove(tag);
  await made.tags.clear();
  const n: number = await author.posts.count();
  return [first, n];
}
