export type * from './function-nodes.js';
export type * from './nodes.js';
export type * from './operator-nodes.js';
export type * from './select-nodes.js';
export type * from './value-nodes.js';
export { COUNT, UNKNOWN, type ValueType } from './value-type.js';
export type * from './write-nodes.js';
