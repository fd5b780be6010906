import { afterEach, expect, test } from '@jest/globals';
import { postDelete, preDelete, Signal } from '../../../runtime/model/signals/index.js';
import { QuerySet } from '../../../runtime/query/query-set.js';
import { expectQueries } from '../../../runtime/testing/index.js';
import { Account, AuditEntry, Author, Comment, FeaturedPost, Place, Post, PostTag, Restaurant, Tag } from '../../../generated/index.js';
import { describeEachDatabase } from '../../support/databases.js';
import { statements, useBlog } from '../../support/blog.js';

const stops: (() => void)[] = [];
const during = (stop: () => void): void => void stops.push(stop);
afterEach(() => {
  for (const stop of stops.splice(0)) stop();
});

describeEachDatabase('signals of deleting', (database) => {
  const blog = useBlog(database);

  const makePost = async (slug: string): Promise<Post> => {
    const post = await Post.objects.create({ author: blog.authors[0], title: slug, slug });
    for (const body of ['x', 'y']) await Comment.objects.create({ post, body });
    return post;
  };

  test('of the row and of those that go with it: all before, then each model after its own', async () => {
    const post = await makePost('one');
    const told: unknown[] = [];
    during(preDelete.connect(Post, ({ instance, origin }) => told.push(['pre', instance === post, origin === post])));
    during(postDelete.connect(Post, ({ instance, using }) => told.push(['post', typeof instance.pk, using])));
    during(preDelete.connect(Comment, ({ instance, origin }) => told.push(['pre', instance.body, origin === post])));
    during(postDelete.connect(Comment, ({ instance }) => told.push(['post', instance.body])));
    expect(await post.delete()).toEqual([3, { Comment: 2, Post: 1 }]);
    expect(told).toEqual([
      ['pre', 'x', true],
      ['pre', 'y', true],
      ['pre', true, true],
      ['post', 'y'],
      ['post', 'x'],
      ['post', 'number', 'default'],
    ]);
    expect(post.pk).toBeNull();
  });

  test('of a QuerySet, which is the origin; a receiver of a fast model makes its rows be read', async () => {
    await makePost('two');
    const found = Comment.objects.filter({ post__slug: 'two' });
    const told: unknown[] = [];
    const stop = preDelete.connect(Comment, ({ instance, origin }) => told.push([instance.body, origin instanceof QuerySet]));
    expect(await found.delete()).toEqual([2, { Comment: 2 }]);
    expect(told).toEqual([
      ['x', true],
      ['y', true],
    ]);
    stop();
    await expectQueries(1, () => found.delete());
  });

  test('receivers of other models leave the fast way as it is', async () => {
    during(preDelete.connect(Tag, () => undefined));
    await expectQueries(1, () => Comment.objects.filter({ body: 'none' }).delete());
  });

  test('a receiver that throws keeps all rows', async () => {
    const post = await makePost('three');
    during(postDelete.connect(Post, () => Promise.reject(new Error('kept'))));
    await expect(post.delete()).rejects.toThrow('kept');
    expect(await Comment.objects.filter({ post }).count()).toBe(2);
  });

  test('a proxy sends as itself, a multi-table child and its parent as each', async () => {
    const told: string[] = [];
    during(preDelete.connect(({ sender }) => told.push(sender.name)));
    await makePost('four');
    await FeaturedPost.objects.filter({ slug: 'four' }).delete();
    expect(told.splice(0)).toEqual(['Comment', 'Comment', 'FeaturedPost']);
    during(postDelete.connect(Place, ({ instance }) => told.push(instance.name)));
    const restaurant = await Restaurant.objects.create({ name: 'R' });
    await restaurant.delete();
    expect(told).toEqual(['Restaurant', 'Place', 'R']);
  });

  test('what the database clears sends nothing; links through a declared model send as its rows', async () => {
    const told: string[] = [];
    during(preDelete.connect(({ sender }) => told.push(sender.name)));
    const account = await Account.objects.create({ owner: 'a' });
    await AuditEntry.objects.create({ account, text: 'made' });
    await account.delete();
    expect(told.splice(0)).toEqual(['Account']);
    expect(await AuditEntry.objects.count()).toBe(0);
    const post = await makePost('five');
    await post.tags.add(blog.tags[0]);
    await post.tags.remove(blog.tags[0]);
    expect(told).toEqual(['PostTag']);
  });

  test('a tree of one model: the instance stands for its own row', async () => {
    const told: unknown[] = [];
    const author = await Author.objects.create({ name: 'Dan', email: 'dan@example.com' });
    during(preDelete.connect(Author, ({ instance }) => told.push(instance === author)));
    const sent = await statements(() => author.delete());
    expect(told).toEqual([true]);
    expect(sent.filter((sql) => /^SELECT.*FROM .author.\b/.test(sql))).toEqual([]);
  });
});

test('a signal of one’s own: senders, order, robust sending', async () => {
  const paid = new Signal<{ readonly amount: number }>();
  const told: string[] = [];
  const first = async ({ amount }: { readonly amount: number }): Promise<number> => {
    await Promise.resolve();
    told.push(`first ${amount}`);
    return 1;
  };
  const failing = (): never => {
    throw new Error('bad');
  };
  paid.connect(first);
  paid.connect(Post, failing);
  paid.connect(PostTag, () => told.push('never'));
  paid.connect(({ sender }) => told.push((sender as typeof Post).name));
  await expect(paid.send(Post, { amount: 1 })).rejects.toThrow('bad');
  expect(told.splice(0)).toEqual(['first 1']);
  const responses = await paid.sendRobust(Post, { amount: 2 });
  expect(told).toEqual(['first 2', 'Post']);
  expect(responses.slice(0, 2)).toEqual([
    [first, 1],
    [failing, new Error('bad')],
  ]);
});
