export { DunderError } from './errors/dunder-error.js';
export { childClass } from './model/child-class.js';
export { defineModel } from './model/define-model.js';
export { defineParts } from './model/define-parts.js';
export { Model } from './model/model.js';
export { Registry } from './model/registry.js';
export { QuerySet } from './query/query-set.js';
