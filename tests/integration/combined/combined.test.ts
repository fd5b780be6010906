import { expect, test } from '@jest/globals';
import { Count, F, Length, Max, Sum, Value } from 'dunder';
import { Author, Post, Tag } from '../../../generated/index.js';
import { useBlog } from '../../support/blog.js';
import { describeEachDatabase } from '../../support/databases.js';

const authors = Author.objects.orderBy('name');
type Authors = typeof authors;
const names = (querySet: Authors) => querySet.valuesList('name', { flat: true });
const titles = (querySet: typeof posts) => querySet.valuesList('title', { flat: true }).orderBy('title');
const posts = Post.objects.orderBy();
const some = posts.filter({ title: 'first' }).union(posts.filter({ title__in: ['second', 'third'] }));

describeEachDatabase('QuerySets of one query', (database) => {
  useBlog(database);
  const twice = authors.filter({ posts__title: 'first' }).filter({ posts__title: 'second' });

  test('keep the joins of each call, on either side', async () => {
    expect(await names(twice.or(authors.filter({ name: 'Cid' })))).toEqual(['Ann', 'Cid']);
    expect(await names(authors.filter({ name: 'Cid' }).or(twice))).toEqual(['Ann', 'Cid']);
    expect(await names(twice.xor(authors.filter({ name: 'Cid' })).distinct())).toContain('Cid');
    expect(await names(authors.filter({ posts__title: 'first' }).and(authors.filter({ posts__title: 'second' })))).toEqual(['Ann']);
  });

  test('share the rows that an annotation counts', async () => {
    const counted = authors.filter({ posts__title: 'first' }).annotate({ n: Count('posts') });
    expect(await counted.or(authors.filter({ name: 'Cid' })).valuesList('name', 'n').orderBy('name')).toEqual([['Ann', 1], ['Cid', 1]]); // prettier-ignore
  });

  test('ask annotations of the second that the rows have not', async () => {
    const many = authors.annotate({ n: Count('posts') }).filter({ n__gt: 1 });
    expect(await names(authors.filter({ name: 'Cid' }).or(many)).orderBy('name')).toEqual(['Ann', 'Cid']);
    const [ann] = await authors.filter({ name: 'Ann' }).and(many);
    expect(ann).not.toHaveProperty('n');
  });

  test('nest, and stand before further calls', async () => {
    const either = authors.filter({ name: 'Ann' }).or(authors.filter({ name: 'Bob' }));
    expect(await names(either.or(authors.filter({ name: 'Cid' })).exclude({ name: 'Ann' }))).toEqual(['Bob', 'Cid']);
    expect(await names(either.filter({ name__gt: 'B' }).or(either.filter({ name__lt: 'B' })))).toEqual(['Ann', 'Bob']);
    expect(await either.xor(either).count()).toBe(0);
  });

  test('are ordered as the second says, if it does', async () => {
    expect(await names(authors.filter({ name: 'Ann' }).or(authors.filter({ name: 'Bob' }).orderBy('-name')))).toEqual(['Bob', 'Ann']);
    expect(await names(authors.filter({ name: 'Ann' }).or(authors.filter({ name: 'Bob' }).orderBy()))).toEqual(['Ann', 'Bob']);
  });

  const ann = authors.filter({ name: 'Ann' });
  test.each<[string, () => unknown, string]>([
    ['one of them distinct', () => authors.distinct().and(ann), 'QUERY.DISTINCT_COMBINED'],
    ['a union on the left', () => authors.union(ann).or(ann), 'QUERY.AFTER_COMBINATION'],
    ['a union on the right', () => ann.or(authors.union(ann)), 'QUERY.AFTER_COMBINATION'],
    ['a slice on the right', () => ann.and(authors.slice(0, 1)), 'QUERY.AFTER_SLICE'],
    ['other values', () => ann.values('name').or(ann.values('id') as never), 'QUERY.COMBINED_ROWS'],
    ['instances and values', () => ann.and(ann.values('id') as never), 'QUERY.COMBINED_ROWS'],
    ['another database', () => ann.or(ann.using('default')), 'QUERY.TWO_DATABASES'],
    ['other global filters', () => ann.or(ann.unfiltered()), 'QUERY.COMBINED_FILTERS'],
    [
      'two annotations of one name',
      () => ann.annotate({ n: Count('posts') }).or(ann.annotate({ n: Count('mentees') })),
      'QUERY.COMBINED_NAMES',
    ],
    ['another model', () => ann.or(posts as never), 'QUERY.TWO_MODELS'],
  ])('refuse %s', (_, query, code) => {
    expect(query).toThrow(expect.objectContaining({ code }));
  });
});

describeEachDatabase('the rows of a union', (database) => {
  const blog = useBlog(database);

  test('are filtered as those of its parts', async () => {
    expect(await titles(some.filter({ author__name: 'Ann' }))).toEqual(['first', 'second']);
    expect(await titles(some.exclude({ tags__name: 'red' }))).toEqual(['second']);
    expect(await titles(posts.difference(some).filter({ views: 0 }))).toEqual(['fourth']);
    expect(await titles(posts.intersection(some).filter({ tags__name: 'blue' }))).toEqual(['third']);
    expect((await some.get({ title: 'first' })).title).toBe('first');
    await expect(some.get({ title: 'fourth' })).rejects.toBeInstanceOf(Post.DoesNotExist);
  });

  test('are asked for one of them', async () => {
    const [first, , , fourth] = blog.posts;
    expect([await some.contains(first), await some.contains(fourth)]).toEqual([true, false]);
    expect([...(await some.inBulk([first.id, fourth.id])).keys()]).toEqual([first.id]);
  });

  test('exist in a slice, where Django asks for a slice of the first row', async () => {
    expect([await some.orderBy('id').slice(1, 3).exists(), await some.orderBy('id').slice(3, 4).exists()]).toEqual([true, false]);
  });

  test('are aggregated, and their dates told apart', async () => {
    expect(await some.aggregate({ n: Count('*'), top: Max('author'), authors: Count('authorId', { distinct: true }) })).toEqual({ n: 3, top: blog.authors[1].id, authors: 2 }); // prettier-ignore
    expect(
      await Author.objects
        .values('name')
        .union(Tag.objects.values('name'))
        .aggregate({ n: Count('name') }),
    ).toEqual({ n: 6 });
    expect(
      await posts
        .union(posts)
        .orderBy('title')
        .slice(0, 2)
        .aggregate({ s: Sum('views') }),
    ).toEqual({ s: 0 });
    expect(await some.dates('createdAt', 'year')).toEqual([`${blog.posts[0].createdAt.getUTCFullYear()}-01-01`]);
    expect(await some.datetimes('createdAt', 'day')).toHaveLength(1);
  });

  test('are ordered by what they select, and by expressions over it', async () => {
    const order = async (querySet: typeof some) => (await querySet).map(({ title }) => title);
    expect(await order(some.orderBy(Length('title').desc(), 'title'))).toEqual(['second', 'first', 'third']);
    expect(await order(some.orderBy(F('title').desc({ nullsLast: true })).slice(0, 2))).toEqual(['third', 'second']);
    expect(await order(some.orderBy(F('title').asc({ nullsFirst: true })).reverse().slice(0, 1))).toEqual(['third']); // prettier-ignore
    expect(await order(some.orderBy('-author', 'pk'))).toEqual(['third', 'first', 'second']);
    expect((await some.last())?.title).toBe('third');
    expect(await some.orderBy('?')).toHaveLength(3);
    await expect(some.orderBy('author__name')).rejects.toMatchObject({ code: 'QUERY.COMBINATION_ORDER' });
    const related = posts.selectRelated('author').annotate({ size: Length('title') });
    expect((await related.union(related).orderBy('-size', 'title').slice(0, 1))[0]).toMatchObject({ title: 'fourth', size: 6 });
  });

  test('have the columns and the relations that are asked for', async () => {
    const [first] = await some.only('title', 'author__name').selectRelated('author').orderBy('title');
    expect(first!.author.name).toBe('Ann');
    expect(Object.keys(first!)).not.toContain('body');
    expect(await some.defer('body').orderBy('pk')).toHaveLength(3);
  });

  test.each<[string, () => unknown, string]>([
    ['slices', () => posts.slice(0, 1).union(some).filter({ views: 1 }), 'QUERY.AFTER_COMBINATION'],
    ['values', () => some.values('title').filter({ title: 'first' }), 'QUERY.AFTER_COMBINATION'],
    ['a slice of the whole', () => some.slice(0, 1).filter({ views: 1 }), 'QUERY.AFTER_SLICE'],
    ['annotations', () => some.annotate({ one: Value(1) }), 'QUERY.AFTER_COMBINATION'],
    ['dates of a slice', () => posts.slice(0, 1).dates('createdAt', 'year'), 'QUERY.AFTER_SLICE'],
  ])('refuse %s', (_, query, code) => {
    expect(query).toThrow(expect.objectContaining({ code }));
  });

  test('are counted, where one part is distinct and all are kept', async () => {
    const writers = Post.objects.orderBy().values('author').distinct();
    expect(await writers.union(Tag.objects.values('id'), { all: true }).count()).toBe(6);
    expect(await writers.union(Tag.objects.values('id'), { all: true }).aggregate({ n: Count('*') })).toEqual({ n: 6 });
  });

  test('have as many columns in each part', async () => {
    const unequal = Author.objects.values('name').union(Tag.objects.values('name', 'id') as never);
    await expect(unequal).rejects.toMatchObject({ code: 'QUERY.UNLIKE_PARTS' });
  });
});
