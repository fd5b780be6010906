import { AsyncLocalStorage } from 'node:async_hooks';
import { afterEach } from '@jest/globals';
import { addGlobalFilter, Count, Exists, F, FilteredRelation, OuterRef, Prefetch, Q } from 'dunder';
import { Author, AuthorDetail, Comment, FeaturedPost, Place, Post, PostTag, Restaurant, Tag, Trattoria } from '../../../generated/index.js';
import { planStatistics } from '../../../runtime/query/execute/plan-cache.js';
import { statements, useBlog } from '../../support/blog.js';
import { describeEachDatabase } from '../../support/databases.js';

const tenant = new AsyncLocalStorage<number>();
const added: (() => void)[] = [];
afterEach(() => {
  for (const remove of added.splice(0)) remove();
});

describeEachDatabase('global filters', (database) => {
  const blog = useBlog(database);

  /** Hides the comments 'a' and 'd', the post 'second' and the tag 'green'. */
  function hide(): void {
    added.push(
      addGlobalFilter(Comment.objects, 'hidden', () => Q({ body__in: ['a', 'd'] }).not()),
      addGlobalFilter(Post.objects, 'hidden', () => Q({ title: 'second' }).not()),
      addGlobalFilter(Tag.objects, 'hidden', () => ({ name__in: ['red', 'blue'] })),
    );
  }
  const titles = async (posts: PromiseLike<readonly { readonly title: string }[]>) => (await posts).map(({ title }) => title);

  test('hold in every way to ask', async () => {
    hide();
    const posts = Post.objects.orderBy('id');
    expect(await titles(posts)).toEqual(['first', 'third', 'fourth']);
    expect(await posts.count()).toBe(3);
    expect(await posts.aggregate({ n: Count('*') })).toEqual({ n: 3 });
    expect(await posts.filter({ title: 'second' }).exists()).toBe(false);
    expect(await posts.valuesList('title', { flat: true })).toEqual(['first', 'third', 'fourth']);
    expect((await posts.reverse().first())?.title).toBe('fourth');
    await expect(Post.objects.get({ pk: blog.posts[1].pk })).rejects.toThrow(Post.DoesNotExist);
    expect([...(await Post.objects.inBulk(blog.posts.map(({ id }) => id))).keys()]).toHaveLength(3);
    expect(await posts.contains(blog.posts[1])).toBe(false);
    const seen: string[] = [];
    for await (const post of posts.iterator({ chunkSize: 2 })) seen.push(post.title);
    expect(seen).toEqual(['first', 'third', 'fourth']);
    expect(await titles(posts.slice(1, 3))).toEqual(['third', 'fourth']);
    expect(await titles(Post.objects.filter({ title: 'second' }).or(Post.objects.filter({ title: 'first' })))).toEqual(['first']);
    expect(await titles(Post.objects.filter({ title: 'first' }).union(Post.objects.filter({ title: 'second' })))).toEqual(['first']);
    expect(await titles(posts.withoutFilter('hidden'))).toEqual(['first', 'second', 'third', 'fourth']);
    expect(await posts.unfiltered().count()).toBe(4);
  });

  test('hold for rows that a relation collects: conditions, counts, absence', async () => {
    hide();
    const post = Post.objects.orderBy('id');
    expect(await titles(post.filter({ comments__body: 'a' }))).toEqual([]);
    expect(await titles(post.filter({ comments__isnull: true }))).toEqual(['third', 'fourth']);
    expect(await titles(post.exclude({ comments__body: 'a' }))).toEqual(['first', 'third', 'fourth']);
    expect(await titles(post.exclude({ comments__body: 'b' }))).toEqual(['third', 'fourth']);
    expect(await post.annotate({ n: Count('comments') }).valuesList('title', 'n')).toEqual([['first', 2], ['third', 0], ['fourth', 0]]); // prettier-ignore
    expect(await post.annotate({ n: Count('tags') }).valuesList('title', 'n')).toEqual([['first', 1], ['third', 2], ['fourth', 0]]); // prettier-ignore
    expect(await titles(post.filter({ tags: blog.tags[1] }))).toEqual([]);
    expect(await titles(post.filter({ tags__isnull: true }))).toEqual(['fourth']);
    expect(await titles(post.exclude({ tags__isnull: false }))).toEqual(['fourth']);
    expect(await titles(post.exclude({ tags__name: 'green' }))).toEqual(['first', 'third', 'fourth']);
    const author = Author.objects.orderBy('id');
    expect(await author.annotate({ n: Count('posts') }).valuesList('name', 'n')).toEqual([['Ann', 1], ['Bob', 1], ['Cid', 1]]); // prettier-ignore
    expect(await author.filter({ posts__comments__body: 'd' }).count()).toBe(0);
    expect(await author.withoutFilter('hidden').filter({ posts__comments__body: 'd' }).count()).toBe(1);
    expect(
      await author
        .unfiltered()
        .annotate({ n: Count('posts') })
        .valuesList('n', { flat: true }),
    ).toEqual([2, 1, 1]);
  });

  test('hold in related managers and prefetches', async () => {
    hide();
    const [first, second, third] = blog.posts;
    expect((await first.comments.orderBy('body')).map(({ body }) => body)).toEqual(['b', 'c']);
    expect(await first.comments.unfiltered().count()).toBe(3);
    expect((await third.tags.orderBy('name')).map(({ name }) => name)).toEqual(['blue', 'red']);
    expect(await second.tags.count()).toBe(0);
    const posts = await Post.objects.prefetchRelated('comments', 'tags').orderBy('id');
    expect(posts.map(({ comments }) => [...comments].map(({ body }) => body).sort())).toEqual([['b', 'c'], [], []]);
    expect(posts.map(({ tags }) => [...tags].map(({ name }) => name))).toEqual([['red'], ['blue', 'red'], []]);
    const all = await Post.objects.withoutFilter('hidden').prefetchRelated('comments').orderBy('id');
    expect(all.map(({ comments }) => [...comments].length)).toEqual([3, 0, 1, 0]);
    const own = await Post.objects.unfiltered().prefetchRelated(Prefetch('comments', Comment.objects.all())).orderBy('id');
    expect(own.map(({ comments }) => [...comments].length)).toEqual([2, 0, 0, 0]);
  });

  test('hold for relations that come in one statement', async () => {
    hide();
    const query = Post.objects.prefetchStrategy('statement').orderBy('id');
    const posts = await query.prefetchRelated('comments', 'tags', 'author');
    expect(posts.map(({ comments }) => [...comments].map(({ body }) => body).sort())).toEqual([['b', 'c'], [], []]);
    expect(posts.map(({ tags }) => [...tags].map(({ name }) => name))).toEqual([['red'], ['blue', 'red'], []]);
    const all = await query.withoutFilter('hidden').prefetchRelated('comments', Prefetch('tags', Tag.objects.all()));
    expect(all.map(({ comments }) => [...comments].length)).toEqual([3, 0, 1, 0]);
    expect(all.map(({ tags }) => [...tags].length)).toEqual([1, 0, 2, 0]);
  });

  test('hold for the rows of a FilteredRelation', async () => {
    hide();
    const spoken = Post.objects.annotate({ said: FilteredRelation('comments', { condition: Q({ comments__body__in: ['a', 'b'] }) }) });
    expect(
      await spoken
        .annotate({ n: Count('said') })
        .orderBy('id')
        .valuesList('n', { flat: true }),
    ).toEqual([1, 0, 0]);
    expect(await titles(spoken.exclude({ said__body: 'a' }).orderBy('id'))).toEqual(['first', 'third', 'fourth']);
    const tagged = Post.objects.annotate({ tagged: FilteredRelation('tags', { condition: Q({ tags__name__in: ['green', 'blue'] }) }) });
    expect(
      await tagged
        .annotate({ n: Count('tagged') })
        .orderBy('id')
        .valuesList('n', { flat: true }),
    ).toEqual([0, 1, 0]);
  });

  test('each of those who get in one tick has its own', async () => {
    added.push(addGlobalFilter(Post.objects, 'tenant', () => ({ author: tenant.getStore()! })));
    const [ann, bob] = blog.authors;
    const [first, , third] = blog.posts;
    const get = (author: Author, post: Post) =>
      tenant.run(author.id, () => Post.objects.get({ pk: post.pk })).then(({ title }) => title, () => null); // prettier-ignore
    expect(await Promise.all([get(ann, first), get(bob, first), get(ann, third), get(bob, third)])).toEqual(['first', null, null, 'third']);
  });

  test('do not hold for the row that a key points at', async () => {
    const [ann] = blog.authors;
    added.push(addGlobalFilter(Author.objects, 'hidden', () => ({ name: 'Bob' })));
    expect(await Author.objects.count()).toBe(1);
    const [post] = await Post.objects.filter({ title: 'first' });
    expect((await post!.author).name).toBe('Ann');
    expect((await Post.objects.selectRelated('author').orderBy('id')).map(({ author }) => author.name)).toEqual(['Ann', 'Ann', 'Bob', 'Cid']); // prettier-ignore
    expect((await Post.objects.prefetchRelated('author').orderBy('id')).map(({ author }) => author.name)).toEqual(['Ann', 'Ann', 'Bob', 'Cid']); // prettier-ignore
    expect(await Post.objects.filter({ author__name: 'Ann' }).count()).toBe(2);
    await ann.refreshFromDb();
    await ann.save();
    await expect(Author.objects.get({ pk: ann.pk })).rejects.toThrow(/No Author matches/);
  });

  test('hide the one row of the reverse of a one-to-one', async () => {
    added.push(addGlobalFilter(AuthorDetail.objects, 'hidden', () => ({ biography: 'nobody' })));
    const [ann] = await Author.objects.filter({ name: 'Ann' }).selectRelated('detail');
    expect(ann!.detail).toBeNull();
    const [again] = await Author.objects.filter({ name: 'Ann' });
    expect(await again!.detail).toBeNull();
    const [all] = await Author.objects.filter({ name: 'Ann' }).withoutFilter('hidden').selectRelated('detail');
    expect(all!.detail?.biography).toBe('Writes.');
  });

  test('hold in subqueries, each of which says for itself', async () => {
    hide();
    const spoken = (comments: typeof Comment.objects) =>
      Post.objects.filter(Exists(comments.filter({ post: OuterRef('pk'), body__in: ['a', 'd'] }))).count();
    expect(await spoken(Comment.objects)).toBe(0);
    expect(await spoken(Comment.objects.unfiltered() as never)).toBe(2);
    expect(
      await Post.objects
        .unfiltered()
        .filter({ id__in: Comment.objects.values('post') })
        .count(),
    ).toBe(1);
  });

  test('over a relation of the filtered model, single or many', async () => {
    const run = (author: string) => tenant.run(blog.authors.find(({ name }) => name === author)!.id, async () => ({
      comments: (await Comment.objects.orderBy('id')).map(({ body }) => body),
      perPost: await Post.objects.orderBy('id').annotate({ n: Count('comments') }).valuesList('n', { flat: true }),
      noted: await Author.objects.filter({ comments__body: 'a' }).count(),
    })); // prettier-ignore
    added.push(addGlobalFilter(Comment.objects, 'tenant', () => ({ post__author: tenant.getStore()! })));
    expect(await run('Ann')).toEqual({ comments: ['a', 'b', 'c'], perPost: [3, 0, 0, 0], noted: 1 });
    expect(await run('Bob')).toEqual({ comments: ['d'], perPost: [0, 0, 1, 0], noted: 0 });
    added.push(addGlobalFilter(Tag.objects, 'tenant', () => ({ posts__author: tenant.getStore()! })));
    expect(await tenant.run(blog.authors[0].id, async () => (await Tag.objects.orderBy('id')).map(({ name }) => name))).toEqual(['green', 'red'].sort().reverse()); // prettier-ignore
  });

  test('update and delete touch visible rows alone, cascades all', async () => {
    hide();
    expect(await Post.objects.update({ views: F('views').add(1) })).toBe(3);
    expect(await Post.objects.unfiltered().filter({ title: 'second' }).update({ views: 5 })).toBe(1);
    expect(await Post.objects.filter({ tags__name: 'green' }).update({ views: 9 })).toBe(0);
    const { posts: [, second] } = blog; // prettier-ignore
    second.views = 7;
    expect(await Post.objects.bulkUpdate([second], ['views'])).toBe(1);
    await Post.objects.unfiltered().update({ views: 0 });

    const author = await Author.objects.create({ name: 'Dan', email: 'dan@example.com' });
    const post = await Post.objects.create({ author, title: 'fifth', slug: 'fifth' });
    await Comment.objects.create({ post, body: 'a' });
    await Comment.objects.create({ post, body: 'z' });
    expect(await post.comments.all().delete()).toEqual([1, { Comment: 1 }]);
    expect(await Post.objects.filter({ title: 'fifth' }).delete()).toEqual([2, { Comment: 1, Post: 1 }]);
    await author.delete();
  });

  test('uniqueness is asked of all rows, and getOrCreate() of visible ones', async () => {
    hide();
    const post = new Post({ author: blog.authors[0], title: 'other', slug: 'second' });
    await expect(post.fullClean()).rejects.toThrow(/already exists/);
    await expect(Post.objects.getOrCreate({ slug: 'second' }, { defaults: { author: blog.authors[0], title: 't' } })).rejects.toThrow(
      /INTEGRITY/,
    );
  });

  test('links are added and removed whatever is hidden', async () => {
    hide();
    const [red, green, blue] = blog.tags;
    const [first] = blog.posts;
    await first.tags.set([red, blue]);
    expect((await first.tags.unfiltered().orderBy('name')).map(({ name }) => name)).toEqual(['blue', 'green', 'red']);
    await first.tags.clear();
    expect(await first.tags.unfiltered().count()).toBe(0);
    await first.tags.add(red, green);
    expect(await first.tags.count()).toBe(1);
    added.push(addGlobalFilter(PostTag.objects, 'hidden', () => ({ tag__name: 'green' })));
    expect(await first.tags.count()).toBe(0);
    expect(
      await Post.objects
        .annotate({ n: Count('tags') })
        .filter({ pk: first.pk })
        .valuesList('n', { flat: true }),
    ).toEqual([0]);
  });

  test('a proxy and a multi-table child have the filters of their tables', async () => {
    await Place.objects.create({ name: 'Park' });
    await Restaurant.objects.create({ name: 'Hut' });
    await Trattoria.objects.create({ name: 'Nonna', region: 'Lazio' });
    added.push(
      addGlobalFilter(Place.objects, 'named', () => ({ name__in: ['Park', 'Nonna'] })),
      addGlobalFilter(FeaturedPost.objects, 'featured', () => ({ title: 'third' })),
      addGlobalFilter(Post.objects, 'hidden', () => Q({ title: 'second' }).not()),
    );
    expect(await Restaurant.objects.count()).toBe(1);
    expect(await Trattoria.objects.update({ name: 'Nonna', region: 'Umbria' })).toBe(1);
    expect(await Restaurant.objects.unfiltered().count()).toBe(2);
    expect(await Post.objects.count()).toBe(3);
    expect(await titles(FeaturedPost.objects.all())).toEqual(['third']);
    await Place.objects.unfiltered().delete();
  });

  test('values are parameters, read when the query runs; a plan is made once per shape', async () => {
    let calls = 0;
    added.push(
      addGlobalFilter(Post.objects, 'tenant', () => {
        calls++;
        const author = tenant.getStore()!;
        return author < 0 ? true : { author };
      }),
    );
    const query = Post.objects.filter({ views__gte: 0 });
    const of = (id: number) => tenant.run(id, () => query.count());
    expect(await of(blog.authors[0].id)).toBe(2);
    const before = planStatistics.planned;
    expect(await of(blog.authors[1].id)).toBe(1);
    expect(await of(blog.authors[2].id)).toBe(1);
    expect(planStatistics.planned).toBe(before);
    expect(calls).toBe(3);
    expect(await of(-1)).toBe(4);
    expect(planStatistics.planned).toBe(before + 1);
    expect(await of(-1)).toBe(4);
    expect(await of(blog.authors[0].id)).toBe(2);
    expect(planStatistics.planned).toBe(before + 1);
    const [sql] = await statements(() => tenant.run(12345, () => query.count()));
    expect(sql).not.toContain('12345');
  });

  test('no value is an error, and only where the model is asked', async () => {
    added.push(addGlobalFilter(Post.objects, 'tenant', () => ({ author: tenant.getStore() as number })));
    await expect(Post.objects.count()).rejects.toThrow("QUERY.FILTER_VALUE: The global filter 'tenant' of Post has no value for 'author'.");
    expect(await Author.objects.count()).toBe(3);
    await expect(Author.objects.aggregate({ n: Count('posts') })).rejects.toThrow(/QUERY.FILTER_VALUE/);
    await expect(Promise.resolve(Author.objects.filter({ posts__title: 'x' }))).rejects.toThrow(/QUERY.FILTER_VALUE/);
    expect(await Author.objects.filter({ posts__title: 'first' }).withoutFilter('tenant').count()).toBe(1);
    expect(await statements(() => Post.objects.count().catch(() => 0))).toEqual([]);
    for (const given of [undefined, null, {}]) {
      added.pop()!();
      added.push(addGlobalFilter(Post.objects, 'tenant', () => given as never));
      await expect(Post.objects.count()).rejects.toThrow(/QUERY.FILTER_VALUE/);
    }
  });

  test('names are checked', () => {
    hide();
    expect(() => Post.objects.withoutFilter('hiden')).toThrow("QUERY.UNKNOWN_FILTER: There is no global filter 'hiden'. Choices are: hidden. Did you mean 'hidden'?"); // prettier-ignore
    expect(() => addGlobalFilter(Post.objects, 'hidden', () => true)).toThrow(/QUERY.FILTER_EXISTS/);
  });
});
