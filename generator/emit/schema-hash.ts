import { createHash } from 'node:crypto';
import type { ModelIR } from '../../schema/ir/model-ir.js';
import type { SchemaIR } from '../../schema/ir/schema-ir.js';

/** A short hash of what a schema says: comments, the places of declarations and the order of keys do not count. */
export function hashSchemaMeaning(schema: SchemaIR): string {
  const { models, ...rest } = schema;
  const text = `{"models":[${models.map(meaningOfModel).join(',')}],${meaningOf(rest).slice(1)}`;
  return createHash('sha256').update(text).digest('hex').slice(0, 16);
}

/** Of models, which are frozen: in watch mode most of them come again. */
const known = new WeakMap<ModelIR, string>();

function meaningOfModel(model: ModelIR): string {
  const text = known.get(model) ?? meaningOf(model);
  known.set(model, text);
  return text;
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
