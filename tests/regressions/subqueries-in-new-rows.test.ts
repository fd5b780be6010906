import { beforeAll, expect, test } from '@jest/globals';
import { Author, Restaurant } from '../../generated/index.js';
import { Case, Coalesce, Exists, F, Max, OuterRef, RowNumber, Subquery, Value, When, Window } from '../../runtime/index.js';
import { describeEachDatabase } from '../support/databases.js';
import { useTables } from '../integration/writes/setup.js';

// The types took a Subquery for a value of a new row; the program threw QUERY.INSERT_REFERENCE. An aggregate was an error of the database.
describeEachDatabase('a value of a new row', (database) => {
  useTables(database);
  beforeAll(() => Author.objects.create({ name: 'Ann', email: 'ann@example.com', age: 40 }));

  const oldest = () =>
    Subquery(
      Author.objects
        .orderBy(F('age').desc({ nullsLast: true }))
        .values('age')
        .slice(0, 1),
    );

  test('is read from the table that the row goes into', async () => {
    const row = await Author.objects.create({ name: 'Bea', email: 'bea@example.com', age: oldest() });
    await row.refreshFromDb();
    expect(row.age).toBe(40);
    await Author.objects.bulkCreate([
      new Author({ name: 'Cal', email: 'cal@example.com', age: Coalesce(oldest(), Value(1)).add(1) as never }),
      new Author({ name: 'Dan', email: 'dan@example.com', age: 7 }),
    ]);
    expect(await Author.objects.orderBy('name').valuesList('age', { flat: true })).toEqual([40, 40, 41, 7]);
  });

  test('is read from another table, over relations, and in a condition', async () => {
    const name = Subquery(Author.objects.filter({ mentor__isnull: true }).orderBy('name').values('name').slice(0, 1));
    const servesPizza = Exists(Author.objects.filter({ name: 'Ann' }));
    const row = await Restaurant.objects.create({ name: name as never, servesPizza: servesPizza as never });
    await row.refreshFromDb();
    expect([row.name, row.servesPizza]).toEqual(['Ann', true]);
    const email = Case(When(Exists(Author.objects.filter({ age: 999 })), { then: Value('a@b.example') }), {
      default: Value('c@d.example'),
    });
    const other = await Author.objects.create({ name: 'Eve', email: email as never });
    await other.refreshFromDb();
    expect(other.email).toBe('c@d.example');
  });

  test('refers to no column of its row', async () => {
    const twin = Subquery(
      Author.objects
        .filter({ name: OuterRef('name') })
        .values('age')
        .slice(0, 1),
    );
    await expect(Author.objects.create({ name: 'X', email: 'x@example.com', age: twin as never })).rejects.toMatchObject({
      code: 'QUERY.INSERT_REFERENCE',
    });
  });

  test.each([
    ['an aggregate', () => Max(Value(1))],
    ['a window', () => Window(RowNumber(), {})],
  ])('is not %s', async (_title, age) => {
    await expect(Author.objects.create({ name: 'X', email: 'x@example.com', age: age() as never })).rejects.toMatchObject({
      code: 'QUERY.AGGREGATE_IN_INSERT',
      message: expect.stringContaining('Author.age of a new row cannot be an aggregate or a window function.'),
    });
  });
});
