export * from './aggregates.js';
export { ArraySubquery } from './array-subquery.js';
export * from './functions.js';
