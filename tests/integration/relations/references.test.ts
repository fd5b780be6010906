import { inspect } from 'node:util';
import { Author, AuthorDetail, CarPark, Comment, Place, Post, Restaurant, Trattoria } from '../../../generated/index.js';
import { statements, useBlog } from '../../support/blog.js';
import { describeEachDatabase } from '../../support/databases.js';

describeEachDatabase('references', (database) => {
  const blog = useBlog(database);

  test('a relation that is not loaded is awaited, and then it is there', async () => {
    const post = await Post.objects.get({ title: 'first' });
    const queries = await statements(async () => {
      const reference = post.author;
      expect((reference as unknown as Author).name).toBeUndefined();
      expect(inspect(reference)).toBe('Reference { Post.author is not loaded: await it }');
      expect((await reference).name).toBe('Ann');
      expect((await post.author).name).toBe('Ann');
    });
    expect(queries).toHaveLength(1);
    expect((post.author as unknown as Author).name).toBe('Ann');
  });

  test('looking at a relation runs nothing', async () => {
    const post = await Post.objects.get({ title: 'first' });
    expect(await statements(() => [post.author, post.editor, post.comments, post.tags, JSON.stringify(post)])).toEqual([]);
  });

  test('one query serves all the rows of a result, whether awaited one by one or at once', async () => {
    const posts = await Post.objects.orderBy('id');
    const names: string[] = [];
    expect(await statements(async () => { for (const post of posts) names.push((await post.author).name); })).toHaveLength(1); // prettier-ignore
    expect(names).toEqual(['Ann', 'Ann', 'Bob', 'Cid']);
    const again = await Post.objects.orderBy('id');
    expect(await statements(() => Promise.all(again.map((post) => post.author)))).toHaveLength(1);
    expect(again[0]!.author).toBe(again[1]!.author);
  });

  test('related rows are peers too: two levels are two queries', async () => {
    const comments = await Comment.objects.orderBy('id');
    const mentors: (string | undefined)[] = [];
    const queries = await statements(async () => {
      for (const comment of comments) mentors.push((await (await comment.author)?.mentor)?.name);
    });
    expect(mentors).toEqual(['Ann', 'Ann', undefined, 'Ann']);
    expect(queries).toHaveLength(2);
    const selected = await Post.objects.selectRelated('author').orderBy('id');
    expect(await statements(async () => { for (const post of selected) await post.author.mentor; })).toHaveLength(1); // prettier-ignore
  });

  test('a null key is null without a query', async () => {
    const post = await Post.objects.get({ title: 'second' });
    expect(await statements(async () => expect(await post.editor).toBeNull())).toEqual([]);
  });

  test('fetchMode one asks for each, raise for none', async () => {
    const each = await Post.objects.fetchMode('one').orderBy('id');
    expect(await statements(async () => { for (const post of each) await post.author; })).toHaveLength(4); // prettier-ignore
    const [none] = await Post.objects.fetchMode('raise').orderBy('id');
    await expect(async () => await none!.author).rejects.toThrow(
      /LOADING.BLOCKED: Post.author is not loaded.*\n.*selectRelated\('author'\)/,
    );
    const [part] = await Post.objects.fetchMode('raise').only('id');
    await expect(async () => await part!.title).rejects.toThrow(/LOADING.BLOCKED: Post.title is not loaded.*\n.*name 'title' in only\(\)/);
  });

  test('the mode goes on to what it loads', async () => {
    const [post] = await Post.objects.fetchMode('one').filter({ title: 'third' });
    const author = await post!.author;
    await author.mentor;
    const [blocked] = await Post.objects.prefetchRelated('author').fetchMode('raise').filter({ title: 'third' });
    await expect(async () => await blocked!.author.mentor).rejects.toThrow(/LOADING.BLOCKED: Author.mentor/);
  });

  test('the reverse of a one-to-one is the row or null', async () => {
    const authors = await Author.objects.orderBy('id');
    const details: (string | undefined)[] = [];
    const queries = await statements(async () => {
      for (const author of authors) details.push((await author.detail)?.biography);
    });
    expect(details).toEqual(['Writes.', undefined, undefined]);
    expect(queries).toHaveLength(1);
    const detail = (await authors[0]!.detail)!;
    expect(await detail.author).toBe(authors[0]);
    const [selected] = await AuthorDetail.objects.selectRelated('author');
    expect(await statements(async () => expect(await selected!.author.detail).toBe(selected))).toEqual([]);
  });

  test('assigning sets key and instance; another key voids the instance', async () => {
    const [ann, bob] = blog.authors;
    const post = await Post.objects.selectRelated('author').get({ title: 'first' });
    post.author = bob;
    expect(post.authorId).toBe(bob.id);
    expect(post.author).toBe(bob);
    post.authorId = ann.id;
    expect(await statements(async () => expect((await post.author).id).toBe(ann.id))).toHaveLength(1);
    post.editor = null;
    expect(post.editorId).toBeNull();
    expect(await post.editor).toBeNull();
    post.editorId = bob.id;
    expect((await post.editor)?.name).toBe('Bob');
    expect(() => { post.author = new Post({ author: ann, title: 'x', slug: 'x' }) as never; }).toThrow(/RELATION.WRONG_MODEL: Post.author takes an instance of Author, not an instance of Post/); // prettier-ignore
    expect(() => { (post as { tags: unknown }).tags = []; }).toThrow(/RELATION.MANY_ASSIGNED/); // prettier-ignore
  });

  test('an unsaved instance is kept, refused by save(), and asked for its key once it is saved', async () => {
    const author = new Author({ name: 'Dan', email: 'dan@example.com' });
    const post = new Post({ author, title: 'unsaved', slug: 'unsaved' });
    expect(post.author).toBe(author);
    await expect(post.save()).rejects.toThrow(/MODEL.UNSAVED_RELATED/);
    await author.save();
    expect(await post.author).toBe(author);
    await post.save();
    expect(post.authorId).toBe(author.id);
    await post.delete();
    await author.delete();
  });

  test('a required relation that was never set, and a key without a row', async () => {
    const post = new Post({ title: 'x', slug: 'x' } as never);
    await expect(async () => await post.author).rejects.toThrow(Author.DoesNotExist);
    post.authorId = 999_999;
    await expect(async () => await post.author).rejects.toThrow(/no Author has id 999999/);
  });

  test('columns that were left out are loaded for all rows of the result when awaited', async () => {
    const posts = await Post.objects.only('title').orderBy('id');
    expect(posts[0]).toBeInstanceOf(Post);
    expect(posts[0]!.constructor).toBe(Post);
    expect(Object.keys(posts[0]!)).toEqual(['id', 'title']);
    const bodies: string[] = [];
    const queries = await statements(async () => {
      for (const post of posts) bodies.push(await post.body);
    });
    expect(bodies).toEqual(['Of first', 'Of second', 'Of third', 'Of fourth']);
    expect(queries).toHaveLength(1);
    expect(posts[0]!.body).toBe('Of first');
    const queriesOfRelation = await statements(async () => {
      for (const post of posts) await post.author;
    });
    expect(queriesOfRelation).toHaveLength(2);
  });

  test('columns of joined rows that were left out are awaited, and not shown', async () => {
    const [post] = await Post.objects.only('title', 'author__name').selectRelated('author').orderBy('id');
    expect(Object.keys(post!.author)).toEqual(['id', 'name']);
    expect(post!.toObject()).toEqual({
      id: post!.id,
      title: 'first',
      authorId: post!.author.id,
      author: { id: post!.author.id, name: 'Ann' },
    });
    expect(await statements(async () => expect(await post!.author.email).toBe(blog.authors[0].email))).toHaveLength(1);
    const comment = await Comment.objects
      .only('body', 'post__title', 'post__author__name')
      .selectRelated('post__author')
      .get({ body: 'a' });
    expect([comment.post.title, comment.post.author.name]).toEqual(['first', 'Ann']);
    expect([await comment.post.slug, await comment.post.author.email]).toEqual(['first', blog.authors[0].email]);
    const later = await Post.objects.selectRelated('author').defer('author__email').get({ pk: post!.pk });
    expect([Object.keys(later.author).includes('email'), await later.author.email]).toEqual([false, blog.authors[0].email]);
  });

  test('a deferred column that is set is saved', async () => {
    const [post] = await Post.objects.defer('body', 'views').filter({ title: 'second' });
    (post as unknown as Post).body = 'New';
    await post!.save();
    expect((await Post.objects.get({ title: 'second' })).body).toBe('New');
  });

  test('the parent of a multi-table child is made of the child, without a query', async () => {
    await Restaurant.objects.bulkCreate(['a', 'b'].map((name) => new Restaurant({ name, servesPizza: true })));
    await Trattoria.objects.create({ name: 'c', region: 'Lazio' });
    const restaurants = await Restaurant.objects.orderBy('name');
    const queries = await statements(async () => {
      for (const restaurant of restaurants) {
        const place = await restaurant.placePtr;
        expect([place.constructor, place.pk, place.name]).toEqual([Place, restaurant.pk, restaurant.name]);
        expect(place).toBe(await restaurant.placePtr);
      }
    });
    expect(queries).toEqual([]);
    const trattoria = await Trattoria.objects.get({ name: 'c' });
    expect(await statements(async () => expect((await (await trattoria.restaurantPtr).placePtr).name).toBe('c'))).toEqual([]);
    // What is left out is read with one query for all.
    const some = await Restaurant.objects.only('name').orderBy('name');
    expect(await statements(async () => { for (const one of some) await one.placePtr; })).toHaveLength(1); // prettier-ignore
    const [first] = restaurants;
    first!.name = 'z';
    await first!.save();
    expect((await first!.placePtr).name).toBe('z');
    await (await first!.placePtr).assign({ name: 'y' }).save();
    expect(await Restaurant.objects.filter({ name: 'y' }).count()).toBe(1);
    await Place.objects.all().delete();
  });

  test('pk takes rows where the key is a one-to-one', async () => {
    const [ann, bob] = blog.authors;
    const detail = await AuthorDetail.objects.get({ pk: ann });
    expect(await AuthorDetail.objects.filter({ pk: detail }).count()).toBe(1);
    expect(await AuthorDetail.objects.filter({ pk__in: [ann, detail, bob] }).count()).toBe(1);
    expect(await AuthorDetail.objects.exclude({ pk__in: [bob] }).count()).toBe(1);
    expect(await Author.objects.filter({ detail__pk: detail }).valuesList('name', { flat: true })).toEqual(['Ann']);
    const park = await CarPark.objects.create({ name: 'p', spaces: 3 });
    expect(await CarPark.objects.filter({ pk: park }).count()).toBe(1);
    expect(await CarPark.objects.filter({ place: park }).count()).toBe(1);
    expect(await CarPark.objects.filter({ place__in: CarPark.objects.filter({ spaces: 3 }) as never }).count()).toBe(1);
    expect(await AuthorDetail.objects.filter({ author__in: AuthorDetail.objects.filter({ author: ann }) as never }).count()).toBe(1);
    await expect(async () => CarPark.objects.filter({ pk: ann as never })).rejects.toThrow('pk takes an instance of Place, not of Author');
    await park.delete();
  });

  test('rows of a large result are one group of peers', async () => {
    const [ann] = blog.authors;
    await Comment.objects.bulkCreate(
      Array.from({ length: 300 }, (_, index) => new Comment({ post: blog.posts[3], author: ann, body: `n${index}` })),
    );
    const comments = await Comment.objects.filter({ post: blog.posts[3] });
    expect(comments).toHaveLength(300);
    expect(await statements(async () => { for (const comment of comments) await comment.author; })).toHaveLength(1); // prettier-ignore
    await Comment.objects.filter({ post: blog.posts[3] }).delete();
  });
});
