import { expect, test } from '@jest/globals';
import { Case, Count, F, Q, Value, When } from 'dunder';
import { Author } from '../../generated/index.js';
import { useBlog } from '../support/blog.js';
import { describeEachDatabase } from '../support/databases.js';

// MariaDB finds no columns in HAVING that are neither selected nor groups: a Case over them, beside an aggregate under OR, was its error.
describeEachDatabase('a Case or an aggregate in one filter', (database) => {
  useBlog(database);
  const named = () =>
    Author.objects.orderBy('id').annotate({
      kind: Case(When({ name__startswith: 'B' }, { then: Value('b') }), { default: Value('other') }),
      n: Count('posts'),
    });

  test('of whole rows', async () => {
    const rows = await named().filter(Q({ kind: 'b' }).or({ n__gt: 1 }));
    expect(rows.map((row) => [row.name, row.kind, row.n])).toEqual([
      ['Ann', 'other', 2],
      ['Bob', 'b', 1],
    ]);
  });

  test('of values that do not select it', async () => {
    const rows = named().filter(Q({ kind: 'b' }).or({ n__gt: 1 }));
    expect(await rows.valuesList('name', { flat: true })).toEqual(['Ann', 'Bob']);
    expect(await rows.count()).toBe(2);
    expect(await rows.exists()).toBe(true);
    expect(await Author.objects.filter({ id__in: rows.values('id') }).count()).toBe(2);
  });

  test('negated, and of another column', async () => {
    expect(
      await named()
        .exclude(Q({ kind: 'b' }).or({ n__gt: 1 }))
        .valuesList('name', { flat: true }),
    ).toEqual(['Cid']);
    const rows = Author.objects.orderBy('id').annotate({ n: Count('posts') }).filter(Q({ age__gt: 5 }).or(F('n').gt(1))); // prettier-ignore
    expect(await rows.valuesList('name', { flat: true })).toEqual(['Ann']);
  });
});
