import { beforeEach, expect, test } from '@jest/globals';
import { F } from 'dunder';
import { Author, Post } from '../../generated/index.js';
import { describeEachDatabase } from '../support/databases.js';
import { useTables } from '../integration/writes/setup.js';

// update() refused it; `new` and create() took the relation, assign() what came last, and said nothing of the other.
describeEachDatabase('a relation and its key, given at once', (database) => {
  useTables(database);
  let ann: Author;
  let bob: Author;
  beforeEach(async () => {
    await Post.objects.all().delete();
    await Author.objects.all().delete();
    ann = await Author.objects.create({ name: 'Ann', email: 'ann@example.com' });
    bob = await Author.objects.create({ name: 'Bob', email: 'bob@example.com' });
  });

  test('are refused when they do not agree', async () => {
    const values = { author: ann, authorId: bob.id, title: 'Hi', slug: 'hi' } as never;
    const told = { code: 'QUERY.ASSIGNED_TWICE', message: expect.stringContaining("'author' and 'authorId'") as never };
    await expect(Post.objects.create(values)).rejects.toMatchObject(told);
    await expect(
      Post.objects.getOrCreate({ author: ann, slug: 'hi' }, { defaults: { authorId: bob.id, title: 'Hi' } }),
    ).rejects.toMatchObject(told);
    expect(() => new Post({ author: new Author({ name: 'New', email: 'new@example.com' }), authorId: bob.id } as never)).toThrow(
      expect.objectContaining(told),
    );
    expect(() => new Post({ pk: 1, id: 2 } as never)).toThrow("A new Post was given 'pk' and 'id'");
    const post = await Post.objects.create({ author: ann, authorId: ann.id, title: 'Hi', slug: 'hi' } as never);
    expect(() => post.assign({ author: ann, authorId: bob.id })).toThrow(expect.objectContaining(told));
    expect(post.authorId).toBe(ann.id);
  });

  test('a copy of a row is given no key', async () => {
    const post = await Post.objects.create({ author: ann, title: 'Hi', slug: 'hi' });
    const copy = new Post({ ...post.toObject(), pk: null, slug: 'copy' } as never);
    expect(copy.id).toBeNull();
    await copy.save();
    expect([copy.id === post.id, await Post.objects.count()]).toEqual([false, 2]);
  });

  test('are taken when they agree', async () => {
    const author = new Author({ name: 'New', email: 'new@example.com' });
    expect(new Post({ author, authorId: null, title: 'Hi', slug: 'hi' } as never).author).toBe(author);
    const post = new Post({ author: ann, authorId: ann.id, title: 'Hi', slug: 'hi' } as never);
    expect(post.authorId).toBe(ann.id);
    post.assign({ author: bob, authorId: bob.id, title: 'Bye' });
    await post.save();
    expect([post.author, await Post.objects.values('author', 'title')]).toEqual([bob, [{ author: bob.id, title: 'Bye' }]]);
    expect(() => post.assign({ author: ann, authorId: F('editorId') } as never)).toThrow(
      expect.objectContaining({ code: 'QUERY.ASSIGNED_TWICE' }),
    );
  });
});
