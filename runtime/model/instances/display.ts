import { isDeepStrictEqual } from 'node:util';
import { attributesOf, metaOf } from '../meta-of.js';
import { unknownAttribute } from '../initialize.js';

/** The label of the choice that a field holds; a value that is none of the choices as it is, null as an empty text. */
export function displayOf(instance: object, name: string): string {
  const meta = metaOf(instance);
  const field = meta.field(name);
  if (field === undefined) throw unknownAttribute(meta, name);
  const value = attributesOf(instance)[field.attribute];
  if (value === null || value === undefined) return '';
  const choice = field.ir.choices?.find((one) => isDeepStrictEqual(one.value, value) || String(one.value) === String(value));
  return choice?.label ?? String(value);
}
