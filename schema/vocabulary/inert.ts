/**
 * Schema files are parsed and never executed. Should one be imported by mistake, or by a test, its declarations are plain frozen data:
 * nothing connects, registers or generates.
 */
export function inert<T>(value: T): T {
  if (Array.isArray(value)) return Object.freeze(value.map((item: unknown) => inert(item))) as T;
  if (!isPlainObject(value)) return value;
  return Object.freeze(Object.fromEntries(Object.entries(value).map(([key, item]) => [key, inert(item)]))) as T;
}

/** Classes, dates, patterns and other instances belong to the author and stay as they are. */
function isPlainObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}
