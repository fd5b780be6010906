import type { Rule } from './rule.js';

/** Every rule that a whole schema must keep, in the order in which they are asked. */
export const RULES: readonly Rule[] = [];
