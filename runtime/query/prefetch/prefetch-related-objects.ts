import { databaseForRead } from '../../connection/routers.js';
import { originOf } from '../../model/instance-internals.js';
import { metaOf } from '../../model/meta-of.js';
import { prefetchSpecs } from '../refine/prefetch-spec.js';
import type { PrefetchArgument, PrefetchArguments } from '../types/prefetch.js';
import type { InstanceOf } from '../types/instance.js';
import type { ModelSchema } from '../types/schema.js';
import { prefetchInto } from './prefetch-into.js';

/**
 * Prefetches relations of instances that are there already; what is loaded is not loaded again.
 *
 * ```ts
 * await prefetchRelatedObjects(posts, 'comments__author', 'tags');
 * ```
 *
 * Django: https://docs.djangoproject.com/en/stable/ref/models/querysets/#prefetch-related-objects
 */
export async function prefetchRelatedObjects<S extends ModelSchema, const A extends readonly PrefetchArgument[]>(
  instances: Iterable<InstanceOf<S>>,
  ...prefetches: PrefetchArguments<S, A>
): Promise<void> {
  const list: object[] = [...instances];
  const [first] = list;
  if (first === undefined) return;
  const meta = metaOf(first);
  const { alias } = databaseForRead(meta.name, { instance: first, database: originOf(first).database });
  await prefetchInto(list, prefetchSpecs([], prefetches), meta, { using: alias, without: [] });
}
