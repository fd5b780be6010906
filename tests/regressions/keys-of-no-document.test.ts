import { expect, test } from '@jest/globals';
import { Q } from 'dunder';
import { Post } from '../../generated/index.js';
import { useBlog } from '../support/blog.js';
import { describeEachDatabase } from '../support/databases.js';

/** SQLite said of a document that is not there that it has not the key, and the others that nobody knows. */
describeEachDatabase('keys of no document', (database) => {
  useBlog(database);

  test('whether it has a key is NULL', async () => {
    const posts = Post.objects.filter({ title__in: ['first', 'second'] }).annotate({ known: Q({ editor__settings__hasKey: 'theme' }) });
    const rows = await posts.orderBy('title').values('title', 'known');
    expect(rows).toEqual([
      { title: 'first', known: false },
      { title: 'second', known: null },
    ]);
  });
});
