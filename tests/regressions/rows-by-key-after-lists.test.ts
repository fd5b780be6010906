import { expect, test } from '@jest/globals';
import { Post } from '../../generated/index.js';
import { useBlog } from '../support/blog.js';
import { describeEachDatabase } from '../support/databases.js';

// The same SQL, read as a list and as one row: through libsql the second found the row of the first.
describeEachDatabase('a row by its key', (database) => {
  useBlog(database);

  test('is another than that of the statement before', async () => {
    const [first, second, third] = await Post.objects.orderBy('id').valuesList('id', { flat: true });
    expect((await Post.objects.filter({ id: first! }).get()).id).toBe(first);
    expect((await Post.objects.get({ id: second! })).id).toBe(second);
    expect((await Post.objects.filter({ id: second! }).get()).id).toBe(second);
    expect((await Post.objects.getOrCreate({ id: third! }, { defaults: { title: 'none', author: 1 } }))[0].id).toBe(third);
    expect((await Post.objects.filter({ id: third! }).get()).id).toBe(third);
    await expect(Post.objects.get({ id: 4711 })).rejects.toMatchObject({ code: 'QUERY.DOES_NOT_EXIST' });
  });
});
