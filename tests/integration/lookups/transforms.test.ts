import { NotSupportedError } from 'dunder';
import { Author, Post, Tag } from '../../../generated/index.js';
import { useBlog } from '../../support/blog.js';
import { describeEachDatabase } from '../../support/databases.js';

describeEachDatabase('transforms in paths', (database) => {
  useBlog(database);

  test('of text', async () => {
    expect(await Author.objects.filter({ name__lower: 'ann' }).count()).toBe(1);
    expect(await Author.objects.filter({ name__upper__startswith: 'B' }).count()).toBe(1);
    expect(await Tag.objects.filter({ name__length__gt: 3 }).orderBy('name').valuesList('name', { flat: true })).toEqual(['blue', 'green']);
    expect(await Tag.objects.filter({ name__trim: 'red' }).count()).toBe(1);
    expect(await Post.objects.filter({ author__name__length: 3 }).count()).toBe(4);
  });

  test('of numbers', async () => {
    await Author.objects.filter({ name: 'Ann' }).update({ age: 40 });
    expect(await Author.objects.filter({ age__abs__gte: 40 }).count()).toBe(1);
  });

  test('full-text search needs an index on MySQL', async () => {
    const found = Post.objects.filter({ body__search: 'first' });
    if (database.dialect === 'postgres') expect(await found.count()).toBe(1);
    else {
      const refused = found.count();
      await expect(refused).rejects.toBeInstanceOf(NotSupportedError);
      if (database.dialect === 'mysql') await expect(refused).rejects.toThrow('CREATE FULLTEXT INDEX');
    }
  });
});
