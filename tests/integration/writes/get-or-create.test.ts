import { beforeEach, expect, test } from '@jest/globals';
import { atomic } from '../../../runtime/connection/atomic.js';
import { getConnection } from '../../../runtime/connection/databases.js';
import { withoutTransaction } from '../../../runtime/connection/ambient.js';
import { NotNullViolation, UniqueViolation } from '../../../runtime/errors/integrity-error.js';
import { Author, Member, Post, Restaurant, Tag } from '../../../generated/index.js';
import { F } from '../../../runtime/index.js';
import { describeEachDatabase } from '../../support/databases.js';
import { features, statements, useTables } from './setup.js';

const words = (sent: readonly string[]): string[] => sent.map((sql) => sql.split(' ', 1)[0]!).map((word) => (word === 'START' ? 'BEGIN' : word)); // prettier-ignore

describeEachDatabase('getOrCreate and updateOrCreate', (database) => {
  useTables(database);
  beforeEach(() => Tag.objects.filter({}).delete());

  test('creates once', async () => {
    let calls = 0;
    const defaults = { slug: (() => `g${++calls}`) as never };
    const sent = await statements(async () => {
      const [tag, created] = await Tag.objects.getOrCreate({ name: 'g' }, { defaults });
      expect([tag.slug, created]).toEqual(['g1', true]);
    });
    expect(words(sent)).toEqual(['SELECT', 'BEGIN', 'INSERT', 'COMMIT']);
    expect(words(await statements(async () => expect((await Tag.objects.getOrCreate({ name: 'g' }, { defaults }))[1]).toBe(false)))).toEqual(['SELECT']); // prettier-ignore
    expect(calls).toBe(1);
  });

  test('lookups with two underscores only look', async () => {
    const [tag] = await Tag.objects.getOrCreate({ name__iexact: 'X' }, { defaults: { name: 'x', slug: 'x' } });
    const [again, created] = await Tag.objects.getOrCreate({ name__iexact: 'x' }, { defaults: { name: 'never', slug: 'never' } });
    expect([again.id, created]).toEqual([tag.id, false]);
  });

  test('many at once make one row: who loses the race gets the row of the winner', async () => {
    // So that all the sessions are open.
    await Promise.all(Array.from({ length: 8 }, () => Tag.objects.count()));
    const sent = await statements(async () => {
      const results = await Promise.all(Array.from({ length: 8 }, (_, n) => Tag.objects.getOrCreate({ name: 'm' }, { defaults: { slug: `m${n}` } }))); // prettier-ignore
      expect(results.filter(([, created]) => created)).toHaveLength(1);
      expect(new Set(results.map(([tag]) => tag.slug)).size).toBe(1);
    });
    expect(words(sent)).toContain('ROLLBACK');
    expect(await Tag.objects.count()).toBe(1);
  });

  test('inside a transaction the attempt is a savepoint', async () => {
    const sent = await statements(() =>
      atomic(async () => {
        await Tag.objects.create({ name: 'other', slug: 'taken' });
        await expect(Tag.objects.getOrCreate({ name: 's' }, { defaults: { slug: 'taken' } })).rejects.toBeInstanceOf(UniqueViolation);
        // The transaction is still usable.
        expect(await Tag.objects.filter({ name: 'other' }).count()).toBe(1);
      }),
    );
    expect(words(sent)).toEqual(['BEGIN', 'INSERT', 'SELECT', 'SAVEPOINT', 'INSERT', 'ROLLBACK', ...(sent.some((sql) => sql.startsWith('RELEASE')) ? ['RELEASE'] : []), 'SELECT', 'SELECT', 'COMMIT']); // prettier-ignore
  });

  test('an error of another rule stays', async () => {
    await expect(Post.objects.getOrCreate({ slug: 'p' }, { defaults: { title: null, authorId: null } as never })).rejects.toBeInstanceOf(NotNullViolation); // prettier-ignore
  });

  test('updateOrCreate locks, then saves what was given and what every save sets', async () => {
    const [, first] = await Author.objects.updateOrCreate({ email: 'u@example.com' }, { defaults: { name: 'Ud' } });
    expect(first).toBe(true);
    let created: boolean | undefined;
    const sent = await statements(async () => {
      [, created] = await Author.objects.updateOrCreate({ email: 'u@example.com' }, { defaults: { age: 9 } });
    });
    expect(created).toBe(false);
    expect(words(sent)).toEqual(['BEGIN', 'SELECT', 'UPDATE', 'COMMIT']);
    expect(sent[1]!.endsWith('FOR UPDATE')).toBe(features().selectForUpdate);
    expect(sent[2]).toBe('UPDATE "author" SET "updated_at" = ?, "age" = ? WHERE "author"."id" = ?');
    const author = await Author.objects.get({ email: 'u@example.com' });
    expect([author.name, author.age]).toEqual(['Ud', 9]);
  });

  test('createDefaults are for the new row alone', async () => {
    const options = { defaults: { name: 'updated' }, createDefaults: { name: 'created' } };
    const [author, created] = await Author.objects.updateOrCreate({ email: 'cd@example.com' }, options);
    expect([author.name, created]).toEqual(['created', true]);
    const [again, more] = await Author.objects.updateOrCreate({ email: 'cd@example.com' }, options);
    expect([again.name, more]).toEqual(['updated', false]);
  });

  test('a field of a parent and an expression', async () => {
    await Restaurant.objects.create({ name: 'p', latitude: 1 });
    const [place] = await Restaurant.objects.updateOrCreate({ name: 'p' }, { defaults: { latitude: F('latitude').add(1) as never, servesPizza: true } }); // prettier-ignore
    expect([place.latitude, place.servesPizza]).toEqual([2, true]);
  });

  test('concurrent updateOrCreate calls lose nothing', async () => {
    await Author.objects.create({ name: 'count', email: 'count@example.com', age: 0 });
    const add = async (): Promise<void> =>
      void (await Author.objects.updateOrCreate({ email: 'count@example.com' }, { defaults: { age: F('age').add(1) as never } }));
    await Promise.all(Array.from({ length: 6 }, add));
    expect((await Author.objects.get({ email: 'count@example.com' })).age).toBe(6);
  });

  test.each([
    ['an unknown default', () => Tag.objects.getOrCreate({ name: 'x' }, { defaults: { sluk: 'x' } as never }), 'QUERY.UNKNOWN_FIELD'],
    ['an unknown lookup', () => Tag.objects.getOrCreate({ nam: 'x' } as never), 'QUERY.UNKNOWN_FIELD'],
    ['an unknown default of an update', () => Tag.objects.updateOrCreate({ name: 'x' }, { defaults: { x: 1 } as never }), 'QUERY.UNKNOWN_FIELD'], // prettier-ignore
    ['undefined', () => Tag.objects.getOrCreate({ name: 'x' }, { defaults: { slug: undefined } as never }), 'QUERY.UNDEFINED_VALUE'],
    ['several rows', () => Member.objects.getOrCreate({ name: 'twin' }), 'QUERY.MULTIPLE_OBJECTS'],
  ] as const)('%s is refused', async (_, run, code) => {
    await Member.objects.bulkCreate([new Member({ name: 'twin' }), new Member({ name: 'twin' })]);
    await expect(run()).rejects.toMatchObject({ code });
  });

  test('two sessions: the second waits for the first, and finds its row', async () => {
    if (database.dialect === 'sqlite') return;
    let go = (): void => undefined;
    const gate = new Promise<void>((resolve) => (go = resolve));
    let tell = (): void => undefined;
    const inserted = new Promise<void>((resolve) => (tell = resolve));
    const first = atomic(async () => {
      const pair = await Tag.objects.updateOrCreate({ name: 'wait' }, { defaults: { slug: 'first' } });
      tell();
      await gate;
      return pair;
    });
    await inserted;
    const second = withoutTransaction(() => Tag.objects.getOrCreate({ name: 'wait' }, { defaults: { slug: 'second' } }));
    setTimeout(go, 50);
    const [[, a], [tag, b]] = await Promise.all([first, second]);
    expect([a, b, tag.slug]).toEqual([true, false, 'first']);
    expect(getConnection().alias).toBe('default');
  });
});
