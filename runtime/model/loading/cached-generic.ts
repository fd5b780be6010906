import { getRelated, setRelated } from '../instance-internals.js';
import { attributesOf } from '../meta-of.js';
import { sameKey } from './map-key.js';
import type { GenericProperty } from './property.js';

/** What a generic foreign key was loaded or assigned as, with the type and the key that it stands for. */
class GenericValue {
  constructor(
    readonly type: unknown,
    readonly key: unknown,
    readonly value: object | null,
  ) {}
}

/** The row that is pointed at, as far as it is loaded; undefined when nobody looked, or the pointer was changed since. */
export function cachedGeneric(instance: object, { name, typeField, keyField }: GenericProperty): object | null | undefined {
  const cached = getRelated(instance, name) as GenericValue | undefined;
  if (cached === undefined) return undefined;
  const values = attributesOf(instance);
  const same = sameKey(cached.type, values[typeField.attribute]) && sameKey(cached.key, values[keyField.attribute]);
  return same ? cached.value : undefined;
}

/** Notes the row for the pointer as it is now. */
export function setGeneric(instance: object, { name, typeField, keyField }: GenericProperty, value: object | null): void {
  const values = attributesOf(instance);
  setRelated(instance, name, new GenericValue(values[typeField.attribute], values[keyField.attribute], value));
}
