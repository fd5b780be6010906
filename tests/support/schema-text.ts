import type { Json } from '../../schema/ir/json.js';
import type { SchemaIR } from '../../schema/ir/schema-ir.js';

/** One text for one meaning: keys sorted, absent and undefined the same, two spaces, a newline at the end. What JSON cannot hold is refused. */
export function serializeSchema(schema: SchemaIR): string {
  return `${JSON.stringify(canonical(schema), null, 2)}\n`;
}

function canonical(value: unknown): Json {
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
