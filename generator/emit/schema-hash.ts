import { hashCanonical } from '../../schema/ir/serialize.js';
import type { SchemaIR } from '../../schema/ir/schema-ir.js';

/** A short hash of what a schema says: comments and the places of declarations do not count. */
export function hashSchemaMeaning(schema: SchemaIR): string {
  return hashCanonical(withoutPlaces(schema)).slice(0, 16);
}

function withoutPlaces(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutPlaces);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, member]) => {
      const said = (key === 'doc' && typeof member === 'string') || (key === 'source' && isPosition(member));
      return said ? [] : [[key, withoutPlaces(member)]];
    }),
  );
}

function isPosition(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'file' in value && 'line' in value && 'column' in value;
}
