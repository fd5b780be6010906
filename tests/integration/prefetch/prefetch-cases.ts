import { configure, connections, Count, GenericPrefetch, Prefetch, prefetchRelatedObjects } from 'dunder';
import { Author, Comment, FeaturedPost, Member, Note, Place, Post, Tag } from '../../../generated/index.js';
import { statements, useBlog } from '../../support/blog.js';
import type { TestDatabase } from '../../support/databases.js';

/** What prefetching does, the same in either strategy; in one statement most of it takes one. */
export function prefetchCases(database: TestDatabase, strategy: 'queries' | 'statement'): void {
  const blog = useBlog(database);
  beforeAll(() => configure({ defaults: { prefetchStrategy: strategy } }));
  afterAll(() => configure({ defaults: { prefetchStrategy: 'queries' } }));

  /** The rows of a query that is sent as so many statements; in the other strategy as one, unless `inStatement` says more. */
  async function prefetched<T>(count: number, query: () => PromiseLike<T>, inStatement = 1): Promise<T> {
    let rows: T | undefined;
    const queries = await statements(async () => {
      rows = await query();
    });
    expect(queries).toHaveLength(strategy === 'queries' ? count : inStatement);
    return rows as T;
  }

  test('a foreign key: one query, and rows with the same key share the instance', async () => {
    const posts = await prefetched(2, () => Post.objects.prefetchRelated('author').orderBy('id'));
    expect(await statements(() => posts.map((post) => post.author.name))).toEqual([]);
    expect(posts.map((post) => post.author.name)).toEqual(['Ann', 'Ann', 'Bob', 'Cid']);
    expect(posts[0]!.author).toBe(posts[1]!.author);
  });

  test('the reverse of a foreign key, which sets the way back, in the order of its QuerySet', async () => {
    const posts = await prefetched(2, () =>
      Post.objects.prefetchRelated(Prefetch('comments', Comment.objects.orderBy('-id'))).orderBy('id'),
    );
    expect(posts.map((post) => [...post.comments].map((comment) => comment.body))).toEqual([['c', 'b', 'a'], [], ['d'], []]);
    for (const post of posts) for (const comment of post.comments) expect(comment.post).toBe(post);
  });

  test('the ordering of the model holds without one', async () => {
    const [ann] = await Author.objects.filter({ name: 'Ann' }).prefetchRelated('mentees');
    expect([...ann!.mentees].map((author) => author.name)).toEqual(['Bob', 'Cid']);
  });

  test('many-to-many, from both sides', async () => {
    const posts = await prefetched(2, () => Post.objects.prefetchRelated('tags').orderBy('id'));
    expect(posts.map((post) => [...post.tags].map((tag) => tag.name))).toEqual([['green', 'red'], ['green'], ['blue', 'green', 'red'], []]);
    const tags = await prefetched(2, () => Tag.objects.prefetchRelated(Prefetch('posts', Post.objects.orderBy('id'))).orderBy('id'));
    expect(tags.map((tag) => [...tag.posts].map((post) => post.title))).toEqual([
      ['first', 'third'],
      ['first', 'second', 'third'],
      ['third'],
    ]);
    expect(Object.keys(posts[0]!.tags)).toEqual([]);
    expect(Object.keys([...posts[0]!.tags][0]!)).toEqual(['id', 'name', 'slug', 'parentId']);
  });

  test('a filter of its own on the join table does not mix up the parents', async () => {
    const [red] = blog.tags;
    const posts = await Post.objects.prefetchRelated(Prefetch('tags', Tag.objects.filter({ posts__title: 'third' }))).orderBy('id');
    expect(posts.map((post) => [...post.tags].map((tag) => tag.name))).toEqual([['green', 'red'], ['green'], ['blue', 'green', 'red'], []]);
    expect(red.name).toBe('red');
  });

  test('levels: a query each, the first path shared', async () => {
    const posts = await prefetched(5, () => Post.objects.prefetchRelated('comments__author__mentor', 'comments', 'tags').orderBy('id'));
    const names = [...posts[0]!.comments].map((comment) => [comment.author?.name, comment.author?.mentor?.name]);
    expect(names).toHaveLength(3);
    expect(names).toEqual(
      expect.arrayContaining([
        ['Bob', 'Ann'],
        ['Cid', 'Ann'],
        [undefined, undefined],
      ]),
    );
  });

  test('toAttr makes a plain array, and the relation queries still', async () => {
    const posts = await prefetched(2, () =>
      Post.objects
        .prefetchRelated(Prefetch('comments', Comment.objects.filter({ body__in: ['a', 'd'] }), { toAttr: 'chosen' }))
        .orderBy('id'),
    );
    expect(posts.map((post) => post.chosen.map((comment) => comment.body))).toEqual([['a'], [], ['d'], []]);
    expect(() => [...(posts[0]!.comments as unknown as Iterable<object>)]).toThrow(/LOADING.NOT_LOADED: Post.comments is not loaded/);
    expect(await posts[0]!.comments.count()).toBe(3);
  });

  test('a path goes on over a toAttr', async () => {
    const posts = await prefetched(3, () =>
      Post.objects
        .prefetchRelated(
          Prefetch('comments', Comment.objects.filter({ body: 'd' }), { toAttr: 'chosen' }),
          'chosen__author' as 'comments__author',
        )
        .orderBy('id'),
    );
    const chosen = (posts[2] as unknown as { readonly chosen: readonly { readonly author: Author }[] }).chosen;
    expect(chosen[0]!.author.name).toBe('Bob');
  });

  test('a slice counts for each parent', async () => {
    const latest = Prefetch('comments', Comment.objects.orderBy('-id').slice(0, 2), { toAttr: 'latest' });
    const posts = await prefetched(2, () => Post.objects.prefetchRelated(latest).orderBy('id'));
    expect(posts.map((post) => post.latest.map((comment) => comment.body))).toEqual([['c', 'b'], [], ['d'], []]);
    const tags = Prefetch('tags', Tag.objects.orderBy('-name').slice(1, 3), { toAttr: 'some' });
    // MariaDB's aggregates take a LIMIT, but no OFFSET that is a parameter.
    const tagged = await prefetched(
      2,
      () => Post.objects.prefetchRelated(tags).orderBy('id'),
      connections.default.dialectObject!.features.label.startsWith('MariaDB') ? 2 : 1,
    );
    expect(tagged.map((post) => post.some.map((tag) => tag.name))).toEqual([['green'], [], ['green', 'blue'], []]);
  });

  test('the reverse of a one-to-one, absent too', async () => {
    const authors = await prefetched(2, () => Author.objects.prefetchRelated('detail').orderBy('id'));
    expect(authors.map((author) => author.detail?.biography)).toEqual(['Writes.', undefined, undefined]);
    expect(authors[1]!.detail).toBeNull();
  });

  test('a filtered foreign key is null where the QuerySet left the row out', async () => {
    const posts = await Post.objects.prefetchRelated(Prefetch('author', Author.objects.filter({ name: 'Bob' }))).orderBy('id');
    expect(posts.map((post) => (post.author as Author | null)?.name)).toEqual([undefined, undefined, 'Bob', undefined]);
  });

  test('nothing is asked for an empty result, nor for what is loaded', async () => {
    await prefetched(1, () => Post.objects.filter({ title: 'none' }).prefetchRelated('comments'));
    const posts = await prefetched(2, () => Post.objects.selectRelated('author').prefetchRelated('author__mentor').orderBy('id'), 2);
    expect(posts[2]!.author.mentor?.name).toBe('Ann');
    expect(await statements(() => prefetchRelatedObjects(posts, 'author__mentor'))).toEqual([]);
    expect(await statements(() => prefetchRelatedObjects(posts, 'comments', 'tags'))).toHaveLength(2);
    expect(await statements(() => prefetchRelatedObjects(posts, 'comments', 'tags'))).toEqual([]);
  });

  test('a QuerySet within prefetches too', async () => {
    const inner = Prefetch('comments', Comment.objects.prefetchRelated('author').filter({ author__isnull: false }));
    const posts = await prefetched(3, () => Post.objects.prefetchRelated(inner).orderBy('id'));
    expect([...posts[0]!.comments].map((comment) => comment.author!.name).sort()).toEqual(['Bob', 'Cid']);
  });

  test('annotations over the same relation count what they say', async () => {
    const posts = await Post.objects
      .prefetchRelated(Prefetch('tags', Tag.objects.annotate({ uses: Count('posts') }).orderBy('name')))
      .orderBy('id');
    expect([...posts[0]!.tags].map((tag) => [tag.name, tag.uses])).toEqual([
      ['green', 3],
      ['red', 2],
    ]);
  });

  test('only() keeps the key that tells the parents', async () => {
    const posts = await prefetched(2, () => Post.objects.prefetchRelated(Prefetch('comments', Comment.objects.only('body'))).orderBy('id'));
    expect([...posts[2]!.comments].map((comment) => comment.body)).toEqual(['d']);
  });

  test('symmetrical and one-way relations of a model to itself', async () => {
    const [a, b, c] = [
      await Member.objects.create({ name: 'a' }),
      await Member.objects.create({ name: 'b' }),
      await Member.objects.create({ name: 'c' }),
    ];
    await a.friends.add(b);
    await a.following.add(c);
    const members = await prefetched(4, () => Member.objects.prefetchRelated('friends', 'following', 'followers').orderBy('name'));
    const lists = members.map((member) =>
      [member.friends, member.following, member.followers].map((list) => [...list].map((one) => one.name)),
    );
    expect(lists).toEqual([
      [['b'], ['c'], []],
      [['a'], [], []],
      [[], [], ['a']],
    ]);
  });

  test('generic relations, and generic foreign keys with a query for each model', async () => {
    const [ann] = blog.authors;
    const [first, second] = blog.posts;
    await ann.notes.create({ text: 'of Ann' });
    await Note.objects.create({ subject: first, text: 'of first' });
    await Note.objects.create({ subject: second, text: 'of second' });
    const notes = await Note.objects.prefetchRelated('subject').orderBy('id');
    expect(notes.map((note) => note.subject)).toEqual([expect.any(Author), expect.any(Post), expect.any(Post)]);
    expect(await statements(() => Note.objects.prefetchRelated('subject'))).toHaveLength(3);
    const posts = await prefetched(2, () => Post.objects.prefetchRelated('notes').orderBy('id'));
    expect(posts.map((post) => [...post.notes].map((note) => note.text))).toEqual([['of first'], ['of second'], [], []]);
    const lazy = await Note.objects.orderBy('id');
    expect(await statements(async () => { for (const note of lazy) await note.subject; })).toHaveLength(2); // prettier-ignore
    await Place.objects.count();
  });

  test('rows of a proxy and over a proxy', async () => {
    const posts = await FeaturedPost.objects.prefetchRelated('tags').orderBy('id');
    expect([...posts[1]!.tags].map((tag) => tag.name)).toEqual(['green']);
  });

  test('iteration prefetches chunk by chunk', async () => {
    const lists: string[][] = [];
    const queries = await statements(async () => {
      for await (const post of Post.objects.prefetchRelated('tags').orderBy('id').iterator({ chunkSize: 3 }))
        lists.push([...post.tags].map((tag) => tag.name));
    });
    expect(lists.map((list) => list.length)).toEqual([2, 1, 3, 0]);
    expect(queries.filter((sql) => sql.includes('post_tag'))).toHaveLength(strategy === 'queries' ? 2 : 1);
  });

  test('what cannot be is said before anything runs', async () => {
    const queries = await statements(async () => {
      await expect(Promise.resolve(Post.objects.prefetchRelated('autor' as 'author'))).rejects.toThrow(
        /prefetchRelated\('autor'\): Post has no relation 'autor'.*Did you mean 'author'/,
      );
      await expect(Promise.resolve(Post.objects.prefetchRelated('title' as 'author'))).rejects.toThrow(
        /Post.title is a column, no relation/,
      );
    });
    expect(queries.length).toBeLessThanOrEqual(2);
    await expect(
      Promise.resolve(Post.objects.prefetchRelated('comments__author', Prefetch('comments', Comment.objects.all()))),
    ).rejects.toThrow(/PREFETCH_TWICE/);
    expect(() => Prefetch('comments', Comment.objects.values('id') as never)).toThrow(/QUERY.PREFETCH_VALUES/);
    for (const toAttr of ['title', 'tags', 'save'])
      await expect(
        Promise.resolve(Post.objects.prefetchRelated(Prefetch('comments', Comment.objects.all(), { toAttr }) as never)),
      ).rejects.toThrow(`QUERY.ALIAS_CLASH: '${toAttr}' conflicts with a member of Post`);
    await expect(Promise.resolve(Note.objects.prefetchRelated(GenericPrefetch('subject', [Tag.objects.all()]) as never))).rejects.toThrow(
      "GenericPrefetch('subject') takes QuerySets of Author, Post, Place, not of Tag",
    );
    await expect(Promise.resolve(Post.objects.prefetchRelated(Prefetch('comments', Tag.objects.all()) as never))).rejects.toThrow(
      /QUERY.PREFETCH_MODEL/,
    );
  });
}
