export { DunderError } from './errors/dunder-error.js';
export { QuerySet } from './query/query-set.js';
export type * from './query/types/index.js';
