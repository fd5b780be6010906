import type { AnyInstance } from '../../query/types/instance.js';
import { mapKey } from '../loading/map-key.js';
import { originOf } from '../instance-internals.js';
import { keyOf } from '../initialize.js';
import { attributesOf, metaOf } from '../meta-of.js';

/**
 * Do two instances stand for the same row? They are of the same table, a proxy or not, and have the same key; without a key an instance is only
 * the same as itself. `==` in Django.
 *
 * @example
 * ```ts
 * if (isSame(post.author, user)) …
 * ```
 * Django: https://docs.djangoproject.com/en/6.0/ref/models/instances/#eq
 */
export function isSame(one: AnyInstance | null | undefined, other: AnyInstance | null | undefined): boolean {
  if (one === other) return true;
  if (one === null || one === undefined || other === null || other === undefined) return false;
  const meta = metaOf(one) as ReturnType<typeof metaOf> | undefined;
  const otherMeta = metaOf(other) as ReturnType<typeof metaOf> | undefined;
  if (meta === undefined || meta.concrete !== otherMeta?.concrete) return false;
  const values = attributesOf(one);
  const hasKey = meta.primaryKey.every(({ attribute }) => values[attribute] !== undefined && values[attribute] !== null);
  return hasKey && mapKey(keyOf(one)) === mapKey(keyOf(other));
}

/**
 * The names of the fields that `only()` and `defer()` left out and that are not loaded since.
 *
 * Django: https://docs.djangoproject.com/en/6.0/ref/models/instances/#django.db.models.Model.get_deferred_fields
 */
export function getDeferredFields(instance: AnyInstance): Set<string> {
  const { deferred } = originOf(instance);
  if (deferred.length === 0) return new Set();
  const missing = metaOf(instance).fields.filter(({ attribute }) => deferred.includes(attribute) && !Object.hasOwn(instance, attribute));
  return new Set(missing.map((field) => field.name));
}
