import type { Dialect } from '../../dialects/dialect.js';
import { Tracer } from '../../expressions/tracer.js';
import { FilterValues } from '../filters/filter-values.js';
import { type GlobalFilter, globalFilters } from '../filters/global-filters.js';
import { type AskedFilter, PlanFilters } from '../filters/plan-filters.js';
import type { Prepared } from './plan-cache.js';

/** The plan, or the filter to ask before it is known which: filters decide by the shape of what they say. */
type Node = { readonly prepared: Prepared<unknown> } | Ask;

interface Ask {
  readonly filter: GlobalFilter;
  readonly branches: Map<string, Node>;
}

export interface FilteredRun {
  readonly prepared: Prepared<unknown>;
  readonly values: readonly unknown[];
  readonly planned: boolean;
}

/** Plans kept per dialect, and per place where a filter is asked; the oldest goes first. */
const LIMIT = 5_000;
const BRANCHES = 100;
const caches = new WeakMap<Dialect, Map<string, Node>>();

/**
 * The plan of a query while there are global filters. What the query itself says leads to the first filter that its plan needs, the shape of that
 * filter's condition to the next, until there is the plan: so a filter of a model that the query does not touch is never called.
 */
export function filteredPlan(
  dialect: Dialect,
  tracer: Tracer,
  makePlan: (tracer: Tracer, filters: PlanFilters) => Prepared<unknown>,
): FilteredRun {
  const filters = new FilterValues();
  let cache = caches.get(dialect);
  if (cache === undefined) caches.set(dialect, (cache = new Map()));
  const key = `${tracer.shape}\nfilters${globalFilters.version}`;
  let node = cache.get(key);
  while (node !== undefined && 'branches' in node) node = node.branches.get(filters.trace(node.filter, tracer).shape);
  if (node !== undefined) return { prepared: node.prepared, values: tracer.values, planned: false };
  const rebuilding = new Tracer(true, tracer.arrays, tracer.database);
  const planning = new PlanFilters(filters, rebuilding);
  const prepared = makePlan(rebuilding, planning);
  if (cache.size >= LIMIT) cache.delete(cache.keys().next().value!);
  insert(cache, key, planning.asked, { prepared });
  return { prepared, values: rebuilding.values, planned: true };
}

function insert(cache: Map<string, Node>, key: string, asked: readonly AskedFilter[], leaf: Node): void {
  let level = cache;
  let place = key;
  for (const { filter, shape } of asked) {
    let node = level.get(place);
    if (node === undefined || !('branches' in node)) level.set(place, (node = { filter, branches: new Map() }));
    if (node.branches.size >= BRANCHES) node.branches.delete(node.branches.keys().next().value!);
    level = node.branches;
    place = shape;
  }
  level.set(place, leaf);
}
