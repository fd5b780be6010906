import type { Probe } from '../probe.js';
import { MANY_VALUED } from './a-many-valued.js';
import { NULLS } from './b-nulls.js';
import { JOINS } from './c-joins.js';
import { AGGREGATION } from './d-aggregation.js';
import { EVALUATION } from './e-evaluation.js';
import { FURTHER } from './further.js';
import { VALUES } from './f-values.js';
import { LOOKUPS } from './g-lookups.js';
import { JSON_COLUMNS } from './j-json.js';
import { WRITES } from './k-writes.js';
import { DELETES } from './l-delete.js';
import { PREFETCHES } from './p-prefetch.js';
import { RELATED_MANAGERS } from './r-related-managers.js';
import { TRANSACTIONS } from './t-transactions.js';
import { MODELS } from './u-models.js';

/** The probes by chapter. */
export const CHAPTERS: Readonly<Record<string, readonly Probe[]>> = {
  'many-valued relations': MANY_VALUED,
  NULL: NULLS,
  joins: JOINS,
  aggregation: AGGREGATION,
  'slices, orders and evaluation': EVALUATION,
  'values and expressions': VALUES,
  lookups: LOOKUPS,
  JSON: JSON_COLUMNS,
  writes: WRITES,
  deletes: DELETES,
  prefetches: PREFETCHES,
  'related managers': RELATED_MANAGERS,
  transactions: TRANSACTIONS,
  'models and combinations': MODELS,
  further: FURTHER,
};
