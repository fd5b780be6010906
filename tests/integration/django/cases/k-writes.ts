import { atomic, Count, F, Lower, Value } from 'dunder';
import { Blog, Dflt, Entry, Uid, Uq } from '../generated/index.js';
import { differs, fails, probe } from '../probe.js';
import { undone } from '../undone.js';

const lockEntries = (options: { of?: 'self'[]; skipLocked?: boolean }) =>
  atomic(async () => (await Entry.objects.selectRelated('blog').selectForUpdate(options)).length);

/** What is written, and what of it comes back. */
export const WRITES = [
  probe(
    'K1',
    'update with a join',
    () => undone(() => Entry.objects.filter({ blog__name: 'Alpha' }).update({ other: F('other').add(0) })),
    2,
  ),
  probe(
    'K2',
    'update with a column over a join',
    () => undone(() => Entry.objects.filter({ blog__name: 'Alpha' }).update({ name: F('blog__name') })),
    2,
  ),
  probe(
    'K3',
    'update counts the rows that match',
    ({ entries: [first] }) => undone(() => Entry.objects.filter({ pk: first.id }).update({ name: first.name })),
    1,
  ),
  probe(
    'K4',
    'update after a filter on an aggregate',
    () =>
      undone(() =>
        Blog.objects
          .annotate({ n: Count('entry') })
          .filter({ n__gt: 1 })
          .update({ name: F('name') }),
      ),
    2,
  ),
  probe('K4b', 'update in an order', () => undone(() => Entry.objects.orderBy('-id').update({ other: F('other') })), 5),
  probe(
    'K5',
    'save() with a key: update, then insert',
    () =>
      undone(async () => {
        const one = new Uq({ id: 500, name: 'five' });
        await one.save();
        one.n = 1;
        await one.save();
        return [one.pk, (await Uq.objects.get({ pk: 500 })).n];
      }),
    [500, 1],
  ),
  probe(
    'K6',
    'save() with a key by default inserts',
    () =>
      undone(async () => {
        const one = new Uid({ name: 'x' });
        await one.save();
        return await Uid.objects.filter({ pk: one.pk }).count();
      }),
    1,
  ),
  probe(
    'K6b',
    'a key of another row, where keys come by default',
    () =>
      undone(async () => {
        const one = await Uid.objects.create({ name: 'x' });
        await new Uid({ id: one.id, name: 'y' }).save();
      }),
    fails('INTEGRITY.UNIQUE'),
  ),
  probe(
    'K7',
    'forceUpdate without a row',
    () => new Uq({ id: 987_654, name: 'zz' }).save({ forceUpdate: true }),
    fails('MODEL.NOT_UPDATED'),
  ),
  probe(
    'K7b',
    'no updateFields, nothing to do',
    () =>
      undone(async () => {
        const one = await Uq.objects.create({ name: 'five' });
        one.n = 3;
        await one.save({ updateFields: [] });
        return (await Uq.objects.get({ pk: one.pk })).n;
      }),
    0,
  ),
  probe(
    'K7c',
    'an unknown name in updateFields',
    () => undone(async () => (await Uq.objects.create({ name: 'five' })).save({ updateFields: ['nope' as never] })),
    fails('MODEL.BAD_UPDATE_FIELD'),
  ),
  probe(
    'K7d',
    'updateFields leaves autoNow alone',
    () =>
      undone(async () => {
        const one = await Uq.objects.create({ name: 'five' });
        const before = one.touched;
        one.n = 3;
        await one.save({ updateFields: ['n'] });
        return (await Uq.objects.get({ pk: one.pk })).touched?.getTime() === before?.getTime();
      }),
    true,
  ),
  probe(
    'K8',
    'what the database gave is on the instance',
    () =>
      undone(async () => {
        const one = new Dflt({ name: 'a' });
        const before = one.n;
        await one.save();
        const made = [one.n, one.twice];
        one.n = F('n').add(1) as never;
        await one.save();
        return [before ?? null, made, one.n, one.twice];
      }),
    [null, [7, 14], 8, 16],
  ),
  probe(
    'K9',
    'getOrCreate, with a default that is called',
    () =>
      undone(async () => {
        const [made, isNew] = await Uq.objects.getOrCreate({ name: 'g' }, { defaults: { n: (() => 3) as never } });
        return [made.n, isNew, (await Uq.objects.getOrCreate({ name: 'g' }))[1]];
      }),
    [3, true, false],
  ),
  // Whoever comes second here waits for the transaction of the first, which holds the name.
  probe(
    'K10',
    'getOrCreate of several at once',
    async () => {
      const pairs = await Promise.all([1, 2, 3].map((n) => Uq.objects.getOrCreate({ name: 'race' }, { defaults: { n } })));
      const found = [pairs.filter(([, isNew]) => isNew).length, new Set(pairs.map(([one]) => one.id)).size];
      await Uq.objects.filter({ name: 'race' }).delete();
      return found;
    },
    [1, 1],
  ),
  probe(
    'K10b',
    'the same inside of atomic()',
    async () => {
      const inside = (n: number) => atomic(() => Uq.objects.getOrCreate({ name: 'race' }, { defaults: { n } }));
      const pairs = await Promise.all([1, 2, 3].map(inside));
      const found = [pairs.filter(([, isNew]) => isNew).length, new Set(pairs.map(([one]) => one.id)).size];
      await Uq.objects.filter({ name: 'race' }).delete();
      return found;
    },
    [1, 1],
  ),
  probe(
    'K11',
    'updateOrCreate of a row that is there',
    () =>
      undone(async () => {
        await Uq.objects.create({ name: 'g' });
        const [one, isNew] = await Uq.objects.updateOrCreate({ name: 'g' }, { defaults: { n: 9 } });
        return [one.n, isNew];
      }),
    [9, false],
  ),
  probe(
    'K11b',
    'createDefaults',
    () =>
      undone(async () => {
        const [one, isNew] = await Uq.objects.updateOrCreate({ name: 'h' }, { defaults: { n: 1 }, createDefaults: { n: 2 } });
        return [isNew, one.n];
      }),
    [true, 2],
  ),
  probe(
    'K12',
    'bulkCreate gives the keys',
    () =>
      undone(async () => {
        const made = await Uq.objects.bulkCreate([new Uq({ name: 'b1' }), new Uq({ id: 600, name: 'b2' }), new Uq({ name: 'b3' })]);
        return made.map((one) => typeof one.pk);
      }),
    ['number', 'number', 'number'],
  ),
  probe(
    'K13',
    'bulkCreate that ignores conflicts knows no keys',
    () =>
      undone(async () => {
        await Uq.objects.create({ name: 'b1' });
        const made = await Uq.objects.bulkCreate([new Uq({ name: 'b1' }), new Uq({ name: 'b4' })], { ignoreConflicts: true });
        return [made.map((one) => (one.pk as number | null | undefined) ?? null), await Uq.objects.count()];
      }),
    [[null, null], 2],
  ),
  probe(
    'K14',
    'bulkCreate that updates on conflicts',
    () =>
      undone(async () => {
        await Uq.objects.create({ name: 'b1' });
        await Uq.objects.bulkCreate([new Uq({ name: 'b1', n: 42 }), new Uq({ name: 'b5', n: 1 })], {
          updateConflicts: true,
          updateFields: ['n'],
          uniqueFields: ['name'],
        });
        return [(await Uq.objects.get({ name: 'b1' })).n, await Uq.objects.count()];
      }),
    // MySQL and MariaDB take any unique key, and so refuse to be told one.
    differs({ mysql: fails('QUERY.CONFLICT_TARGET'), others: [42, 2] }),
  ),
  probe(
    'K15',
    'bulkUpdate with a value and an expression',
    () =>
      undone(async () => {
        const rows = await Uq.objects.bulkCreate([new Uq({ name: 'b1', n: 5 }), new Uq({ name: 'b3', n: 5 })]);
        rows[0]!.n = 1;
        rows[1]!.n = F('n').add(5) as never;
        const changed = await Uq.objects.bulkUpdate(rows, ['n']);
        return [changed, await Uq.objects.orderBy('name').valuesList('n', { flat: true })];
      }),
    [2, [1, 10]],
  ),
  probe('K15b', 'bulkUpdate without keys', () => Uq.objects.bulkUpdate([new Uq({ name: 'no' })], ['n']), fails('MODEL.NO_KEY')),
  probe(
    'K16',
    'create with an expression',
    () =>
      undone(async () => {
        const made = await Uq.objects.create({ name: Lower(Value('UPPER')) as never });
        return [made.name, (await Uq.objects.get({ pk: made.pk })).name];
      }),
    ['upper', 'upper'],
  ),
  probe(
    'K17',
    'refreshFromDb of some fields',
    () =>
      undone(async () => {
        await Uq.objects.create({ id: 500, name: 'five', n: 1 });
        const one = new Uq({ id: 500, name: 'mine' });
        await one.refreshFromDb({ fields: ['n'] });
        return [one.name, one.n];
      }),
    ['mine', 1],
  ),
  // SQLite has no row locks, and Django asks for no transaction there; here a program is the same on every database.
  probe(
    'K18',
    'selectForUpdate outside of a transaction',
    async () => (await Uq.objects.selectForUpdate()).length,
    fails('TRANSACTION.REQUIRED'),
  ),
  probe(
    'K18b',
    'a lock over a nullable join',
    () => lockEntries({}),
    differs({ postgres: fails('QUERY.LOCK_NULLABLE'), pglite: fails('QUERY.LOCK_NULLABLE'), others: 5 }),
  ),
  probe(
    'K18c',
    'a lock of one table, skipping locked rows',
    () => lockEntries({ of: ['self'], skipLocked: true }),
    differs({ mariadb: fails('QUERY.LOCK_OPTION'), others: 5 }),
  ),
  probe(
    'K18d',
    'a weak lock that does not wait',
    () => atomic(async () => (await Uq.objects.selectForUpdate({ noKey: true, nowait: true })).length),
    differs({ mysql: fails('QUERY.LOCK_OPTION'), others: 0 }),
  ),
];
