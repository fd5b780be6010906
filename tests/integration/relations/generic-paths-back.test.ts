import { afterEach, beforeAll, expect, test } from '@jest/globals';
import { addGlobalFilter, Count, F, FilteredRelation, Max, Q } from 'dunder';
import { Author, ContentType, Note, Place, Post, Restaurant } from '../../../generated/index.js';
import { statements, useBlog } from '../../support/blog.js';
import { describeEachDatabase } from '../../support/databases.js';

const notes = Note.objects.orderBy('id');
const texts = async (query: typeof notes): Promise<readonly string[]> => query.valuesList('text', { flat: true });

/** Authors and posts have the same keys, 1 and up, so that a path that forgot the content type would find a row of the other model. */
describeEachDatabase('paths back over a generic relation', (database) => {
  const blog = useBlog(database);
  beforeAll(async () => {
    const [ann, bob] = blog.authors;
    const [first, , third] = blog.posts;
    const restaurant = await Restaurant.objects.create({ name: 'Roma', servesPizza: true });
    const roma = await Place.objects.get({ pk: restaurant.pk });
    expect([ann.id, bob.id]).toEqual([first.id, blog.posts[1].id]);
    for (const [subject, text] of [
      [first, 'on first'],
      [first, 'on first again'],
      [third, 'on third'],
      [ann, 'on Ann'],
      [bob, 'on Bob'],
      [roma, 'on Roma'],
    ] as const)
      await Note.objects.create({ subject, text });
    // The row that it points at is gone, and so no path finds one.
    const type = await ContentType.objects.get({ model: 'Post' });
    await Note.objects.create({ contentType: type, objectId: 999, text: 'on nothing' });
  });
  const removers: (() => void)[] = [];
  afterEach(() => {
    for (const remove of removers.splice(0)) remove();
  });

  test('filter', async () => {
    expect(await texts(notes.filter({ post__title: 'first' }))).toEqual(['on first', 'on first again']);
    expect(await texts(notes.filter({ post__author__name: 'Ann' }))).toEqual(['on first', 'on first again']);
    expect(await texts(notes.filter({ author__name: 'Ann' }))).toEqual(['on Ann']);
    expect(await texts(notes.filter({ place__restaurant__servesPizza: true }))).toEqual(['on Roma']);
    expect(await texts(notes.filter(Q({ post__title: 'third' }).or({ author__name: 'Bob' })))).toEqual(['on third', 'on Bob']);
    expect(await texts(notes.filter({ post__tags__name: 'green' }).filter({ post__title: 'third' }))).toEqual(['on third']);
  });

  test('the row itself, its key and a query of them', async () => {
    const [first] = blog.posts;
    for (const one of [
      notes.filter({ post: first }),
      notes.filter({ post: first.id }),
      notes.filter({ post__id: first.id }),
      notes.filter({ post__pk__in: [first.id] }),
      notes.filter({ post__in: Post.objects.filter({ title: 'first' }) }),
    ])
      expect(await texts(one)).toEqual(['on first', 'on first again']);
    const wrong = notes.filter({ post: blog.authors[0] as never });
    await expect(wrong).rejects.toMatchObject({ code: 'QUERY.WRONG_MODEL' });
  });

  test('isnull tells those that point at another model or at no row', async () => {
    expect(await texts(notes.filter({ post__isnull: true }))).toEqual(['on Ann', 'on Bob', 'on Roma', 'on nothing']);
    expect(await texts(notes.filter({ post__isnull: false }))).toEqual(['on first', 'on first again', 'on third']);
    expect(await texts(notes.filter({ post: null, author: null, place: null }))).toEqual(['on nothing']);
  });

  test('the error of a path over the key itself names them', async () => {
    await expect(notes.filter({ subject__title: 'first' } as never)).rejects.toMatchObject({
      code: 'QUERY.UNKNOWN_FIELD',
      message: expect.stringContaining('follow author__… or place__… or post__…; or start at the other side'),
    });
  });

  test('exclude keeps the rows that point elsewhere', async () => {
    const others = ['on Ann', 'on Bob', 'on Roma', 'on nothing'];
    expect(await texts(notes.exclude({ post__title: 'first' }))).toEqual(['on third', ...others]);
    expect(await texts(notes.exclude({ post__isnull: true }))).toEqual(['on first', 'on first again', 'on third']);
    expect(await texts(notes.exclude({ post__editor__name: 'Bob' }))).toEqual(others);
    expect(await texts(notes.exclude({ post__tags__name: 'red' }))).toEqual(others);
    expect(await texts(notes.exclude({ post__tags__name: 'blue' }))).toEqual(['on first', 'on first again', ...others]);
    // Over the relation and back again: the subquery has both conditions.
    const quiet = await Post.objects.orderBy('id').exclude({ notes__post__title: 'first' }).valuesList('title', { flat: true });
    expect(quiet).toEqual(['second', 'third', 'fourth']);
  });

  test('F, values, orderBy and aggregates', async () => {
    expect(await notes.filter({ post__slug: F('post__title') }).count()).toBe(3);
    expect(await notes.valuesList('text', 'post__title', 'author__name', 'place__name', 'post')).toEqual([
      ['on first', 'first', null, null, blog.posts[0].id],
      ['on first again', 'first', null, null, blog.posts[0].id],
      ['on third', 'third', null, null, blog.posts[2].id],
      ['on Ann', null, 'Ann', null, null],
      ['on Bob', null, 'Bob', null, null],
      ['on Roma', null, null, 'Roma', null],
      ['on nothing', null, null, null, null],
    ]);
    const ordered = Note.objects.filter({ post__isnull: false }).orderBy('-post__title', 'id');
    expect(await texts(ordered)).toEqual(['on third', 'on first', 'on first again']);
    const counted = notes.filter({ post__isnull: false }).annotate({ n: Count('post__comments'), top: Max('post__title') });
    expect(await counted.valuesList('text', 'n', 'top')).toEqual([
      ['on first', 3, 'first'],
      ['on first again', 3, 'first'],
      ['on third', 1, 'third'],
    ]);
    expect(
      await Note.objects
        .filter({ post__isnull: false })
        .values('post__author__name')
        .annotate({ n: Count('id') })
        .orderBy('post__author__name'),
    ).toEqual([
      { post__author__name: 'Ann', n: 2 },
      { post__author__name: 'Bob', n: 1 },
    ]);
  });

  test('update and delete', async () => {
    const [first] = blog.posts;
    await Note.objects.create({ subject: first, text: 'to go' });
    expect(await Note.objects.filter({ post__title: 'first', text: 'to go' }).update({ text: 'gone' })).toBe(1);
    expect((await Note.objects.filter({ post__author__name: 'Ann', text: 'gone' }).delete())[0]).toBe(1);
    expect(await Note.objects.count()).toBe(7);
  });

  test('selectRelated is refused and a FilteredRelation loads the rows', async () => {
    let error: unknown;
    const sent = await statements(async () => {
      error = await Promise.resolve(notes.selectRelated('post' as never)).catch((one: unknown) => one);
    });
    expect(sent).toEqual([]);
    expect(error).toMatchObject({
      code: 'QUERY.BAD_RELATED',
      message: expect.stringContaining("annotate({ one: FilteredRelation('post') }).selectRelated('one')"),
    });
    const rows = await notes.annotate({ on: FilteredRelation('post') }).selectRelated('on');
    expect(rows.map(({ on }) => on?.title ?? null)).toEqual(['first', 'first', 'third', null, null, null, null]);
    const some = notes.annotate({ on: FilteredRelation('post', { condition: Q({ post__title: 'first' }) }) });
    expect(await texts(some.filter({ on__isnull: false }))).toEqual(['on first', 'on first again']);
    const tags = notes.annotate({ red: FilteredRelation('post__tags', { condition: Q({ post__tags__name: 'red' }) }) });
    expect(await texts(tags.exclude({ red__slug: 'red' }))).toEqual(['on Ann', 'on Bob', 'on Roma', 'on nothing']);
  });

  test('global filters do not hide the row that a key points at', async () => {
    removers.push(addGlobalFilter(Post.objects, 'nothing', () => Q({ id: -1 })));
    expect(await Post.objects.count()).toBe(0);
    expect(await texts(notes.filter({ post__title: 'third' }))).toEqual(['on third']);
    removers.push(addGlobalFilter(Note.objects, 'of authors', () => Q({ author__name: 'Ann' })));
    expect(await texts(Note.objects.all())).toEqual(['on Ann']);
    expect(await Author.objects.filter({ notes__text__startswith: 'on' }).valuesList('name', { flat: true })).toEqual(['Ann']);
  });
});
