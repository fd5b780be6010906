import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { configure, NotUpdated, type Router } from 'dunder';
import { Author, Post, registry } from '../../../generated/index.js';
import { createTables } from '../../../runtime/testing/index.js';
import { describeEachDatabase } from '../../support/databases.js';

const models = ['Author', 'Post', 'Tag', 'PostTag'];
const values = (slug: string) => ({ title: slug, slug, body: '' });

describeEachDatabase('relations between rows of two databases', (database) => {
  let there: Author;
  const connect = (...routers: Router[]) => configure({ databases: { default: database.url, other: 'sqlite::memory:' }, routers });

  beforeAll(async () => {
    await connect();
    for (const using of ['default', 'other']) await createTables(registry, { using, models });
    there = await Author.objects.using('other').create({ name: 'There', email: 'there@example.com' });
  }, 60_000);
  afterAll(() => configure({ databases: {} }));

  test('a new row is refused where its key would mean another row, whichever way it is saved', async () => {
    const refused = /RELATION.TWO_DATABASES: Post.author: the Post is of database 'default', the Author of 'other'/;
    await expect(Post.objects.create({ author: there, ...values('a') })).rejects.toThrow(refused);
    await expect(new Post({ author: there, ...values('b') }).save()).rejects.toThrow(refused);
    await expect(Post.objects.bulkCreate([new Post({ author: there, ...values('c') })])).rejects.toThrow(refused);
    expect(await Post.objects.count()).toBe(0);
  });

  test('it is saved beside the row that it points at', async () => {
    const post = new Post({ author: there, ...values('d') });
    await post.save({ using: 'other' });
    await Post.objects.using('other').create({ author: there, ...values('e') });
    expect(await there.posts.count()).toBe(2);
    expect((await post.author).name).toBe('There');
  });

  test('a router may say that two databases hold the same rows', async () => {
    await Author.objects.create({ id: there.id, name: 'Here', email: 'here@example.com' });
    await connect({ allowRelation: () => true });
    const post = await Post.objects.create({ author: there, ...values('f') });
    expect((await (await Post.objects.get({ pk: post.pk })).author).name).toBe('Here');
    await connect();
  });

  test('a forced update of no row throws an error of the model', async () => {
    const gone = new Author({ id: 4711, name: 'Gone', email: 'gone@example.com' });
    const error: unknown = await gone.save({ forceUpdate: true }).catch((one: unknown) => one);
    expect([error instanceof Author.NotUpdated, error instanceof NotUpdated, error instanceof Post.NotUpdated]).toEqual([
      true,
      true,
      false,
    ]);
  });
});
