import { type Decimal, Prefetch, Upper } from 'dunder';
import { Comment, Post, Tag } from '../sample/index.js';
import { assertType, type Equal } from '../support/equal.js';

export async function relations() {
  const [post] = await Post.objects
    .selectRelated('author__mentor', 'editor')
    .prefetchRelated('tags', Prefetch('comments', Comment.objects.annotate({ loud: Upper('text') }), { toAttr: 'said' }))
    .annotate({ loud: Upper('title') });
  const plain = post!.toObject();
  assertType<Equal<typeof plain.author.name, string>>();
  const mentor: string | undefined = plain.author.mentor?.name;
  const editor: { name: string } | null = plain.editor;
  for (const tag of plain.tags) assertType<Equal<typeof tag.name, string>>();
  for (const comment of plain.said) assertType<Equal<typeof comment.loud, string>>();
  assertType<Equal<typeof plain.loud, string>>();
  // @ts-expect-error it is a plain object
  plain.save();
  // @ts-expect-error it was not loaded
  plain.comments;
  return [mentor, editor];
}

export async function values() {
  const post = await Post.objects.get({ pk: 1 });
  const plain = post.toObject();
  const json = post.toJSON();
  assertType<Equal<typeof plain.createdAt, Date>>();
  assertType<Equal<typeof json.createdAt, string>>();
  assertType<Equal<typeof plain.price, Decimal | null>>();
  assertType<Equal<typeof json.price, string | null>>();
  assertType<Equal<typeof json.status, 'archived' | 'draft' | 'published'>>();
  // @ts-expect-error the key is there, the author is not
  json.author;
  return json.authorId;
}

export async function labels() {
  const [post] = await Post.objects.selectRelated('author');
  const label: string = post!.getDisplay('status');
  const [part] = await Post.objects.only('title');
  return [label, part!.getDisplay('status')];
}

export async function parts() {
  const [part] = await Post.objects.only('title').prefetchRelated('tags');
  const json = part!.toJSON();
  for (const tag of json.tags) assertType<Equal<typeof tag.name, string>>();
  // @ts-expect-error it was left out
  json.views;
  const [rest] = await Post.objects.defer('views');
  // @ts-expect-error it was left out
  rest!.toObject().views;
  return [json.title, json.id, rest!.toObject().title, (await Tag.objects.get({ pk: 'x' })).toJSON().name];
}
