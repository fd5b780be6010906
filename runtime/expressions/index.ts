export * from './aggregates/aggregates.js';
export { Case, Cast, Exists, ExpressionWrapper, F, OuterRef, Q, Subquery, Value, When } from './basics.js';
export { FilteredRelation } from './filtered-relation.js';
export { defineFunction } from './define-function.js';
export { Func } from './func.js';
export * from './functions/index.js';
export { fields } from './output-fields.js';
export * from './postgres/index.js';
export * from './search/index.js';
