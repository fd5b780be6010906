import type { Probe } from '../probe.js';
import { MANY_VALUED } from './a-many-valued.js';
import { NULLS } from './b-nulls.js';
import { JOINS } from './c-joins.js';
import { AGGREGATION } from './d-aggregation.js';

/** The probes by chapter. */
export const CHAPTERS: Readonly<Record<string, readonly Probe[]>> = {
  'many-valued relations': MANY_VALUED,
  NULL: NULLS,
  joins: JOINS,
  aggregation: AGGREGATION,
};
