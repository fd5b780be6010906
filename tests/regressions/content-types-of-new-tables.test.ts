import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { configure } from 'dunder';
import { createTables, dropTables } from 'dunder/testing';
import { Author, Note, Post, registry } from '../../generated/index.js';
import { describeEachDatabase } from '../support/databases.js';

const options = { models: ['Author', 'ContentType', 'Note', 'Post'] };

/** The numbers of models were kept over dropTables(), so that the first generic key in the new tables pointed at no content type. */
describeEachDatabase('tables that are made anew', (database) => {
  beforeAll(() => configure({ databases: { default: database.url }, routers: [] }));
  afterAll(() => configure({ databases: {} }));

  test('number their models anew', async () => {
    for (const other of [undefined, Author]) {
      await createTables(registry, options);
      const author = await Author.objects.create({ name: 'Ann', email: 'ann@example.com' });
      if (other !== undefined) await Note.objects.create({ subject: author, text: 'first' });
      const post = await Post.objects.create({ author, title: 'Hello', slug: 'hello' });
      await Note.objects.create({ subject: post, text: 'read it' });
      expect(await Note.objects.filter({ post__slug: 'hello' }).count()).toBe(1);
      await dropTables(registry, options);
    }
  });
});
