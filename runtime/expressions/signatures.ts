/**
 * The call signatures of the expressions, for the functions of this folder to declare: `export const Count: CountFunction = …`.
 */
export type * from '../query/types/expressions/aggregates.js';
export type * from '../query/types/expressions/basics.js';
export type * from '../query/types/expressions/computed.js';
export type * from '../query/types/expressions/filtered-relation.js';
export type * from '../query/types/expressions/functions.js';
export type * from '../query/types/expressions/json.js';
export type * from '../query/types/expressions/search.js';
export type { AnyOperand, FnOf, Literal, Operand, Operands } from '../query/types/expressions/operand.js';
export type { QFunction } from '../query/types/condition.js';
export type { PrefetchFunction } from '../query/types/prefetch.js';
