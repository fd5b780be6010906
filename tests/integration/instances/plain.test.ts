import { inspect } from 'node:util';
import { beforeAll, expect, test } from '@jest/globals';
import { Count, FilteredRelation, Prefetch, prefetchRelatedObjects, Q } from 'dunder';
import { createTables } from '../../../runtime/testing/index.js';
import { Account, AllTypes, AuditEntry, Author, Comment, Note, Place, Post, registry, Restaurant, Tag } from '../../../generated/index.js';
import { useBlog } from '../../support/blog.js';
import { describeEachDatabase } from '../../support/databases.js';
import { everyValue } from '../../support/every-value.js';

describeEachDatabase('a row as a plain object', (database) => {
  const blog = useBlog(database);
  beforeAll(() => createTables(registry, { models: ['AllTypes'] }));

  test('columns, annotations and the relations that the query names, on each level', async () => {
    const [post] = await Post.objects
      .filter({ title: 'first' })
      .annotate({ n: Count('comments') })
      .selectRelated('author__mentor', 'editor')
      .prefetchRelated(
        Prefetch('tags', Tag.objects.orderBy('name')),
        Prefetch('comments', Comment.objects.orderBy('id').selectRelated('author').only('body', 'author__name'), { toAttr: 'said' }),
      );
    const plain = post!.toObject();
    expect(Object.getPrototypeOf(plain)).toBe(Object.prototype);
    expect(plain).toMatchObject({ title: 'first', n: 3, authorId: blog.authors[0].id, createdAt: post!.createdAt });
    expect([plain.author.name, plain.author.mentor, plain.editor?.name]).toEqual(['Ann', null, 'Bob']);
    expect(Object.getPrototypeOf(plain.author)).toBe(Object.prototype);
    expect(plain.tags).toEqual([
      { id: blog.tags[1].id, name: 'green', slug: 'green', parentId: null },
      { id: blog.tags[0].id, name: 'red', slug: 'red', parentId: null },
    ]);
    expect(plain.said.map(({ body, author }) => [body, author?.name])).toEqual([['a', 'Bob'], ['b', 'Cid'], ['c', undefined]]); // prettier-ignore
    expect(JSON.parse(JSON.stringify(post))).toEqual({ ...JSON.parse(JSON.stringify(plain)) });
    expect('comments' in plain).toBe(false);
  });

  test('what was only awaited or assigned is not in it', async () => {
    const post = await Post.objects.get({ title: 'first' });
    const before = Object.keys(post.toJSON());
    await post.author;
    await post.tags.all();
    expect(Object.keys(post.toJSON())).toEqual(before);
    post.editor = blog.authors[2];
    expect(Object.keys(post.toJSON())).toEqual(before);
    await prefetchRelatedObjects([post], 'tags');
    expect(post.toJSON()).toHaveProperty('tags', expect.arrayContaining([expect.objectContaining({ name: 'red' })]));
  });

  test('an asked relation is shown as it is now: set anew, or not at all when its key was', async () => {
    const post = await Post.objects.selectRelated('author').prefetchRelated('tags').get({ title: 'second' });
    post.author = blog.authors[1];
    expect(post.toObject().author.name).toBe('Bob');
    post.authorId = blog.authors[2].id;
    expect('author' in post.toObject()).toBe(false);
    await post.tags.add(blog.tags[2]);
    expect('tags' in post.toObject()).toBe(false);
    await post.tags.remove(blog.tags[2]);
  });

  test('saved, it still shows what its query loaded', async () => {
    const post = await Post.objects.selectRelated('author').get({ title: 'second' });
    await post.save();
    expect(post.toObject().author.name).toBe('Ann');
  });

  test('a row that leads back to itself is written again with its columns alone', async () => {
    const ann = await Author.objects.prefetchRelated('posts__author', 'mentees__mentor').get({ name: 'Ann' });
    const json = ann.toJSON();
    expect(json.posts).toHaveLength(2);
    expect(json.posts[0]!.author).toEqual(expect.objectContaining({ name: 'Ann' }));
    expect(Object.keys(json.posts[0]!.author)).not.toContain('posts');
    expect(() => JSON.stringify(ann)).not.toThrow();
    expect(inspect(ann, { depth: null })).toContain(`author: [Circular Author ${ann.id}]`);
  });

  test('every type of value', async () => {
    await AllTypes.objects.create(everyValue);
    const row = await AllTypes.objects.get({ charValue: 'text' });
    const json = row.toJSON();
    expect(JSON.parse(JSON.stringify(row))).toEqual(json);
    expect(typeof json.bigIntegerValue).toBe('string');
    expect(BigInt(json.bigIntegerValue)).toBe(row.bigIntegerValue);
    expect(json.decimalValue).toBe(row.decimalValue.toString());
    expect(json.dateTimeValue).toBe(row.dateTimeValue.toISOString());
    expect(Uint8Array.from(Buffer.from(json.binaryValue, 'base64'))).toEqual(Uint8Array.from(row.binaryValue));
    expect(json.jsonValue).toEqual(row.jsonValue);
    const plain = row.toObject();
    expect([plain.bigIntegerValue, plain.decimalValue, plain.binaryValue]).toEqual([
      row.bigIntegerValue,
      row.decimalValue,
      row.binaryValue,
    ]);
  });

  test('serialize: false, deferred columns, a filtered relation, generic keys, multi-table parents', async () => {
    const account = await Account.objects.create({ owner: 'a' });
    const entry = await AuditEntry.objects.create({ account, text: 'seen', trace: 'secret' });
    expect([entry.toObject().trace, 'trace' in entry.toJSON(), JSON.stringify(entry).includes('secret')]).toEqual(['secret', false, false]);
    const [part] = await Post.objects.only('title').filter({ title: 'first' });
    expect(part!.toJSON()).toEqual({ id: blog.posts[0].id, title: 'first' });
    const [named] = await Post.objects
      .annotate({ good: FilteredRelation('comments', { condition: Q({ comments__body: 'a' }) }) })
      .selectRelated('good')
      .filter({ title: 'first' });
    expect(named!.toObject().good?.body).toBe('a');
    await Note.objects.create({ subject: blog.posts[0], text: 'On it' });
    const [note] = await Note.objects.prefetchRelated('subject');
    expect(note!.toJSON().subject).toMatchObject({ title: 'first' });
    const hut = await Restaurant.objects.create({ name: 'Hut', servesPizza: true });
    const place = await Place.objects.selectRelated('restaurant').get({ pk: hut.pk });
    expect(place.toJSON().restaurant).toMatchObject({ name: 'Hut', servesPizza: true });
  });

  test('console.log shows the class, the columns and the relations', async () => {
    const post = await Post.objects.only('title', 'author').selectRelated('author').prefetchRelated('tags').get({ title: 'first' });
    const text = inspect(post, { depth: 3, breakLength: Infinity, compact: true });
    expect(text).toMatch(/^Post \{ id: \d+, authorId: \d+, title: 'first', author: Author \{/);
    expect(text).toContain(`Tag { id: ${blog.tags[0].id}, name: 'red', slug: 'red', parentId: null }`);
    expect(inspect([post], { depth: 0 })).toBe(`[ [Post ${post.id}] ]`);
    expect(inspect(Object.create(Post.prototype))).toBe('Post {}');
  });

  test('console.log of a query says that it was not awaited', () => {
    expect(inspect(Post.objects.filter({ title: 'first' }))).toBe('QuerySet { Post: await it for its rows, toSql() shows its SQL }');
  });
});
