import { cachedGeneric } from '../../model/loading/cached-generic.js';
import { fetchGenerics } from '../../model/loading/load-generic.js';
import type { GenericProperty } from '../../model/loading/property.js';
import { QueryError } from '../../errors/query-error.js';
import type { PrefetchNode } from './prefetch-tree.js';
import type { PrefetchUse } from './prefetch-use.js';
import { withState } from '../query-state.js';

/** A QuerySet over a model that the key never points at would be forgotten in silence. */
export function checkGenericModels({ ir, model }: GenericProperty, { path, states }: PrefetchNode): void {
  const models = new Set(ir.models.map((name) => model.registry.get(name).concrete));
  const other = states.find((state) => !models.has(state.model.concrete));
  if (other === undefined) return;
  throw new QueryError({
    code: 'QUERY.PREFETCH_MODEL',
    message: `GenericPrefetch('${path}') takes QuerySets of ${ir.models.join(', ')}, not of ${other.model.name}.`,
  });
}

/** Generic foreign keys: one query for each model that is pointed at. */
export async function prefetchGeneric(instances: readonly object[], use: PrefetchUse<GenericProperty>): Promise<readonly object[]> {
  const { property, node, using } = use;
  const missing = instances.filter((one) => cachedGeneric(one, property) === undefined);
  await fetchGenerics(missing, property, (model) => {
    const given = node.states.find((state) => state.model.concrete === model.concrete);
    return given === undefined ? null : withState(given, { using: given.using ?? using });
  });
  const rows: object[] = [];
  for (const one of instances) {
    const pointed = cachedGeneric(one, property) ?? null;
    if (node.toAttr !== null) (one as Record<string, unknown>)[node.toAttr] = pointed;
    if (pointed !== null) rows.push(pointed);
  }
  return rows;
}
