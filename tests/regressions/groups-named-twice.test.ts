import { expect, test } from '@jest/globals';
import { Count } from 'dunder';
import { Author, Post } from '../../generated/index.js';
import { describeEachDatabase } from '../support/databases.js';
import { useBlog } from '../support/blog.js';

/**
 * `values('settings__theme').annotate(…).orderBy('settings__theme')` resolves the path twice. The second time its column joined the groups,
 * so that authors of one theme with other settings besides were counted apart.
 */
describeEachDatabase('an order by what rows are grouped by', (database) => {
  const blog = useBlog(database);

  test('makes no more groups: a key of JSON', async () => {
    const [ann, bob, cid] = blog.authors;
    ann.settings = { theme: 'dark', pinned: [1] };
    bob.settings = { theme: 'dark', pinned: [2] };
    cid.settings = { theme: 'light' };
    await Author.objects.bulkUpdate([ann, bob, cid], ['settings']);
    const themes = Author.objects
      .values('settings__theme')
      .annotate({ n: Count('id') })
      .orderBy('settings__theme');
    expect(await themes).toEqual([
      { settings__theme: 'dark', n: 2 },
      { settings__theme: 'light', n: 1 },
    ]);
    expect(themes.toSql().sql.match(/settings/g)).toHaveLength(3);
  });

  test('makes no more groups: a part of a date', async () => {
    const years = Post.objects
      .values('createdAt__year')
      .annotate({ n: Count('id') })
      .orderBy('-createdAt__year');
    expect(await years).toEqual([{ createdAt__year: new Date().getUTCFullYear(), n: 4 }]);
  });
});
