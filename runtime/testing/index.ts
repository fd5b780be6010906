/** Helpers for tests and first steps. */
export { captureQueries } from '../connection/capture-queries.js';
export { captureOnCommitCallbacks, holdTransaction } from '../connection/hold-transaction.js';
export type { NPlusOne, NPlusOneOptions } from '../connection/n-plus-one.js';
export { expectQueries } from './expect-queries.js';
export { expectNoNPlusOne, reportNPlusOne } from './n-plus-one.js';
export { createTables, dropTables, type TablesOptions } from './tables.js';
export { clearGlobalFilters } from '../query/filters/global-filters.js';
