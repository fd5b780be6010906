import { beforeAll, expect, test } from '@jest/globals';
import { Author, Post, Tag } from '../../generated/index.js';
import { Count, F, Max, Q, Sum, Upper } from '../../runtime/index.js';
import { describeEachDatabase } from '../support/databases.js';
import { useTables } from '../integration/writes/setup.js';

// aggregate() over groups may name a column of a joined table: PostgreSQL and MariaDB refused it, SQLite took that of any row of the group.
describeEachDatabase('aggregate() of a column beside grouped annotations', (database) => {
  useTables(database);
  beforeAll(async () => {
    const author = (name: string, age: number) => Author.objects.create({ name, email: `${name}@example.com`, age });
    const [ann, bea] = [await author('Ann', 30), await author('Bea', 40)];
    await ann.mentees.add(await author('Cal', 5), await author('Dan', 7));
    const tags = [await Tag.objects.create({ name: 'a', slug: 'a' }), await Tag.objects.create({ name: 'b', slug: 'b' })];
    for (const [index, writer] of [ann, ann, bea].entries()) {
      const post = await Post.objects.create({ author: writer, title: `t${index}`, slug: `s${index}`, views: index + 1 });
      await post.tags.add(...tags);
    }
  });

  const counted = () => Post.objects.annotate({ n: Count('tags') });

  test('of a related row', async () => {
    expect(await counted().aggregate({ age: Sum('author__age') })).toEqual({ age: 100 });
    expect(await counted().aggregate({ most: Max('n'), loud: Max(Upper('author__name')) })).toEqual({ most: 2, loud: 'BEA' });
    expect(
      await counted()
        .filter({ n__gt: 1 })
        .aggregate({ s: Sum(F('author__age').add('views')), n: Count('*') }),
    ).toEqual({ s: 106, n: 3 });
    expect(await counted().aggregate({ n: Count('id', { filter: Q({ author__age__gt: 35 }) }) })).toEqual({ n: 1 });
  });

  test('of many related rows: each of them is a group', async () => {
    expect(await counted().aggregate({ ages: Sum('author__mentees__age') })).toEqual({ ages: 24 });
  });

  test('of the model, where values() named the groups', async () => {
    const authors = Post.objects.values('author').annotate({ n: Count('tags') });
    expect(await authors.aggregate({ views: Sum('views'), most: Max('n') })).toEqual({ views: 6, most: 2 });
    expect(await authors.aggregate({ most: Max('n') })).toEqual({ most: 4 });
  });
});
