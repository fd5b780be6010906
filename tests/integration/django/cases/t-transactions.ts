import { atomic, onCommit, UniqueViolation } from 'dunder';
import { Uq } from '../generated/index.js';
import { differs, fails, probe } from '../probe.js';

const swallow = async (run: () => Promise<unknown>): Promise<void> => {
  try {
    await run();
  } catch {
    // The probe goes on, as its program would.
  }
};

/** Transactions, and transactions in them. */
export const TRANSACTIONS = [
  probe(
    'T1',
    'what an undone savepoint registered is not called',
    async () => {
      const log: string[] = [];
      await atomic(async () => {
        onCommit(() => void log.push('a'));
        await swallow(() =>
          atomic(async () => {
            onCommit(() => void log.push('b'));
            await Uq.objects.create({ name: 't1' });
            throw new Error('undo');
          }),
        );
        await atomic(async () => {
          onCommit(() => void log.push('c'));
          await Uq.objects.count();
        });
        log.push('end');
      });
      return [log, await Uq.objects.filter({ name: 't1' }).exists()];
    },
    [['end', 'a', 'c'], false],
  ),
  probe(
    'T2',
    'an inner block without a savepoint that fails undoes the outer',
    () =>
      atomic(async () => {
        await swallow(() => atomic(() => Promise.reject(new Error('undo')), { savepoint: false }));
        return await Uq.objects.count();
      }),
    fails('TRANSACTION.ABORTED'),
  ),
  // Where the database keeps the transaction alive after an error, Django refuses it all the same.
  probe(
    'T3',
    'an error that was caught inside of the block',
    async () => {
      await atomic(async () => {
        await Uq.objects.create({ name: 'dup' });
        try {
          await Uq.objects.create({ name: 'dup' });
        } catch (error) {
          if (!(error instanceof UniqueViolation)) throw error;
        }
        return await Uq.objects.count();
      });
    },
    differs({ others: fails('TRANSACTION.ABORTED') }),
  ),
  probe(
    'T4',
    'a durable block inside of another',
    () => atomic(() => atomic(() => Promise.resolve(), { durable: true })),
    fails('TRANSACTION.DURABLE_NESTED'),
  ),
  probe(
    'T5',
    'onCommit without a transaction runs at once',
    async () => {
      const log: number[] = [];
      await onCommit(() => void log.push(1));
      return log;
    },
    [1],
  ),
  probe(
    'T6',
    'an instance keeps what an undone block gave it',
    async () => {
      const one = new Uq({ name: 'rb' });
      await swallow(() =>
        atomic(async () => {
          await one.save();
          throw new Error('undo');
        }),
      );
      return [typeof one.pk, await Uq.objects.filter({ name: 'rb' }).exists()];
    },
    ['number', false],
  ),
];
