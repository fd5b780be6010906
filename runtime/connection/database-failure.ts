import type { Driver } from '../dialects/driver.js';
import { DatabaseError } from '../errors/database-error.js';
import { ConnectionLost, DeadlockDetected, QueryAborted, SerializationFailure } from '../errors/operational-error.js';

/** What the failure of a statement means for the transaction around it. */
export function isDatabaseError(error: unknown): error is DatabaseError {
  return error instanceof DatabaseError;
}

export function isConnectionLost(error: unknown): boolean {
  return error instanceof ConnectionLost;
}

/** The server has rolled all of it back, or will: a savepoint cannot help any more. */
export function endsTransaction(error: unknown): boolean {
  return error instanceof ConnectionLost || error instanceof DeadlockDetected || error instanceof SerializationFailure;
}

/** Worth another attempt as a whole. Looks through the causes, as applications wrap errors in their own. */
export function isRetryable(error: unknown): boolean {
  for (let current = error, depth = 0; current instanceof Error && depth < 10; current = current.cause, depth++) {
    if (current instanceof SerializationFailure || current instanceof DeadlockDetected) return true;
  }
  return false;
}

/** SQLite rolls back by itself after some failures, and then says that there is nothing to roll back: the session is fine. */
export function isHarmlessRollbackFailure(error: unknown, dialect: Driver['dialect']): boolean {
  return dialect === 'sqlite' && error instanceof Error && /no transaction is active/.test(error.message);
}

/** PostgreSQL's pipeline is written as a whole: when a value cannot be written, nothing is. The server has not spoken then. */
export function wasNotSent(error: unknown, dialect: Driver['dialect']): boolean {
  return (
    dialect === 'postgres' &&
    error instanceof DatabaseError &&
    error.driverCode === undefined &&
    !endsTransaction(error) &&
    !(error instanceof QueryAborted)
  );
}
