import type { Json } from '../../../schema/ir/json.js';

/** What is wrong with a value (never an empty one), or undefined. */
export type Check = (value: unknown, parameters: readonly Json[]) => string | undefined;
