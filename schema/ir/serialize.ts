import { createHash } from 'node:crypto';
import type { Json } from './json.js';
import type { SchemaIR } from './schema-ir.js';

/** One text for one meaning: keys sorted, absent and undefined the same, two spaces, a newline at the end. */
export function serializeSchema(schema: SchemaIR): string {
  return `${JSON.stringify(canonical(schema), null, 2)}\n`;
}

/** Reads what {@link serializeSchema} wrote. */
export function parseSchema(text: string): SchemaIR {
  const value = JSON.parse(text) as SchemaIR;
  if (value.version !== 1 || !Array.isArray(value.models)) throw new TypeError('This is not a schema of version 1.');
  return value;
}

/** sha256 of the canonical text: equal hashes mean the same schema, whatever the order in which its keys were built. */
export function hashSchema(schema: SchemaIR): string {
  return hashCanonical(schema);
}

/** The same for any part of a schema, or any other JSON-clean value. */
export function hashCanonical(value: unknown): string {
  return createHash('sha256')
    .update(JSON.stringify(canonical(value)))
    .digest('hex');
}

/** The value with every object's keys sorted and without undefined members. */
export function canonical(value: unknown): Json {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new TypeError(`${value} cannot be written as JSON.`);
    return value;
  }
  if (Array.isArray(value)) return value.map(canonical);
  if (typeof value !== 'object') throw new TypeError(`A ${typeof value} cannot be written as JSON.`);
  const sorted: Record<string, Json> = {};
  for (const key of Object.keys(value).sort()) {
    const member = (value as Record<string, unknown>)[key];
    if (member !== undefined) Object.defineProperty(sorted, key, { value: canonical(member), enumerable: true, writable: true });
  }
  return sorted;
}
