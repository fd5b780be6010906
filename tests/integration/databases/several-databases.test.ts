import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { atomic, configure, m2mChanged, OuterRef, postDelete, postSave, Prefetch, preDelete, preSave, type Router, Subquery } from 'dunder';
import { Author, Comment, FeaturedPost, Note, Place, Post, PostTag, registry, Restaurant, Tag } from '../../../generated/index.js';
import { onQuery } from '../../../runtime/connection/query-log.js';
import { createTables } from '../../../runtime/testing/index.js';
import { MODELS } from '../writes/setup.js';
import { describeEachDatabase } from '../../support/databases.js';

const stops: (() => void)[] = [];
afterEach(() => {
  for (const stop of stops.splice(0)) stop();
});

// What Django's manual says of several databases, with one of each kind beside one of SQLite: a statement for the wrong one fails or finds nothing.
describeEachDatabase('several databases', (database) => {
  const connect = (...routers: Router[]) => configure({ databases: { default: database.url, other: 'sqlite::memory:' }, routers });
  let here: Author;
  let there: Author;
  let post: Post;

  beforeAll(async () => {
    await connect();
    for (const using of ['default', 'other']) await createTables(registry, { using, models: MODELS });
  }, 60_000);
  afterAll(() => configure({ databases: {} }));
  beforeEach(async () => {
    for (const using of ['default', 'other']) {
      await Note.objects.using(using).all().delete();
      await Post.objects.using(using).all().delete();
      await Author.objects.using(using).all().delete();
      await Tag.objects.using(using).all().delete();
    }
    here = await Author.objects.create({ name: 'Here', email: 'here@example.com' });
    there = await Author.objects.using('other').create({ name: 'There', email: 'there@example.com' });
    post = await there.posts.create({ title: 'a', slug: 'a' });
  });
  /** The aliases of the databases that were asked. */
  const databasesOf = async (run: () => unknown): Promise<string[]> => {
    const asked = new Set<string>();
    const stop = onQuery({ before: (query) => void asked.add(query.database) });
    try {
      await run();
    } finally {
      stop();
    }
    return [...asked];
  };

  test('an instance stays with its database', async () => {
    there.name = 'Changed';
    expect(await databasesOf(() => there.save())).toEqual(['other']);
    expect(await databasesOf(() => there.refreshFromDb())).toEqual(['other']);
    expect(await databasesOf(async () => await (await Post.objects.using('other').get({ slug: 'a' })).author)).toEqual(['other']);
    expect(await databasesOf(async () => await (await Post.objects.using('other').only('title').get({ slug: 'a' })).body)).toEqual([
      'other',
    ]);
    expect(await databasesOf(() => there.posts.update({ views: 3 }))).toEqual(['other']);
    expect(await databasesOf(() => there.posts.count())).toEqual(['other']);
    expect(await databasesOf(() => there.fullClean().catch(() => null))).toEqual(['other']);
    expect(await databasesOf(() => post.getNextBy('createdAt').catch(() => null))).toEqual(['other']);
    expect(await databasesOf(() => there.delete())).toEqual(['other']);
    expect([await Post.objects.using('other').count(), await Author.objects.count()]).toEqual([0, 1]);
  });

  test('save() to another database inserts there, or overwrites the row of the same key', async () => {
    const copy = await Author.objects.get({ pk: here.pk });
    await copy.save({ using: 'other' });
    const key = here.pk === there.pk ? 1 : 2;
    expect(await Author.objects.using('other').count()).toBe(key);
    expect((await Author.objects.using('other').get({ pk: here.pk })).name).toBe('Here');
    copy.name = 'Moved';
    expect(await databasesOf(() => copy.save())).toEqual(['other']);
    expect((await Author.objects.get({ pk: here.pk })).name).toBe('Here');
    expect(await databasesOf(() => copy.delete({ using: 'default' }))).toEqual(['default']);
  });

  test('relations between two databases are refused on every way', async () => {
    const own = await Post.objects.create({ author: here, title: 'b', slug: 'b' });
    expect(() => (own.author = there)).toThrow('RELATION.TWO_DATABASES');
    const tag = await Tag.objects.using('other').create({ name: 't', slug: 't' });
    await expect(own.tags.add(tag)).rejects.toThrow('RELATION.TWO_DATABASES');
    await expect(own.tags.set([tag])).rejects.toThrow('RELATION.TWO_DATABASES');
    await expect(here.posts.add(post)).rejects.toThrow('RELATION.TWO_DATABASES');
    await expect(here.posts.add([post], { bulk: false })).rejects.toThrow('RELATION.TWO_DATABASES');
    const note = await Note.objects.create({ subject: own, text: 'n' });
    await expect(post.notes.add(note)).rejects.toThrow('RELATION.TWO_DATABASES');
    await expect(Note.objects.create({ subject: post, text: 'n' })).rejects.toThrow('RELATION.TWO_DATABASES');
    expect([await Note.objects.count(), await PostTag.objects.count(), await PostTag.objects.using('other').count()]).toEqual([1, 0, 0]);
  });

  test('a generic key has the number that its database gives the model', async () => {
    await Note.objects.create({ subject: here, text: 'the first number of one is of authors' });
    await Note.objects.using('other').create({ subject: post, text: 'that of the other is of posts' });
    const note = new Note({ subject: there, text: 'n' });
    await note.save({ using: 'other' });
    expect(await (await Note.objects.using('other').get({ pk: note.pk })).subject).toMatchObject({ name: 'There' });
    const [bulk] = await Note.objects.using('other').bulkCreate([new Note({ subject: post, text: 'b' })]);
    expect(await (await Note.objects.using('other').get({ pk: bulk!.pk })).subject).toMatchObject({ slug: 'a' });
    expect(() => (note.subject = here)).toThrow('RELATION.TWO_DATABASES');
  });

  test('writes of related managers go where the instance is', async () => {
    const tags = await Tag.objects.using('other').bulkCreate(['x', 'y'].map((name) => new Tag({ name, slug: name })));
    const writes = async () => {
      await post.tags.add(...tags);
      await post.tags.remove(tags[0]!);
      await post.tags.set([tags[0]!]);
      await post.tags.clear();
      await post.tags.create({ name: 'z', slug: 'z' });
      await post.notes.create({ text: 'n' });
      await there.posts.getOrCreate({ slug: 'g' }, { defaults: { title: 'g' } });
      await there.posts.updateOrCreate({ slug: 'g' }, { defaults: { title: 'h' } });
      await post.notes.clear();
    };
    expect(await databasesOf(writes)).toEqual(['other']);
    expect(await Tag.objects.using('other').filter({ posts: post }).count()).toBe(1);
  });

  test('prefetches go where the rows are, unless they say another', async () => {
    await post.tags.create({ name: 'z', slug: 'z' });
    await post.notes.create({ text: 'n' });
    await post.comments.create({ body: 'c' });
    const all = () => Post.objects.using('other').prefetchRelated('tags', 'notes', 'comments', 'author__posts__comments');
    expect(await databasesOf(all)).toEqual(['other']);
    const [found] = await all();
    expect([[...found!.tags][0]!.name, [...found!.notes][0]!.text, [...found!.comments][0]!.body]).toEqual(['z', 'n', 'c']);
    expect(await databasesOf(async () => await [...found!.comments][0]!.refreshFromDb())).toEqual(['other']);
    const elsewhere = Post.objects.using('other').prefetchRelated(Prefetch('author', Author.objects.using('default').filter({})));
    expect(await databasesOf(() => elsewhere)).toEqual(['other', 'default']);
    const notes = Note.objects.using('other').prefetchRelated('subject');
    expect(await databasesOf(async () => expect((await notes)[0]!.subject).toMatchObject({ slug: 'a' }))).toEqual(['other']);
  });

  test('subqueries and combinations of another database are refused', async () => {
    await expect(Post.objects.filter({ author__in: Author.objects.using('other').filter({}) })).rejects.toThrow('using');
    const latest = Subquery(
      Post.objects
        .using('other')
        .filter({ author: OuterRef('pk') })
        .values('title')
        .slice(0, 1),
    );
    await expect(Author.objects.annotate({ latest })).rejects.toThrow('using');
    await expect(Author.objects.filter({}).union(Author.objects.using('other').filter({}))).rejects.toThrow('using');
  });

  test('signals say the database', async () => {
    const told: unknown[] = [];
    const note = ({ using }: { readonly using: string }): void => void told.push(using);
    stops.push(preSave.connect(note), postSave.connect(note), preDelete.connect(note), postDelete.connect(note), m2mChanged.connect(note));
    await there.save();
    const tag = await post.tags.create({ name: 'z', slug: 'z' });
    await post.tags.set([]);
    await tag.delete();
    await there.delete();
    expect(new Set(told)).toEqual(new Set(['other']));
    expect(told.length).toBeGreaterThan(12);
  });

  test('a transaction holds for its database alone', async () => {
    const run = atomic(
      async () => {
        await Author.objects.using('other').create({ name: 'gone', email: 'gone@example.com' });
        await Author.objects.create({ name: 'stays', email: 'stays@example.com' });
        throw new Error('no');
      },
      { using: 'other' },
    );
    await expect(run).rejects.toThrow('no');
    expect([await Author.objects.using('other').count(), await Author.objects.count()]).toEqual([1, 2]);
  });

  test('proxies and multi-table children stay with their database', async () => {
    const featured = await FeaturedPost.objects.using('other').get({ pk: post.pk });
    expect(await databasesOf(() => featured.save())).toEqual(['other']);
    const restaurant = await Restaurant.objects.using('other').create({ name: 'R', servesPizza: true });
    expect(await databasesOf(() => restaurant.save())).toEqual(['other']);
    const place = await Place.objects.using('other').get({ pk: restaurant.pk });
    expect(await databasesOf(async () => expect((await place.restaurant)?.servesPizza).toBe(true))).toEqual(['other']);
    expect(await databasesOf(() => restaurant.delete())).toEqual(['other']);
    expect(await Place.objects.using('other').count()).toBe(0);
  });

  test('bulk writes go where the QuerySet is', async () => {
    const comments = await Comment.objects.using('other').bulkCreate([new Comment({ postId: post.id, body: 'b' })]);
    comments[0]!.body = 'c';
    expect(await databasesOf(() => Comment.objects.using('other').bulkUpdate(comments, ['body']))).toEqual(['other']);
    expect(await databasesOf(() => comments[0]!.save())).toEqual(['other']);
    expect(await databasesOf(() => Post.objects.using('other').inBulk([post.pk]))).toEqual(['other']);
    expect((await Post.objects.using('other').getOrCreate({ slug: 'a' }, { defaults: { author: there, title: 'x' } }))[1]).toBe(false);
    await expect(Post.objects.getOrCreate({ slug: 'n' }, { defaults: { author: there, title: 'x' } })).rejects.toThrow('TWO_DATABASES');
  });

  test('routers are asked with the instance, for reads and for writes', async () => {
    const asked: unknown[] = [];
    const router: Router = {
      dbForRead: (model, { instance }) => void asked.push(['read', model, instance?.constructor.name]),
      dbForWrite: (model, { instance }) => void asked.push(['write', model, instance?.constructor.name]),
    };
    await connect(router);
    try {
      await here.save();
      await here.posts.count();
      await here.posts.create({ title: 'q', slug: 'q' });
      await Author.objects.count();
      await Author.objects.filter({ name: 'none' }).update({ name: 'x' });
      await here.delete();
      expect(asked.filter((one) => !JSON.stringify(one).includes('Comment'))).toEqual([
        ['write', 'Author', 'Author'],
        ['read', 'Post', 'Author'],
        ['write', 'Post', 'Author'],
        ['read', 'Author', undefined],
        ['write', 'Author', undefined],
        ['write', 'Author', 'Author'],
      ]);
    } finally {
      await connect();
    }
  });
});
