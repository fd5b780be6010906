import { attributesOf, metaOf } from '../meta-of.js';
import { relatedManager } from '../related/related-manager.js';
import { cachedOne } from './cached-one.js';
import { cachedGeneric } from './cached-generic.js';
import { loadGeneric } from './load-generic.js';
import { loadOne } from './load-one.js';
import { propertyOf } from './property.js';
import { Reference } from './reference.js';

/**
 * The property of a relation: the related instance or null once loaded, else a reference to await; of a relation to many rows its
 * manager.
 */
export function readRelation(instance: object, name: string): unknown {
  const meta = metaOf(instance);
  const property = propertyOf(meta, name);
  // A prototype is looked at too: by inspectors, and by whoever copies properties.
  if (property === undefined || instance === (meta.modelClass as { readonly prototype: object }).prototype) return undefined;
  if (property.kind === 'many') return relatedManager(instance, property);
  if (property.kind === 'generic') {
    const cached = cachedGeneric(instance, property);
    return cached !== undefined ? cached : new Reference(`${meta.name}.${name}`, () => loadGeneric(instance, property));
  }
  const cached = cachedOne(instance, property);
  if (cached !== undefined) return cached;
  return new Reference(`${meta.name}.${name}`, () => loadOne(instance, property));
}

/** The relation as far as it is loaded; undefined when it is not. Nothing is made for it. */
export function loadedRelation(instance: object, name: string): unknown {
  const property = propertyOf(metaOf(instance), name);
  if (property === undefined || property.kind === 'many') return undefined;
  if (property.kind === 'generic') return cachedGeneric(instance, property);
  return Object.hasOwn(attributesOf(instance), property.near.attribute) || !property.forward ? cachedOne(instance, property) : undefined;
}
