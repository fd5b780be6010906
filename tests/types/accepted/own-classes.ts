import { type DateTimeField, type ManagerOf, type ModelSchema, QuerySet, type RelatedManager, Count, F, Q } from 'dunder';
import type { Author } from '../sample/index.js';
import { Post, type PostSchema, Tag, type TagSchema } from '../sample/index.js';
import { assertType, type Equal } from '../support/equal.js';

/** A QuerySet of the user's own: its bodies are checked, and its methods survive every chain. */
export class OwnQuerySet extends QuerySet<PostSchema> {
  published() {
    return this.filter({ status: 'published' }).orderBy('-createdAt');
  }
  by(name: string) {
    return this.filter({ author__name: name }, Q({ views__gt: F('author__id') }));
  }
  counted() {
    return this.annotate({ n: Count('comments') });
  }
  popular() {
    return this.counted().filter({ n__gt: 3 });
  }
  async titles() {
    const rows = await this;
    return rows.map((row) => row.title);
  }
  async firstTitle() {
    const row = await this.first();
    return row?.title;
  }
  async authorName() {
    const row = await this.selectRelated('author').get({ pk: 1 });
    return row.author.name;
  }
  async slugs() {
    const rows = await this.values('slug');
    return rows.map((row) => row.slug);
  }
  touch() {
    return this.update({ views: F('views').add(1) });
  }
}

export async function chains(own: OwnQuerySet) {
  const rows = await own
    .published()
    .selectRelated('author')
    .counted()
    .by('x')
    .published()
    .annotate({ m: Count('tags') })
    .popular();
  assertType<Equal<(typeof rows)[0]['n'], number>>();
  assertType<Equal<(typeof rows)[0]['m'], number>>();
  const name: string = rows[0]!.author.name;
  const titles: string[] = await own.titles();
  const first: string | undefined = await own.firstTitle();
  const managed = await Post.objects.published().by('x').first();
  const slugs: string[] = await own.slugs();
  return [name, titles, first, managed?.title, slugs, await own.authorName()];
}

/** A QuerySet class for all models that have these columns, as an abstract base names one. */
interface Dated extends ModelSchema {
  readonly own: { readonly createdAt: DateTimeField };
}
export class DatedQuerySet extends QuerySet<Dated> {
  since(moment: Date) {
    return this.filter({ createdAt__gte: moment }).orderBy('-createdAt');
  }
  early() {
    // @ts-expect-error only what the base has is known
    return this.filter({ title: 'x' });
  }
}
export class GenericQuerySet<S extends Dated> extends QuerySet<S> {
  newest(count: number) {
    return this.reverse().slice(0, count);
  }
}

/** What is generated for a model of such a base: its methods give rows of the model. */
export async function inherited(
  written: ManagerOf<QuerySet<PostSchema> & DatedQuerySet>,
  generic: ManagerOf<GenericQuerySet<PostSchema>>,
  related: RelatedManager<QuerySet<PostSchema> & DatedQuerySet, 'author'>,
) {
  const rows = await written.since(new Date()).filter({ title: 'x' }).selectRelated('author').since(new Date());
  const name: string = rows[0]!.author.name;
  const titles: { title: string }[] = await written.since(new Date()).values('title');
  const one: Post | null = await written.first();
  const newest: Post[] = await generic.newest(3).filter({ title: 'x' });
  const made = await related.create({ title: 'x', slug: 'x' });
  const again: Post[] = await related.since(new Date()).all();
  // @ts-expect-error of another model
  written.since(new Date()).filter({ nope: 3 });
  return [name, titles, one, newest, made.title, again];
}

/** A model class of the user's own extends the generated one. */
export class OwnPost extends Post {
  get loud(): string {
    return this.title.toUpperCase();
  }
  async authorName(): Promise<string> {
    const author = await this.author;
    return author.name;
  }
  async editorName(): Promise<string | undefined> {
    const editor = await this.editor;
    return editor?.name;
  }
  async tagNames(): Promise<string[]> {
    const tags = await this.tags.all();
    return tags.map((tag) => tag.name);
  }
  async publish(): Promise<void> {
    this.status = 'published';
    await this.save({ updateFields: ['status'] });
  }
}
export function assign(post: OwnPost, author: Author) {
  post.author = author;
}

/** A QuerySet that knows more fits where one is asked for, and stays what it is in a generic function. */
function countTags(tags: QuerySet<TagSchema>): Promise<number> {
  return tags.filter({ name__startswith: 'x' }).count();
}
function firstTwo<Q extends QuerySet<TagSchema>>(tags: Q): Q {
  return tags.orderBy('name').slice(0, 2);
}
export async function passedOn() {
  const counted = Tag.objects.annotate({ n: Count('posts') }).prefetchRelated('posts');
  const rows = await firstTwo(counted);
  assertType<Equal<(typeof rows)[0]['n'], number>>();
  return countTags(counted);
}
