import { beforeAll, expect, test } from '@jest/globals';
import { Author, Post } from '../../generated/index.js';
import { Count, Upper } from '../../runtime/index.js';
import { describeEachDatabase } from '../support/databases.js';
import { useTables } from '../integration/writes/setup.js';

// annotate() after valuesList(…, { flat: true }) was QUERY.FLAT_NEEDS_ONE; in Django the row stays the one value.
describeEachDatabase('one value per row, and annotations after it', (database) => {
  useTables(database);
  beforeAll(async () => {
    for (const [name, age] of [
      ['Ann', 30],
      ['Bea', 40],
      ['Cal', 30],
    ] as const)
      // prettier-ignore
      await Author.objects.create({ name, email: `${name}@example.com`, age });
  });

  test('group, filter and order', async () => {
    const ages = Author.objects.valuesList('age', { flat: true }).annotate({ n: Count('id') });
    expect(await ages.orderBy('-n')).toEqual([30, 40]);
    expect(await ages.filter({ n__gt: 1 }).orderBy()).toEqual([30]);
    expect(await ages.filter({ n__gt: 1 }).count()).toBe(1);
    expect(await Author.objects.filter({ age__in: ages.filter({ n: 1 }) }).valuesList('name', { flat: true })).toEqual(['Bea']);
    expect(
      await Author.objects
        .valuesList('name', { flat: true })
        .annotate({ loud: Upper('name') })
        .orderBy('-loud')
        .first(),
    ).toBe('Cal');
  });

  test('a QuerySet is what set() takes', async () => {
    const [ann, bea] = await Author.objects.orderBy('name');
    await ann!.mentees.set(Author.objects.exclude({ name: 'Ann' }));
    expect(await ann!.mentees.count()).toBe(2);
    await ann!.mentees.set(Author.objects.filter({ pk: bea!.pk }).valuesList('pk', { flat: true }));
    expect(await ann!.mentees.valuesList('name', { flat: true })).toEqual(['Bea']);
    expect(await Post.objects.count()).toBe(0);
  });
});
