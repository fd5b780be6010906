import { QueryError } from '../../errors/query-error.js';
import { suggest } from '../../errors/suggest.js';
import type { ModelMeta } from '../../model/model-meta.js';
import { stateOf } from '../query-set-core.js';
import type { Has } from '../types/query-set-like.js';
import type { ModelSchema } from '../types/schema.js';
import type { Conditions } from '../types/where.js';

/** A condition that every query over a model has, unless it says otherwise. */
export interface GlobalFilter {
  readonly name: string;
  readonly model: ModelMeta;
  /** Called when a query runs. */
  readonly conditions: () => unknown;
}

/** Which filters a query leaves out; of what the ORM does by itself, by the key of a row, all. */
export type WithoutFilters = 'all' | readonly string[];

/** Is there any filter? As long as there is none, this is all that a query asks. `version` tells the plans of before from those of after. */
export const globalFilters = { active: false, version: 0 };

const registered = new Map<ModelMeta, GlobalFilter[]>();
let known = new WeakMap<ModelMeta, readonly GlobalFilter[]>();

/**
 * Adds a condition to every query over a model, and to its rows wherever others lead to them: related managers, joins over reverse and many-to-many
 * relations, prefetches, subqueries, `update()` and `delete()`. The function is called when the query runs, so that it may read an
 * AsyncLocalStorage; what it gives are parameters. `true` lets all rows pass; undefined, or nothing at all, is an error and never "no filter".
 *
 * @example
 * ```ts
 * const remove = addGlobalFilter(Post.objects, 'tenant', () => ({ tenant: currentTenant() }));
 * await Post.objects.filter({ status: 'draft' });     // … WHERE "post"."tenant_id" = $2 AND "post"."status" = $1
 * await Post.objects.withoutFilter('tenant').count(); // of all tenants
 * ```
 * @param manager Any manager of the model, which tells the model and its fields.
 * @returns The function that takes the filter away.
 */
export function addGlobalFilter<S extends ModelSchema, const C extends object>(
  manager: Has<S>,
  name: string,
  conditions: () => Conditions<S, C> | true,
): () => void {
  const { model } = stateOf(manager);
  const filters = registered.get(model) ?? [];
  if (filters.some((one) => one.name === name)) {
    throw new QueryError({
      code: 'QUERY.FILTER_EXISTS',
      message: `${model.name} has a global filter '${name}' already.`,
      hint: 'Take the other away first, with the function that addGlobalFilter() gave, or choose another name.',
    });
  }
  const filter: GlobalFilter = { name, model, conditions };
  change(model, [...filters, filter]);
  return () => change(model, registered.get(model)?.filter((one) => one !== filter) ?? []); // prettier-ignore
}

/** Takes all global filters away: for tests, whose files share the models. */
export function clearGlobalFilters(): void {
  for (const model of registered.keys()) change(model, []);
}

function change(model: ModelMeta, filters: GlobalFilter[]): void {
  if (filters.length > 0) registered.set(model, filters);
  else registered.delete(model);
  known = new WeakMap();
  globalFilters.active = registered.size > 0;
  globalFilters.version++;
}

/** The filters of a model: its own, of a proxy those of the table too, of a multi-table child those of its parents. */
export function filtersOf(model: ModelMeta): readonly GlobalFilter[] {
  let filters = known.get(model);
  if (filters === undefined) known.set(model, (filters = [...new Set(findFilters(model))]));
  return filters;
}

function findFilters(model: ModelMeta): GlobalFilter[] {
  const { concrete } = model;
  const own = registered.get(model) ?? [];
  const table = concrete === model ? [] : (registered.get(concrete) ?? []);
  return [...own, ...table, ...concrete.parents.flatMap((parent) => findFilters(parent.model))];
}

/** Those that hold in a query. */
export function activeFilters(model: ModelMeta, without: WithoutFilters): readonly GlobalFilter[] {
  if (without === 'all') return NONE;
  const filters = filtersOf(model);
  return without.length === 0 ? filters : filters.filter(({ name }) => !without.includes(name));
}

const NONE: readonly GlobalFilter[] = [];

/** A name that no filter has would be a filter that is on though somebody thinks it is off. */
export function checkFilterNames(names: readonly string[]): void {
  const choices = [...new Set([...registered.values()].flat().map((one) => one.name))].sort();
  for (const name of names) {
    if (choices.includes(name)) continue;
    throw new QueryError({
      code: 'QUERY.UNKNOWN_FILTER',
      message: `There is no global filter '${name}'. Choices are: ${choices.join(', ') || 'none'}.${suggest(name, choices)}`,
    });
  }
}
