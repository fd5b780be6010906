import type { Dialect } from '../../dialects/dialect.js';
import { QueryError } from '../../errors/query-error.js';
import { Tracer } from '../../expressions/tracer.js';
import type { PlanFilters } from '../filters/plan-filters.js';
import { globalFilters } from '../filters/global-filters.js';
import type { CompiledQuery } from '../../sql/compile/compiled-query.js';
import { registrations } from '../../lookups/custom.js';
import { filteredPlan } from './filtered-plans.js';

/** A plan that was made once for a shape: null SQL means that no row can match. */
export interface Prepared<Extra> {
  readonly compiled: CompiledQuery | null;
  /** Of the prepared statement, when the text is worth keeping prepared. */
  readonly name: string | undefined;
  readonly extra: Extra;
}

/** Plans kept per dialect; the oldest goes first. */
const LIMIT = 5_000;
const caches = new WeakMap<Dialect, Map<string, Prepared<unknown>>>();

/** How many plans were made, for tests that count them. */
export const planStatistics = { planned: 0, reused: 0 };

let names = 0;

/** A name for a prepared statement: unique in the process, so that one name is always one text. */
export const statementName = (): string => `dunder_${++names}`;

/**
 * Finds the plan of what `trace` reads, or makes it: everything but the values is the key, so a query of a known shape
 * costs one walk over its state and one look into a map.
 */
export function preparedFor<Traced, Extra>(
  dialect: Dialect,
  /** The alias, for what says itself where it runs; plans are shared by all databases of a dialect. */
  database: string | null,
  kind: string,
  trace: (tracer: Tracer) => Traced,
  plan: (traced: Traced, filters: PlanFilters | null) => Prepared<Extra>,
): { readonly prepared: Prepared<Extra>; readonly values: readonly unknown[] } {
  const tracer = new Tracer(false, dialect.features.arrays, database);
  // What was registered since is another meaning of the same words.
  tracer.text(registrations.count === 0 ? kind : `${kind}~${registrations.count}:`);
  trace(tracer);
  if (globalFilters.active) {
    const run = filteredPlan(dialect, tracer, (rebuilding, filters) => {
      const made = plan(trace(rebuilding), filters);
      checkParameters(made.compiled, dialect);
      return made;
    });
    if (run.planned) planStatistics.planned++;
    else planStatistics.reused++;
    return run as { readonly prepared: Prepared<Extra>; readonly values: readonly unknown[] };
  }
  let cache = caches.get(dialect);
  if (cache === undefined) caches.set(dialect, (cache = new Map()));
  const key = tracer.shape;
  let prepared = cache.get(key) as Prepared<Extra> | undefined;
  if (prepared === undefined) {
    prepared = plan(trace(new Tracer(true, dialect.features.arrays, database)), null);
    checkParameters(prepared.compiled, dialect);
    planStatistics.planned++;
    if (cache.size >= LIMIT) cache.delete(cache.keys().next().value!);
    cache.set(key, prepared);
  } else {
    planStatistics.reused++;
  }
  return { prepared, values: tracer.values };
}

/** Said before anything is sent: a driver's own error would not say what to do. */
function checkParameters(compiled: CompiledQuery | null, { features }: Dialect): void {
  if (compiled === null || compiled.bindings.length <= features.maxParameters) return;
  throw new QueryError({
    code: 'QUERY.TOO_MANY_PARAMETERS',
    message: `The statement has ${compiled.bindings.length} parameters; ${features.label} takes ${features.maxParameters} at most.`,
    hint: 'A long list of keys is split by inBulk(keys) and by prefetches; else ask in parts, or use a subquery.',
  });
}
