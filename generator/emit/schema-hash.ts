import { createHash } from 'node:crypto';
import type { SchemaIR } from '../../schema/ir/schema-ir.js';

/** A short hash of what a schema says: comments, the places of declarations and the order of keys do not count. */
export function hashSchemaMeaning(schema: SchemaIR): string {
  return createHash('sha256').update(meaningOf(schema)).digest('hex').slice(0, 16);
}

function meaningOf(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(meaningOf).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const record = value as Record<string, unknown>;
  let text = '';
  for (const key of Object.keys(record).sort()) {
    const member = record[key];
    if (member !== undefined && !isRemark(key, member)) text += `${JSON.stringify(key)}:${meaningOf(member)},`;
  }
  return `{${text}}`;
}

function isRemark(key: string, member: unknown): boolean {
  if (key === 'doc') return typeof member === 'string';
  return key === 'source' && typeof member === 'object' && member !== null && 'file' in member && 'line' in member && 'column' in member;
}
