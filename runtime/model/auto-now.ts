import { now } from './default-value.js';
import type { FieldMeta } from './field-meta.js';

/** Sets a field with autoNow, and one with autoNowAdd of a row that is added. */
export function setAutoNow(values: Record<string, unknown>, field: FieldMeta, adding: boolean): void {
  const { type } = field;
  if (!('autoNow' in type || 'autoNowAdd' in type)) return;
  if (type.autoNow === true || (adding && type.autoNowAdd === true)) values[field.attribute] = now(field);
}
