import { Concat, F, Lower, Now, Value } from 'dunder';
import { Author, Post } from '../../../generated/index.js';
import { features, useBlog } from '../../support/blog.js';
import { describeEachDatabase } from '../../support/databases.js';

describeEachDatabase('new rows with values that the database computes', (database) => {
  const blog = useBlog(database);
  const values = () => ({ author: blog.authors[0], title: 'New', body: '' });

  test('create() and save(): the instance has what came of them', async () => {
    const post = await Post.objects.create({ ...values(), slug: Lower(Value('ABC')), publishedAt: Now() });
    expect(post.slug).toBe('abc');
    expect(Math.abs(post.publishedAt!.getTime() - Date.now())).toBeLessThan(60_000);
    expect((await Post.objects.get({ pk: post.pk })).slug).toBe('abc');
    const made = new Post({ ...values(), slug: Concat(Value('a'), Value('b')) });
    await made.save();
    expect(made.slug).toBe('ab');
    const own = await blog.authors[0].posts.create({ title: Lower(Value('OWN')), slug: 'own', body: '' });
    expect(own.title).toBe('own');
  });

  test('defaults of getOrCreate()', async () => {
    const [author, created] = await Author.objects.getOrCreate({ name: 'Zoe' }, { defaults: { email: Lower(Value('ZOE@EXAMPLE.COM')) } });
    expect([author.email, created]).toEqual(['zoe@example.com', true]);
  });

  test('bulkCreate(): the same where rows come back, else they are read again', async () => {
    const posts = ['x', 'y'].map((slug) => new Post({ ...values(), slug: Concat(Value('bulk-'), Value(slug)) }));
    posts.push(new Post({ ...values(), slug: 'bulk-z' }));
    const made = await Post.objects.bulkCreate(posts);
    if (!features().returningInsert) for (const post of made) await post.refreshFromDb();
    expect(made.map(({ slug }) => slug)).toEqual(['bulk-x', 'bulk-y', 'bulk-z']);
    expect(await Post.objects.filter({ slug__startswith: 'bulk-' }).count()).toBe(3);
  });

  test('a column cannot be named: the row is not there yet', async () => {
    await expect(Post.objects.create({ ...values(), slug: F('title') as never })).rejects.toMatchObject({ code: 'QUERY.INSERT_REFERENCE' });
  });
});
