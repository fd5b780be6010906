import { Comment, Post } from '../sample/index.js';

/** only() and defer() name columns of the rows that selectRelated() joins: the others are awaited there too. */
export async function joined() {
  const [post] = await Post.objects.only('title', 'author__name').selectRelated('author');
  const name: string = post!.author.name;
  const id: number = post!.author.id;
  const email: string = await post!.author.email;
  const views: number = await post!.views;
  const key: number = post!.authorId;
  // @ts-expect-error it was left out of the author
  post!.author.email.length;
  const [turned] = await Post.objects.selectRelated('author').only('title', 'author__name');
  // @ts-expect-error in either order
  turned!.author.email.length;
  const whole = await Post.objects.only('title', 'author').selectRelated('author').get();
  return [name, id, key, email, views, whole.author.email.length, (await turned!.author.mentor)?.name];
}

export async function deeper() {
  const comment = await Comment.objects.only('text', 'post__title', 'post__author__name').selectRelated('post__author', 'author').get();
  const [title, name]: string[] = [comment.post.title, comment.post.author.name];
  // @ts-expect-error it was left out of the post
  comment.post.slug.length;
  // @ts-expect-error it was left out of its author
  comment.post.author.email.length;
  const outer = await Comment.objects.selectRelated('author').only('text', 'author__name').get();
  // @ts-expect-error there may be no author
  outer.author.name;
  const plain = comment.toObject();
  const [text, inner]: string[] = [plain.text, plain.post.author.name];
  // @ts-expect-error it was left out
  plain.post.author.email;
  return [title, name, await comment.post.slug, outer.author?.name, await outer.author?.email, text, inner];
}

export async function deferredBelow() {
  const post = await Post.objects.selectRelated('author', 'editor').defer('author__email', 'author__mentor').get();
  const email: string = await post.author.email;
  // @ts-expect-error it was left out of the author
  post.author.email.length;
  const all = await Post.objects.selectRelated('author').defer('author__email').defer(null).get();
  return [email, post.author.name.length, post.editor?.email.length, all.author.email.length, post.title.length];
}
