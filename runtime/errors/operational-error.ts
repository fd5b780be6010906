import { DatabaseError } from './database-error.js';

/** The database could not do its work now: unreachable, overloaded, out of space, interrupted. Another attempt may succeed. */
export class OperationalError extends DatabaseError {}

/** The connection broke while it was in use. Whether the statement took effect is unknown. */
export class ConnectionLost extends OperationalError {}

/** A transaction cannot be ordered among the others: the whole transaction should run again, as `atomic(…, { retries })` does. */
export class SerializationFailure extends OperationalError {}

/** Two transactions waited for each other and this one was chosen to give way: the whole transaction should run again. */
export class DeadlockDetected extends OperationalError {}

/** A lock was taken: `selectForUpdate({ nowait: true })`, a lock timeout, or a SQLite file that another process writes. */
export class LockNotAvailable extends OperationalError {}

/** The statement was stopped by a timeout or by an administrator. */
export class QueryCanceled extends OperationalError {}

/** The query was given up, as `abortOn()` said: its signal was aborted (`cause` is the reason), or its time was over. */
export class QueryAborted extends QueryCanceled {}
