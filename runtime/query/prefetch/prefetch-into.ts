import { ReadsTogether } from '../../connection/reads-together.js';
import { markAsked } from '../../model/instance-internals.js';
import { ensureLoaded } from '../../model/loading/load-deferred.js';
import { propertyNames, propertyOf, type Property } from '../../model/loading/property.js';
import { metaOf } from '../../model/meta-of.js';
import type { ModelMeta } from '../../model/model-meta.js';
import { FieldError } from '../../errors/query-error.js';
import { suggest } from '../../errors/suggest.js';
import type { WithoutFilters } from '../filters/global-filters.js';
import type { PrefetchSpec } from '../query-state.js';
import { checkProperty } from '../check-alias.js';
import { checkGenericModels, prefetchGeneric } from './prefetch-generic.js';
import { prefetchMany } from './prefetch-many.js';
import { prefetchOne } from './prefetch-one.js';
import { nodeKey, type PrefetchNode, prefetchTree } from './prefetch-tree.js';
import type { GivenRelations } from '../statement/given-rows.js';
import type { PrefetchUse } from './prefetch-use.js';
import { settleAll } from './settle-all.js';

/** What prefetches take over from the query whose rows they are for. */
export interface PrefetchSetting {
  /** The alias of the database. */
  readonly using: string;
  /** The global filters that do not hold. */
  readonly without: WithoutFilters;
}

/**
 * Loads relations for instances that are there, one query per relation and level; the queries of one level travel together,
 * in one round trip, where the wire can, else at the same time.
 *
 *     SELECT … FROM "comment" WHERE "comment"."post_id" = ANY($1)
 *     SELECT … FROM "author" WHERE "author"."id" = ANY($1)
 */
export async function prefetchInto(
  instances: readonly object[],
  specs: readonly PrefetchSpec[],
  model: ModelMeta,
  setting: PrefetchSetting,
  given: GivenRelations | null = null,
): Promise<void> {
  const nodes = prefetchTree(specs);
  for (const node of nodes) checkPath(model, node);
  await prefetchLevel(instances, nodes, { ...setting, given, together: branches(nodes) ? new ReadsTogether() : null });
}

/** Where the rows of one level come from: a database, and what came with their parents. */
interface Source extends PrefetchSetting {
  readonly given: GivenRelations | null;
  readonly together: ReadsTogether | null;
}

/** Is there anything that could travel together? */
function branches(nodes: readonly PrefetchNode[]): boolean {
  return nodes.length > 1 || nodes.some((node) => branches([...node.children.values()]));
}

async function prefetchLevel(instances: readonly object[], nodes: readonly PrefetchNode[], source: Source): Promise<void> {
  if (instances.length === 0) return;
  const [only] = nodes;
  if (nodes.length === 1) await prefetchNode(instances, only!, source);
  else await settleAll(nodes.map((node) => prefetchNode(instances, node, source)));
}

async function prefetchNode(instances: readonly object[], node: PrefetchNode, source: Source): Promise<void> {
  const rows: object[] = [];
  const { using, without, together } = source;
  const here = source.given?.get(nodeKey(node));
  for (const [meta, same] of byModel(instances))
    for (const row of await fetchNode(meta, same, { node, using, without, given: here, together })) rows.push(row);
  if (node.children.size === 0) return;
  await prefetchLevel(distinct(rows), [...node.children.values()], { using, without, given: here?.deeper ?? null, together });
}

/** Loads one relation of instances of one model; the related rows, those that were loaded before included. */
async function fetchNode(
  meta: ModelMeta,
  instances: readonly object[],
  wanted: Omit<PrefetchUse<Property>, 'property'>,
): Promise<readonly object[]> {
  const { node } = wanted;
  const property = propertyOf(meta, node.name);
  if (property === undefined) return attributeRows(instances, node, meta);
  const rows = await fetchProperty(property, instances, wanted);
  if (node.toAttr === null) markAsked(instances, property.name);
  return rows;
}

async function fetchProperty(
  property: Property,
  instances: readonly object[],
  wanted: Omit<PrefetchUse<Property>, 'property'>,
): Promise<readonly object[]> {
  const use = { ...wanted, property } as const;
  switch (property.kind) {
    case 'one': {
      for (const one of instances) if (!Object.hasOwn(one, property.near.attribute)) await ensureLoaded(one, property.near);
      return await prefetchOne(instances, { ...use, property });
    }
    case 'many':
      return await prefetchMany(instances, { ...use, property });
    case 'generic':
      return await prefetchGeneric(instances, { ...use, property });
  }
}

/** A path may lead over a property that an earlier Prefetch filled: `'approvedComments__author'`. */
function attributeRows(instances: readonly object[], node: PrefetchNode, meta: ModelMeta): readonly object[] {
  return instances.flatMap((instance) => {
    const value = Object.hasOwn(instance, node.name) ? (instance as Record<string, unknown>)[node.name] : undefined;
    if (value === null) return [];
    if (typeof value !== 'object') throw unknownPath(node.name, node.path, meta);
    return Array.isArray(value) ? (value as object[]) : [value];
  });
}

/** All of a path is checked before anything is loaded; behind a generic foreign key nothing is known yet. */
function checkPath(model: ModelMeta, node: PrefetchNode, attributes: ReadonlyMap<string, ModelMeta> = new Map()): void {
  const property = propertyOf(model, node.name);
  if (node.toAttr !== null) checkProperty(node.toAttr, model);
  if (property?.kind === 'generic') checkGenericModels(property, node);
  const target = property === undefined ? attributes.get(node.name) : property.kind === 'generic' ? null : property.relation.target;
  if (target === undefined) throw unknownPath(node.name, node.path, model);
  if (target === null) return;
  const given = node.states[0]?.model ?? target;
  const further = new Map<string, ModelMeta>();
  for (const child of node.children.values()) {
    checkPath(given, child, further);
    const reached = propertyOf(given, child.name);
    if (child.toAttr !== null && reached !== undefined && reached.kind !== 'generic') further.set(child.toAttr, reached.relation.target);
  }
}

function unknownPath(name: string, path: string, model: ModelMeta): FieldError {
  const choices = propertyNames(model);
  const field =
    model.field(name) === undefined ? `${model.name} has no relation '${name}'` : `${model.name}.${name} is a column, no relation`;
  return new FieldError({
    code: 'QUERY.BAD_PREFETCH',
    message: `prefetchRelated('${path}'): ${field}. Choices are: ${choices.join(', ') || 'none'}.${suggest(name, choices)}`,
  });
}

/** Rows of a generic foreign key are of several models; all others of one. */
function byModel(instances: readonly object[]): Iterable<readonly [ModelMeta, readonly object[]]> {
  const first = metaOf(instances[0]!);
  if (instances.every((instance) => metaOf(instance) === first)) return [[first, instances]];
  const groups = new Map<ModelMeta, object[]>();
  for (const instance of instances) {
    const meta = metaOf(instance);
    const group = groups.get(meta);
    if (group === undefined) groups.set(meta, [instance]);
    else group.push(instance);
  }
  return groups;
}

const distinct = (rows: readonly object[]): readonly object[] => [...new Set(rows)];
