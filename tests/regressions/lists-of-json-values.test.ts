import { beforeAll, expect, test } from '@jest/globals';
import type { Settings } from '../../schema/reference/settings.js';
import { Author } from '../../generated/index.js';
import { useBlog } from '../support/blog.js';
import { describeEachDatabase } from '../support/databases.js';

/** MariaDB's IN found 1 in the text "1", and took 1 and 1.0 for two values where there were several. */
describeEachDatabase('lists of JSON values', (database) => {
  const blog = useBlog(database);
  const ids = async (found: PromiseLike<readonly Author[]>): Promise<string[]> => (await found).map(({ name }) => name);
  const authors = Author.objects.orderBy('name');

  beforeAll(async () => {
    const values: unknown[] = [{ theme: 1, b: 'x' }, { theme: '1' }, { theme: 'A' }];
    for (const [index, value] of values.entries()) {
      blog.authors[index]!.settings = value as Settings;
      await blog.authors[index]!.save({ updateFields: ['settings'] });
    }
  });

  test('a number is no text, in a list of one and of several', async () => {
    expect(await ids(authors.filter({ settings__theme__in: [1] } as never))).toEqual(['Ann']);
    expect(await ids(authors.filter({ settings__theme__in: ['1'] } as never))).toEqual(['Bob']);
    expect(await ids(authors.filter({ settings__theme__in: [1, 'a'] } as never))).toEqual(['Ann']);
    expect(await ids(authors.exclude({ settings__theme__in: ['1', 'A'] } as never))).toEqual(['Ann']);
  });

  test('whole documents', async () => {
    expect(await ids(authors.filter({ settings__in: [{ theme: 1, b: 'x' }, { theme: 'a' }] } as never))).toEqual(['Ann']);
  });

  test('among the values of a query', async () => {
    const themes = Author.objects.filter({ name__in: ['Ann', 'Cid'] }).values('settings__theme');
    expect(await ids(authors.filter({ settings__theme__in: themes } as never))).toEqual(['Ann', 'Cid']);
    const first = Author.objects.orderBy('name').values('settings__theme').slice(0, 1);
    expect(await ids(authors.filter({ settings__theme__in: first } as never))).toEqual(['Ann']);
  });
});
