import { expect, test } from '@jest/globals';
import { atomic } from 'dunder';
import { connectDialect } from '../../../runtime/connection/dialect-of.js';
import { getConnection } from '../../../runtime/connection/databases.js';
import { captureQueries } from '../../../runtime/connection/capture-queries.js';
import { Author, Post, Restaurant } from '../../../generated/index.js';
import { useBlog } from '../../support/blog.js';
import { describeEachDatabase } from '../../support/databases.js';

// Django: of=("place_ptr",) locks the parent's table, of=("self",) that of the child alone.
describeEachDatabase('the tables that selectForUpdate() locks', (database) => {
  useBlog(database);
  const locks = async (rows: () => PromiseLike<unknown>): Promise<string> => {
    const { features } = await connectDialect(getConnection());
    if (features.selectForUpdate && !features.lockOf) {
      await expect(atomic(async () => await rows())).rejects.toMatchObject({ code: 'QUERY.LOCK_OPTION' });
      return 'refused';
    }
    const sent = await captureQueries(() => atomic(async () => await rows()));
    const text = sent.map(({ sql }) => sql).find((sql) => sql.startsWith('SELECT'))!;
    return features.selectForUpdate ? text.slice(text.indexOf(' FOR UPDATE')).replaceAll('`', '"') : 'nothing';
  };
  const expected = (text: string): string[] => [text, 'refused', 'nothing'];

  test('a multi-table parent by its link, the child as self', async () => {
    const rows = Restaurant.objects.orderBy('pk');
    expect(expected(' FOR UPDATE OF "place"')).toContain(await locks(() => rows.selectForUpdate({ of: ['placePtr'] })));
    expect(expected(' FOR UPDATE OF "restaurant"')).toContain(await locks(() => rows.selectForUpdate({ of: ['self'] })));
    const both = await locks(() => rows.selectForUpdate({ of: ['self', 'placePtr'] }));
    expect(expected(' FOR UPDATE OF "restaurant", "place"')).toContain(both);
  });

  test('the other side of a one-to-one, where those without it are left out', async () => {
    const rows = Author.objects.selectRelated('detail').orderBy('pk');
    const some = [rows.exclude({ detail: null }), rows.filter({ detail__isnull: false }), rows.exclude({ detail__isnull: true })];
    for (const one of some) {
      expect(one.toSql().sql).toMatch(/INNER JOIN .author_detail/);
      expect(expected(' FOR UPDATE OF "author_detail"')).toContain(await locks(() => one.selectForUpdate({ of: ['detail'] })));
    }
  });

  test.each([['nobody'], ['editor'], ['author__mentor'], ['title']])(
    '%s, which is not joined, is refused on every database',
    async (name) => {
      const rows = Post.objects.selectRelated('author').selectForUpdate({ of: [name as 'author'] });
      await expect(atomic(async () => await rows)).rejects.toMatchObject({
        code: 'QUERY.BAD_LOCK',
        message: expect.stringContaining(`'${name}'`),
      });
    },
  );
});
