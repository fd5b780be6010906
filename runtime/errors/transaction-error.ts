import { DunderError } from './dunder-error.js';
import { ConnectionLost } from './operational-error.js';

/** A misuse of transactions, or a transaction that can go no further. Django's TransactionManagementError. */
export class TransactionError extends DunderError {}

/** The first line of what was wrong: ` (INTEGRITY.UNIQUE: …)`. */
const told = (cause: unknown): string => (cause instanceof Error ? ` (${cause.message.split('\n')[0]})` : '');

/** `savepoint: false` failed inside, `setRollback(true)`, or a database error that was caught inside the block. */
export function transactionAborted(alias: string, cause: unknown): TransactionError {
  const reason =
    cause === undefined ? 'it was marked for rollback' : `an earlier error in it${told(cause)} leaves nothing to do but roll back`;
  return new TransactionError({
    code: 'TRANSACTION.ABORTED',
    message: `No query can run in this transaction on database '${alias}' any more: ${reason}.`,
    hint:
      cause instanceof ConnectionLost
        ? 'The server has rolled it back. Run all of atomic() again, if it may run twice; a savepoint does not outlive its connection.'
        : 'To catch a database error and go on, put the statement that may fail in a nested atomic(): it is a savepoint, and only that part is rolled back.',
    cause,
  });
}

/** A block that was rolled back at its end, since an error in it was caught there: what it seemed to do is not done. */
export function transactionUndone(alias: string, cause: unknown): TransactionError {
  return new TransactionError({
    code: 'TRANSACTION.UNDONE',
    message: `The atomic() block on database '${alias}' was rolled back, since an error in it was caught there${told(cause)}.`,
    hint: 'To catch an error and go on, put what may fail in a nested atomic(): it is a savepoint. To give the block up in silence, call setRollback(true).',
    cause,
  });
}

export function transactionEnded(alias: string): TransactionError {
  return new TransactionError({
    code: 'TRANSACTION.ENDED',
    message: `A query was started inside an atomic() block on database '${alias}' after that block had ended.`,
    hint: 'Most often an await is missing inside the block. Work that belongs after the commit goes into onCommit(); work that never belonged to the transaction into withoutTransaction().',
  });
}

export function transactionAbandoned(alias: string): TransactionError {
  return new TransactionError({
    code: 'TRANSACTION.ENDED',
    message: `The atomic() block on database '${alias}' failed while this query was waiting for its turn in it.`,
    hint: 'It was not sent: the transaction is rolled back. The error that the block failed with says why.',
  });
}

export function durableNested(alias: string): TransactionError {
  return new TransactionError({
    code: 'TRANSACTION.DURABLE_NESTED',
    message: `A durable atomic() block cannot be nested within another atomic() block on database '${alias}'.`,
    hint: 'Call it outside of the other block, or drop `durable`: a nested block commits only when the outermost does.',
  });
}

export function nestedOption(alias: string, option: string): TransactionError {
  return new TransactionError({
    code: 'TRANSACTION.NESTED_OPTION',
    message: `A nested atomic() block cannot change \`${option}\` of the transaction that is open on database '${alias}'.`,
    hint: `Give \`${option}\` to the outermost atomic().`,
  });
}

export function notInTransaction(alias: string, asked: string): TransactionError {
  return new TransactionError({
    code: 'TRANSACTION.REQUIRED',
    message: `${asked} works only inside a transaction, and none is open on database '${alias}'.`,
    hint: `Wrap it: await atomic(async () => { … }${alias === 'default' ? '' : `, { using: '${alias}' }`}).`,
  });
}

/** `atomic(transfer())`: what was called already runs outside of the transaction. */
export function notAFunction(given: unknown): TransactionError {
  const isPromise = typeof given === 'object' && given !== null && 'then' in given;
  return new TransactionError({
    code: 'TRANSACTION.NOT_A_FUNCTION',
    message: `atomic() takes a function, not ${isPromise ? 'a promise: what that waits for runs outside of the transaction' : `a value of type ${typeof given}`}.`,
    hint: 'Write atomic(() => transfer()), or atomic(async () => { … }).',
  });
}
