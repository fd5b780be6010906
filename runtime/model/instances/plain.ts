import { isInstance } from '../../query/plan/instance-key.js';
import { askedRelations, getRelated } from '../instance-internals.js';
import { loadedRelation } from '../loading/read-relation.js';
import { propertyOf } from '../loading/property.js';
import { attributesOf, metaOf } from '../meta-of.js';
import type { ModelMeta } from '../model-meta.js';

/** A plain object of what the query of an instance loaded, its values as they are. */
export function plainOf(instance: object): object {
  return shown(instance, PLAIN);
}

/** The same as JSON can hold it: big integers, decimals, moments and bytes as texts. Fields with `serialize: false` are left out. */
export function jsonOf(instance: object): object {
  return shown(instance, JSON_READY);
}

interface Form {
  /** An instance inside of another. */
  instance(value: object): unknown;
  value(value: unknown): unknown;
  isLeftOut(meta: ModelMeta, attribute: string): boolean;
}

const PLAIN: Form = {
  instance: (value) => (value as { toObject(): unknown }).toObject(),
  value: (value) => value,
  isLeftOut: () => false,
};

const JSON_READY: Form = {
  // A class of the user's may say otherwise what it shows of itself.
  instance: (value) => (value as { toJSON(): unknown }).toJSON(),
  value: jsonValue,
  isLeftOut: (meta, attribute) => meta.field(attribute)?.ir.serialize === false,
};

/** The instances that are being shown, from the outside in: one that comes again is its columns alone. */
const path: object[] = [];

function shown(instance: object, form: Form): object {
  const again = path.includes(instance);
  const meta = metaOf(instance);
  const made: Record<string, unknown> = {};
  path.push(instance);
  try {
    for (const [name, value] of Object.entries(attributesOf(instance))) {
      if (value === undefined || form.isLeftOut(meta, name) || (again && holdsInstances(value))) continue;
      made[name] = member(value, form);
    }
    if (!again) for (const [name, value] of askedValues(instance, meta)) made[name] = member(value, form);
  } finally {
    path.pop();
  }
  return made;
}

/** The relations that were asked for and are still loaded. */
export function* askedValues(instance: object, meta: ModelMeta): Iterable<readonly [name: string, value: unknown]> {
  for (const name of askedRelations(instance)) {
    const value = propertyOf(meta, name)?.kind === 'many' ? getRelated(instance, name) : loadedRelation(instance, name);
    if (value !== undefined) yield [name, value];
  }
}

function member(value: unknown, form: Form): unknown {
  if (typeof value !== 'object' || value === null) return form.value(value);
  if (isInstance(value)) return form.instance(value);
  if (Array.isArray(value) && value.some(isInstance)) return value.map((one: unknown) => member(one, form));
  return form.value(value);
}

function holdsInstances(value: unknown): boolean {
  return isInstance(value) || (Array.isArray(value) && value.some(isInstance));
}

function jsonValue(value: unknown): unknown {
  if (typeof value === 'bigint') return String(value);
  if (typeof value !== 'object' || value === null) return value;
  if (value instanceof Uint8Array) return base64(value);
  if (typeof (value as { toJSON?: unknown }).toJSON === 'function') return (value as { toJSON(): unknown }).toJSON();
  if (Array.isArray(value)) return value.map(jsonValue);
  // A range has its ends in the type of its column.
  if ('lower' in value && 'upper' in value) return { ...value, lower: jsonValue(value.lower), upper: jsonValue(value.upper) };
  return value;
}

function base64(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64');
}
