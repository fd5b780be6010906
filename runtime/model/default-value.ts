import { startsEmpty } from '../../schema/ir/starts-empty.js';
import { valueFromIR } from '../expressions/value-from-ir.js';
import { nodeCrypto } from '../values/node-modules.js';
import { uuid7 } from '../values/uuid7.js';
import type { FieldMeta } from './field-meta.js';
import type { ModelMeta } from './model-meta.js';

/** The value of a field that was not given: its default, made anew for each instance, or '' for a text that may be blank; else undefined. */
export function defaultValue(field: FieldMeta, model: ModelMeta): unknown {
  const given = field.ir.default;
  if (given === undefined) return startsEmpty(field.ir) ? '' : undefined;
  switch (given.kind) {
    case 'value':
      // Lists and objects are copied, so that no two instances share one.
      return typeof given.value === 'object' && given.value !== null ? structuredClone(given.value) : valueFromIR(given);
    case 'builtin':
      return BUILTIN[given.name](field);
    case 'function':
      return (model.parts.defaults?.[field.name] ?? field.model.parts.defaults?.[field.name])?.();
  }
}

/**
 * What makes the value of a column that was not given: its default, else null where the column takes it and the database gives none by
 * itself; null for a column that stays open, such as an automatic key before the INSERT.
 */
export function fallbackOf(field: FieldMeta, model: ModelMeta): (() => unknown) | null {
  const open = field.nullable && field.ir.dbDefault === undefined ? null : undefined;
  if (field.ir.default === undefined) {
    if (startsEmpty(field.ir)) return () => '';
    return open === null ? () => null : null;
  }
  return () => {
    const made = defaultValue(field, model);
    return made === undefined ? open : made;
  };
}

const BUILTIN: Readonly<Record<'uuid4' | 'uuid7' | 'now' | 'today', (field: FieldMeta) => unknown>> = {
  uuid4: () => nodeCrypto().randomUUID(),
  uuid7: () => uuid7(),
  now: (field) => now(field),
  today: () => new Date().toISOString().slice(0, 10),
};

/** This moment, as a field of the type holds it (UTC). */
export function now(field: FieldMeta): Date | string {
  const date = new Date();
  switch (field.type.kind) {
    case 'date':
      return date.toISOString().slice(0, 10);
    case 'time':
      return date.toISOString().slice(11, 23);
    default:
      return date;
  }
}
