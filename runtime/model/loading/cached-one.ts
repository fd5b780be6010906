import { getRelated, setRelated } from '../instance-internals.js';
import { attributesOf } from '../meta-of.js';
import { Absent } from './absent.js';
import { sameKey } from './map-key.js';
import type { OneProperty } from './property.js';

/**
 * The related instance as far as it is loaded: null when there is none, undefined when nobody looked. A key that was set to
 * another value since makes what was loaded for the old one void, as in Django.
 */
export function cachedOne(instance: object, { name, forward, near, far }: OneProperty): object | null | undefined {
  const cached = getRelated(instance, name);
  if (cached === undefined) return undefined;
  if (!forward) return cached as object | null;
  const key = attributesOf(instance)[near.attribute];
  if (cached === null) return key === null || key === undefined ? null : undefined;
  if (cached instanceof Absent) return sameKey(cached.key, key) ? null : undefined;
  // Without a key yet: a new instance was assigned, which may have been saved since. null was set by somebody.
  if (key === undefined) return cached as object;
  const held = attributesOf(cached)[far.attribute];
  if (key === null) return held === null || held === undefined ? (cached as object) : undefined;
  return sameKey(held, key) ? (cached as object) : undefined;
}

/** Notes that there is no row for the key that the instance has now. */
export function setAbsent(instance: object, { name, forward, near }: OneProperty): void {
  const key = forward ? attributesOf(instance)[near.attribute] : null;
  setRelated(instance, name, key === null || key === undefined ? null : new Absent(key));
}
