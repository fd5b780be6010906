import { afterAll, beforeAll } from '@jest/globals';
import { captureQueries } from '../../runtime/connection/capture-queries.js';
import { configure } from '../../runtime/connection/configure.js';
import { getConnection } from '../../runtime/connection/databases.js';
import type { Features } from '../../runtime/dialects/features.js';
import { createTables } from '../../runtime/testing/index.js';
import { Author, AuthorDetail, Comment, Post, PostTag, registry, Tag } from '../../generated/index.js';
import type { TestDatabase } from './databases.js';
import { openWithTables } from './open-with-tables.js';

/** The rows that tests of relations read: three authors, four posts with comments and tags. */
export interface Blog {
  readonly authors: readonly [ann: Author, bob: Author, cid: Author];
  readonly posts: readonly [first: Post, second: Post, third: Post, fourth: Post];
  readonly tags: readonly [red: Tag, green: Tag, blue: Tag];
}

/** Connects, makes the tables of the reference schema and fills some of them; before all tests of a block. */
export function useBlog(database: TestDatabase): Blog {
  const blog: { -readonly [K in keyof Blog]?: Blog[K] } = {};
  beforeAll(async () => {
    await openWithTables(database, 'blog', () =>
      createTables(registry, {
        models: registry.definitions().flatMap(({ name }) => (name.startsWith('Pg') || name === 'AllTypes' ? [] : [name])),
      }),
    );
    Object.assign(blog, await fill());
  }, 60_000);
  afterAll(async () => {
    await configure({ databases: {} });
  });
  return blog as Blog;
}

async function fill(): Promise<Blog> {
  const ann = await Author.objects.create({ name: 'Ann', email: 'ann@example.com' });
  const bob = await Author.objects.create({ name: 'Bob', email: 'bob@example.com', mentor: ann });
  const cid = await Author.objects.create({ name: 'Cid', email: 'cid@example.com', mentor: ann });
  await AuthorDetail.objects.create({ author: ann, biography: 'Writes.' });
  const post = (author: Author, title: string, editor: Author | null = null) =>
    Post.objects.create({ author, editor, title, slug: title, body: `Of ${title}` });
  const posts = [
    await post(ann, 'first', bob),
    await post(ann, 'second'),
    await post(bob, 'third', bob),
    await post(cid, 'fourth'),
  ] as const;
  const tag = (name: string) => Tag.objects.create({ name, slug: name });
  const tags = [await tag('red'), await tag('green'), await tag('blue')] as const;
  for (const [index, places] of [
    [0, [0, 1]],
    [1, [1]],
    [2, [0, 1, 2]],
  ] as const)
    for (const place of places) await PostTag.objects.create({ post: posts[index], tag: tags[place] });
  for (const [index, author, body] of [
    [0, bob, 'a'],
    [0, cid, 'b'],
    [0, null, 'c'],
    [2, bob, 'd'],
  ] as const)
    await Comment.objects.create({ post: posts[index], author, body });
  return { authors: [ann, bob, cid], posts, tags };
}

/** What the server of the tests can do; known after the first connection. */
export const features = (): Features => getConnection().dialectObject!.features;

/** The statements that `fn` sent, BEGIN and COMMIT left out. */
export async function statements(fn: () => unknown): Promise<string[]> {
  const queries = await captureQueries(fn);
  return queries.map(({ sql }) => sql).filter((sql) => !/^(BEGIN|COMMIT|SET|START|SAVEPOINT|RELEASE)/.test(sql));
}
