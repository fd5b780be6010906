import { expect, test } from '@jest/globals';
import { fields, QuerySet, sql } from 'dunder';
import { LineItem, Post, Restaurant, Tag, type TagSchema } from '../../../generated/index.js';
import { STATE } from '../../../runtime/query/query-set-core.js';
import { initialState, type QueryState } from '../../../runtime/query/query-state.js';
import { statements, useBlog } from '../../support/blog.js';
import { describeEachDatabase } from '../../support/databases.js';

const all = sql`SELECT * FROM post ORDER BY id`;

describeEachDatabase('raw', (database) => {
  const blog = useBlog(database);
  const run = <T>(query: PromiseLike<T>): Promise<T> => Promise.resolve(query);

  test('gives instances, as the model reads them', async () => {
    const rows = await Post.objects.raw(all);
    const same = await Post.objects.orderBy('id');
    expect(rows.map((row) => ({ ...row }))).toEqual(same.map((row) => ({ ...row })));
    expect(rows[0]).toBeInstanceOf(Post);
    await rows[0]!.save({ updateFields: ['title'] });
  });

  test('values are parameters', async () => {
    const title = `first'; DROP TABLE post; --`;
    expect(await Post.objects.raw(sql`SELECT * FROM post WHERE title = ${title}`)).toEqual([]);
    const [found] = await Post.objects.raw(sql`SELECT * FROM post WHERE title = ${'first'} AND id = ${blog.posts[0].id}`);
    expect(found?.id).toBe(blog.posts[0].id);
    const { sql: text, parameters } = Post.objects.raw(sql`SELECT * FROM post WHERE id = ${3}`).toSql();
    expect([text.replace('?', '$1'), parameters]).toEqual(['SELECT * FROM post WHERE id = $1', [3]]);
  });

  test('fields left out are announced and awaited', async () => {
    const [tag] = await Tag.objects.raw(sql`SELECT id FROM tag WHERE name = ${'red'}`, { defer: ['name', 'slug', 'parent'] });
    expect(await tag!.name).toBe('red');
    await expect(run(Tag.objects.raw(sql`SELECT id, name FROM tag`))).rejects.toThrow("{ defer: ['slug', 'parentId'] }");
  });

  test('the key must be there', async () => {
    await expect(run(Tag.objects.raw(sql`SELECT name, slug FROM tag`))).rejects.toThrow('QUERY.RAW_NO_KEY');
    await expect(run(LineItem.objects.raw(sql`SELECT quantity FROM line_item`, {}))).rejects.toThrow('QUERY.RAW_NO_KEY');
  });

  test('columns that the model has not are annotations of their type', async () => {
    const rows = await Tag.objects.raw(
      sql`SELECT tag.*, COUNT(post_tag.id) AS n FROM tag LEFT JOIN post_tag ON post_tag.tag_id = tag.id
          GROUP BY tag.id, tag.name, tag.slug, tag.parent_id ORDER BY tag.id`,
      { annotations: { n: fields.integer() } },
    );
    expect(rows.map((row) => [row.name, row.n])).toEqual([
      ['red', 2],
      ['green', 3],
      ['blue', 1],
    ]);
    await expect(run(Tag.objects.raw(sql`SELECT tag.*, 1 AS n FROM tag`))).rejects.toThrow("the column 'n' is none of Tag");
  });

  test('translations, and names of properties', async () => {
    const rows = await Tag.objects.raw(sql`SELECT slug AS s, name, id, parent_id FROM tag ORDER BY id`, { translations: { s: 'slug' } });
    expect(rows.map((row) => [row.id, row.name, row.slug])).toEqual(blog.tags.map((tag) => [tag.id, tag.name, tag.slug]));
    await expect(
      Promise.resolve(Tag.objects.raw(sql`SELECT tag.*, tag.slug AS s FROM tag`, { translations: { s: 'slug' } })),
    ).rejects.toThrow('QUERY.RAW_COLUMN_TWICE');
    expect(() => Tag.objects.raw(all, { translations: { s: 'nope' as never } })).toThrow("Cannot resolve 'nope'");
  });

  test('one column twice is refused', async () => {
    const joined = sql`SELECT tag.id, tag.name, tag.slug, post_tag.id FROM tag JOIN post_tag ON post_tag.tag_id = tag.id`;
    await expect(run(Tag.objects.raw(joined))).rejects.toThrow("two columns are called 'id'");
  });

  test('prefetches, peers and iteration', async () => {
    const titles: string[][] = [];
    const queries = await statements(async () => {
      for await (const tag of Tag.objects.raw(sql`SELECT * FROM tag ORDER BY id`).prefetchRelated('posts'))
        titles.push([...tag.posts].map((post) => post.title).sort());
    });
    expect(titles).toEqual([['first', 'third'], ['first', 'second', 'third'], ['third']]);
    expect(queries).toHaveLength(2);
    const authors = await statements(async () => {
      for (const post of await Post.objects.raw(all)) await post.author;
    });
    expect(authors).toHaveLength(2);
  });

  test('rows of a child of two tables', async () => {
    const made = await Restaurant.objects.create({ name: 'Roma' } as never);
    const [row] = await Restaurant.objects.raw(
      sql`SELECT * FROM restaurant JOIN place ON place.id = restaurant.place_ptr_id WHERE place.id = ${made.pk}`,
    );
    expect([row?.name, row?.pk]).toEqual(['Roma', made.pk]);
    await made.delete();
  });

  test('no rows, and no text without the tag', async () => {
    expect(await Tag.objects.raw(sql`SELECT * FROM tag WHERE id < 0`)).toEqual([]);
    expect(() => Tag.objects.raw('SELECT * FROM tag' as never)).toThrow('SQL.NOT_A_FRAGMENT');
  });

  test('what was refined is not forgotten: it is refused', () => {
    expect(() => Tag.objects.filter({ id: 1 }).raw(all)).toThrow('QUERY.RAW_REFINED');
    expect(() => Tag.objects.orderBy('id').raw(all)).toThrow('QUERY.RAW_REFINED');
    expect(() => blog.posts[0].tags.raw(all)).toThrow('QUERY.RAW_REFINED');
  });

  test('asManager is a class of managers', async () => {
    class TagQuerySet extends QuerySet<TagSchema> {
      red() {
        return this.filter({ name: 'red' });
      }
    }
    class RedManager extends TagQuerySet.asManager() {
      override getQuerySet() {
        return super.getQuerySet().red();
      }
    }
    const { model } = (Tag.objects as unknown as { readonly [STATE]: QueryState })[STATE];
    const manager = new RedManager(() => initialState(model));
    expect(await manager.count()).toBe(1);
    expect((await manager.red().first())?.name).toBe('red');
  });
});
