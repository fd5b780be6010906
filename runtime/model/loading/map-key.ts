/** A key of a row as a key of a Map: what compares by identity becomes text. */
export function mapKey(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (value instanceof Date) return `date ${value.getTime()}`;
  if (value instanceof Uint8Array) return `bytes ${value.join()}`;
  if (Array.isArray(value)) return `tuple ${value.map((item) => `${typeof item} ${String(mapKey(item))}`).join('|')}`;
  return String(value);
}

/** Are two keys the same? */
export const sameKey = (a: unknown, b: unknown): boolean => a === b || mapKey(a) === mapKey(b);

/** The distinct values of an attribute that are not null. */
export function distinctKeys(instances: Iterable<object>, attribute: string): unknown[] {
  const keys = new Map<unknown, unknown>();
  for (const instance of instances) {
    const value = (instance as Record<string, unknown>)[attribute];
    if (value !== null && value !== undefined) keys.set(mapKey(value), value);
  }
  return [...keys.values()];
}
