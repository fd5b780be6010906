import { beforeAll, expect, test } from '@jest/globals';
import { Case, Cast, Concat, Count, F, fields, Greatest, Least, Length, Lower, Max, RowNumber, Upper, Value, When, Window } from 'dunder';
import { Author } from '../../generated/index.js';
import { useBlog } from '../support/blog.js';
import { describeEachDatabase } from '../support/databases.js';

/**
 * MySQL and MariaDB do not find what is computed and grouped by inside of another expression that is selected, `CONCAT(LOWER("name"), COUNT(…))`, nor
 * of one that SELECT DISTINCT is ordered by: "isn't in GROUP BY".
 */
describeEachDatabase('what is computed of a computed group', (database) => {
  useBlog(database);
  beforeAll(async () => void (await Author.objects.create({ name: 'BOB', email: 'bob2@example.com' })));
  const groups = Author.objects.annotate({ low: Lower('name') }).values('low').annotate({ n: Count('id') }); // prettier-ignore
  const rows = [
    { low: 'ann', n: 1 },
    { low: 'bob', n: 2 },
    { low: 'cid', n: 1 },
  ];

  test('is selected beside an aggregate', async () => {
    const told = groups.annotate({ told: Concat('low', Cast('n', fields.text())) });
    expect(await told.orderBy('low').valuesList('told', { flat: true })).toEqual(['ann1', 'bob2', 'cid1']);
    expect(await told.filter({ n__gt: 1 })).toEqual([{ low: 'bob', n: 2, told: 'bob2' }]);
    expect(await told.orderBy('-told').slice(0, 1)).toEqual([{ low: 'cid', n: 1, told: 'cid1' }]);
    expect(await told.aggregate({ last: Max('told') })).toEqual({ last: 'cid1' });
    expect(await told.count()).toBe(3);
    const loud = groups.annotate({ loud: Case(When({ n__gt: 1 }, { then: Upper('low') }), { default: F('low') }) });
    expect(await loud.orderBy('low').valuesList('loud', 'n')).toEqual([['ann', 1], ['BOB', 2], ['cid', 1]]); // prettier-ignore
    const placed = loud.annotate({ place: Window(RowNumber(), { orderBy: [F('low').desc()] }) });
    expect(await placed.orderBy('low').valuesList('loud', 'place')).toEqual([['ann', 3], ['BOB', 2], ['cid', 1]]); // prettier-ignore
  });

  test('orders distinct groups', async () => {
    expect(await groups.distinct().orderBy(Upper('low'))).toEqual(rows);
    expect(await groups.distinct().orderBy(Length('low').desc({ nullsLast: true }), '-low')).toEqual([...rows].reverse());
    expect(await groups.orderBy(Length('low').desc({ nullsLast: true }), 'low')).toEqual(rows);
    expect(await groups.orderBy(Concat(Cast('n', fields.text()), 'low'))).toEqual([rows[0], rows[2], rows[1]]);
    const placed = groups.annotate({ place: Window(RowNumber(), { orderBy: 'low' }) }).distinct();
    expect(await placed.orderBy(Case(When({ low: 'bob' }, { then: Value(0) }), { default: Value(1) }), 'low')).toEqual([
      { ...rows[1], place: 2 },
      { ...rows[0], place: 1 },
      { ...rows[2], place: 3 },
    ]);
  });

  test('Greatest and Least take an annotation twice', async () => {
    // On SQLite one operand was COALESCE of one.
    const both = Author.objects.values('name').annotate({ n: Count('id') }).annotate({ most: Greatest('n', 'n'), least: Least('n', 'n') }); // prettier-ignore
    expect(await both.filter({ name: 'Ann' })).toEqual([{ name: 'Ann', n: 1, most: 1, least: 1 }]);
  });
});
