import { hashCanonical } from '../../schema/ir/serialize.js';
import type { SchemaIR } from '../../schema/ir/schema-ir.js';

/** A short hash of what a schema says: comments and the places of declarations do not count. */
export function hashSchemaMeaning(schema: SchemaIR): string {
  return hashCanonical(withoutPlaces(schema)).slice(0, 16);
}

function withoutPlaces(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutPlaces);
  if (typeof value !== 'object' || value === null) return value;
  const rest: Record<string, unknown> = Object.create(null) as Record<string, unknown>;
  for (const [key, member] of Object.entries(value)) {
    const said = (key === 'doc' && typeof member === 'string') || (key === 'source' && isPosition(member));
    if (!said) rest[key] = withoutPlaces(member);
  }
  return rest;
}

function isPosition(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'file' in value && 'line' in value && 'column' in value;
}
