import { beforeAll, expect, test } from '@jest/globals';
import { Author, Post } from '../../generated/index.js';
import { F, Upper } from '../../runtime/index.js';
import { describeEachDatabase } from '../support/databases.js';
import { useTables } from '../integration/writes/setup.js';

// Django joins a slice by its keys, since version 3.2; here it was refused.
describeEachDatabase('QuerySets joined by or() and xor(), of which one is sliced', (database) => {
  useTables(database);
  beforeAll(async () => {
    for (const [index, name] of ['Ann', 'Bea', 'Cal', 'Dan'].entries())
      await Author.objects.create({ name, email: `${name}@example.com`, isStaff: index % 2 === 1, age: 30 + index });
  });

  const staff = () => Author.objects.filter({ isStaff: true });
  const others = () => Author.objects.filter({ isStaff: false });
  const names = async (rows: PromiseLike<readonly { readonly name: string }[]>): Promise<string> =>
    (await rows).map(({ name }) => name).join(' ');

  test('or()', async () => {
    expect(await names(staff().or(others().slice(0, 1)))).toBe('Ann Bea Dan');
    expect(await names(staff().slice(1, 2).or(others()))).toBe('Ann Cal Dan');
    expect(await names(staff().slice(0, 1).or(others().slice(0, 1)))).toBe('Ann Bea');
    expect(await names(staff().orderBy('-name').slice(0, 1).or(others().orderBy('-age').slice(0, 1)).orderBy('name'))).toBe('Cal Dan');
    expect(await names(staff().slice(0, 0).or(others()))).toBe('Ann Cal');
  });

  test('xor()', async () => {
    expect(await names(staff().xor(Author.objects.all().slice(0, 2)))).toBe('Ann Dan');
    expect(await names(Author.objects.all().slice(1, 3).xor(Author.objects.all().slice(2, 4)))).toBe('Bea Dan');
  });

  test('what comes after it, and what the slice says besides', async () => {
    const joined = staff().slice(0, 1).or(others());
    expect(await joined.count()).toBe(3);
    expect(await names(joined.filter({ age__gt: 30 }).slice(0, 1))).toBe('Bea');
    const loud = Author.objects.annotate({ loud: Upper('name') });
    expect(
      await loud
        .slice(0, 1)
        .or(loud.filter({ name: 'Dan' }))
        .values('loud'),
    ).toEqual([{ loud: 'ANN' }, { loud: 'DAN' }]);
    expect(await Post.objects.filter({ author__in: joined }).count()).toBe(0);
    expect(await joined.update({ age: F('age') })).toBe(3);
  });

  test('and() is refused, as in Django', () => {
    expect(() => staff().slice(0, 1).and(others())).toThrow(expect.objectContaining({ code: 'QUERY.AFTER_SLICE' }));
    expect(() => staff().and(others().slice(0, 1))).toThrow(expect.objectContaining({ code: 'QUERY.AFTER_SLICE' }));
  });
});
