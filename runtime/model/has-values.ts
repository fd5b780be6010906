import type { FieldMeta } from './field-meta.js';

/** Has each of the fields a value? */
export function hasValues(values: Readonly<Record<string, unknown>>, fields: readonly FieldMeta[]): boolean {
  for (const field of fields) if (values[field.attribute] === undefined || values[field.attribute] === null) return false;
  return true;
}
