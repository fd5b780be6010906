/** The door for people: connect, query, write. */
export { Decimal } from 'decimal.js';
export * from './connection/index.js';
export * from './errors/index.js';
export * from './expressions/index.js';
export { type LookupOptions, registerLookup, registerTransform } from './lookups/custom.js';
export { fromQuerySet, Manager } from './model/manager.js';
export { Model } from './model/model.js';
export * from './model/instances/index.js';
export * from './model/signals/index.js';
export { GenericPrefetch, Prefetch } from './query/prefetch/prefetch.js';
export { prefetchRelatedObjects } from './query/prefetch/prefetch-related-objects.js';
export { RawQuerySet } from './query/raw-query-set.js';
export { RawSQL } from './query/raw-sql.js';
export { QuerySet } from './query/query-set.js';
export type * from './query/types/index.js';
export { JsonNull } from './values/json-null.js';
export { emptyRange, range, type Range, type RangeBounds } from './values/range.js';
