/** What generated code imports; versioned: a breaking change gets a new door beside this one. */
export type { Decimal } from 'decimal.js';
export { DunderError } from './errors/dunder-error.js';
export { childClass, type ChildClass } from './model/child-class.js';
export { defineModel } from './model/define-model.js';
export { defineParts } from './model/define-parts.js';
export { Model } from './model/model.js';
export { Registry } from './model/registry.js';
export { type OwnQuerySet, QuerySet } from './query/query-set.js';
export type * from './query/types/index.js';
