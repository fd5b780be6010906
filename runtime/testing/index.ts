/** Helpers for tests and first steps. */
export { captureQueries } from '../connection/capture-queries.js';
export { captureOnCommitCallbacks, holdTransaction } from '../connection/hold-transaction.js';
export { createTables, dropTables, type TablesOptions } from './tables.js';
