import { Count, Prefetch, prefetchRelatedObjects } from 'dunder';
import { Author, Comment, Note, Place, Post, Restaurant, Tag } from '../../../generated/index.js';
import { statements, useBlog } from '../../support/blog.js';
import { describeEachDatabase } from '../../support/databases.js';

/** Each way to get at related rows, for all the rows of a result, and the number of queries that it takes. */
const PATHS: Readonly<Record<string, readonly [queries: number, load: () => Promise<unknown>]>> = {
  'the rows alone': [1, async () => await Post.objects.all()],
  'selectRelated: a foreign key': [1, async () => each(await Post.objects.selectRelated('author'), (post) => post.author.name)],
  'selectRelated: a nullable key': [1, async () => each(await Post.objects.selectRelated('editor'), (post) => post.editor?.name)],
  'selectRelated: a chain': [1, async () => each(await Comment.objects.selectRelated('post__author__mentor'), (one) => one.post.author.mentor?.name)],
  'selectRelated: the reverse of a one-to-one': [1, async () => each(await Author.objects.selectRelated('detail'), (author) => author.detail?.biography)],
  'selectRelated: a multi-table child': [1, async () => each(await Place.objects.selectRelated('restaurant'), (place) => place.restaurant?.servesPizza)],
  'prefetchRelated: a foreign key': [2, async () => each(await Post.objects.prefetchRelated('author'), (post) => post.author.name)],
  'prefetchRelated: the reverse of a key': [2, async () => each(await Post.objects.prefetchRelated('comments'), (post) => [...post.comments])],
  'prefetchRelated: many-to-many': [2, async () => each(await Post.objects.prefetchRelated('tags'), (post) => [...post.tags])],
  'prefetchRelated: the reverse of a many-to-many': [2, async () => each(await Tag.objects.prefetchRelated('posts'), (tag) => [...tag.posts])],
  'prefetchRelated: two relations': [3, async () => await Post.objects.prefetchRelated('tags', 'comments')],
  'prefetchRelated: two levels': [3, async () => await Author.objects.prefetchRelated('posts__comments')],
  'prefetchRelated: a level of selectRelated': [2, async () => await Post.objects.prefetchRelated(Prefetch('comments', Comment.objects.selectRelated('author')))],
  'prefetchRelated: sliced per parent': [2, async () => await Post.objects.prefetchRelated(Prefetch('comments', Comment.objects.orderBy('id').slice(0, 1), { toAttr: 'firstComments' }))],
  'prefetchRelated: a generic relation': [2, async () => await Post.objects.prefetchRelated('notes')],
  'prefetchRelated: a generic key, a query per model': [3, async () => each(await Note.objects.prefetchRelated('subject'), (note) => note.subject)],
  'prefetchRelated: nothing to load for': [1, async () => await Post.objects.filter({ title: 'none' }).prefetchRelated('tags', 'comments')],
  'prefetchStrategy: one statement': [1, async () => each(await Post.objects.prefetchStrategy('statement').prefetchRelated('comments', 'author'), (post) => [...post.comments])],
  'prefetchRelatedObjects: what is there is not loaded again': [2, async () => await prefetchRelatedObjects(await Post.objects.selectRelated('author'), 'author', 'comments')],
  'await in a loop: a foreign key, for all': [2, async () => await eachAwaited(await Post.objects.all(), async (post) => (await post.author).name)],
  'await in a loop: a chain': [3, async () => await eachAwaited(await Post.objects.all(), async (post) => (await (await post.author).mentor)?.name)],
  'await in a loop: the reverse of a one-to-one': [2, async () => await eachAwaited(await Author.objects.all(), async (author) => (await author.detail)?.biography)],
  'await in a loop: a column that was left out': [2, async () => await eachAwaited(await Post.objects.only('title'), async (post) => await post.body)],
  'await in a loop: generic keys, a query per model': [3, async () => await eachAwaited(await Note.objects.all(), async (note) => await note.subject)],
  'await at once': [2, async () => { const posts = await Post.objects.all(); await Promise.all(posts.map((post) => post.author)); }],
  'get by key at once': [1, async () => { const [a, b] = keys; await Promise.all([Author.objects.get({ pk: a! }), Author.objects.get({ pk: b! })]); }],
  'a related manager in a loop: one each': [5, async () => await eachAwaited(await Post.objects.all(), async (post) => await post.comments.count())],
  'the same counted by the query': [1, async () => await Post.objects.annotate({ n: Count('comments') })],
  'the key of a relation': [1, async () => each(await Post.objects.all(), (post) => post.authorId)],
  'a multi-table child': [1, async () => each(await Restaurant.objects.all(), (restaurant) => restaurant.name)],
  'iterator in chunks, prefetched chunk by chunk': [3, async () => { for await (const post of Post.objects.prefetchRelated('author').orderBy('id').iterator({ chunkSize: 2 })) void post.author.name; }],
}; // prettier-ignore

let keys: readonly number[] = [];
const each = <T>(rows: readonly T[], read: (row: T) => unknown): unknown[] => rows.map(read);
async function eachAwaited<T>(rows: readonly T[], read: (row: T) => Promise<unknown>): Promise<void> {
  for (const row of rows) await read(row);
}

describeEachDatabase('queries of each way to load', (database) => {
  const blog = useBlog(database);
  beforeAll(async () => {
    keys = blog.authors.map(({ id }) => id);
    await Note.objects.create({ subject: blog.authors[0], text: 'of an author' });
    await Note.objects.create({ subject: blog.posts[0], text: 'of a post' });
    await Restaurant.objects.create({ name: 'Hut' });
  });

  test.each(Object.entries(PATHS).map(([name, [queries, load]]) => [name, queries, load] as const))('%s: %i', async (_, queries, load) => {
    expect(await statements(load)).toHaveLength(queries);
  });
});
