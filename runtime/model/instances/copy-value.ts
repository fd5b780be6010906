import { types } from 'node:util';

/**
 * A copy of what could be changed in place: dates, bytes, and the lists and objects of JSON. A Decimal and the like cannot, and stay.
 * Not structuredClone: its copies are of another realm in test runners that give each file a context of its own, and equal to nothing there.
 */
export function copyValue(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(copyValue);
  if (types.isDate(value)) return new (value.constructor as DateConstructor)(value.getTime());
  if (types.isUint8Array(value)) return value.slice();
  return isPlain(value) ? Object.fromEntries(Object.entries(value).map(([name, member]) => [name, copyValue(member)])) : value;
}

/** By the name of its constructor, for there is an Object in every realm. */
function isPlain(value: object): boolean {
  const prototype = Object.getPrototypeOf(value) as { readonly constructor?: { readonly name?: string } } | null;
  return prototype === null || prototype.constructor?.name === 'Object';
}
