import { expect, test } from '@jest/globals';
import { Cast, F, fields, KT } from 'dunder';
import { Author, Post } from '../../generated/index.js';
import { useBlog } from '../support/blog.js';
import { describeEachDatabase } from '../support/databases.js';

// CAST(… AS char) of MySQL and MariaDB has the collation of the connection, which ignores case.
describeEachDatabase('a text that is made by the database', (database) => {
  useBlog(database);

  test('tells capital letters from small ones, and counts blanks at the end', async () => {
    const cast = Post.objects.annotate({ text: Cast('title', fields.text()) });
    expect(await cast.filter({ text: 'FIRST' }).count()).toBe(0);
    expect(await cast.filter({ text: 'first ' }).count()).toBe(0);
    expect(await cast.filter({ text: 'first' }).count()).toBe(1);
    expect(await cast.filter({ text__in: ['FIRST', 'second'] }).count()).toBe(1);
  });

  test('a key of a document, out of a derived table too, beside the text of a column', async () => {
    await Author.objects.filter({ name: 'Ann' }).update({ settings: { theme: 'Ann' } as never });
    const themes = Author.objects
      .annotate({ theme: KT('settings__theme') })
      .orderBy('id')
      .values('theme');
    expect(await Author.objects.filter({ name__in: themes.slice(0, 5) }).values('name')).toEqual([{ name: 'Ann' }]);
    expect(await Author.objects.annotate({ theme: KT('settings__theme') }).filter({ theme: F('name') }).count()).toBe(1); // prettier-ignore
  });
});
