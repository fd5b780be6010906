import { QueryError } from '../../errors/query-error.js';
import type { PrefetchSpec } from '../query-state.js';
import { PrefetchRelation } from '../prefetch/prefetch.js';

/** Adds paths and Prefetch objects to what is prefetched; the same path twice with two QuerySets is a contradiction. */
export function prefetchSpecs(known: readonly PrefetchSpec[], added: readonly unknown[]): readonly PrefetchSpec[] {
  const specs = [...known];
  for (const one of added) {
    const spec = asSpec(one);
    const same = specs.find((other) => other.path === spec.path && other.toAttr === spec.toAttr);
    if (same === undefined) specs.push(spec);
    else if (spec.state !== null) {
      throw new QueryError({
        code: 'QUERY.PREFETCH_TWICE',
        message: `'${spec.path}' is prefetched already, with another QuerySet.`,
        hint: 'Give one of them { toAttr }, or put the deeper path after it.',
      });
    }
  }
  return specs;
}

function asSpec(value: unknown): PrefetchSpec {
  if (typeof value === 'string') return { path: value, state: null, toAttr: null };
  if (value instanceof PrefetchRelation) return value.spec;
  throw new QueryError({
    code: 'QUERY.BAD_PREFETCH',
    message: `prefetchRelated() takes paths and Prefetch(…), not ${value === null ? 'null' : typeof value}.`,
  });
}
