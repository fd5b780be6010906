import { isDeepStrictEqual } from 'node:util';
import { FieldError } from '../../errors/query-error.js';
import { suggest } from '../../errors/suggest.js';
import type { FieldMeta } from '../field-meta.js';
import { unknownAttribute } from '../initialize.js';
import { attributesOf, metaOf } from '../meta-of.js';
import type { ModelMeta } from '../model-meta.js';

/** The label of the choice that a field holds; a value that is none of the choices as it is, null as an empty text. */
export function displayOf(instance: object, name: string): string {
  const meta = metaOf(instance);
  const field = meta.field(name);
  if (field === undefined) throw unknownAttribute(meta, name);
  const { choices } = field.ir;
  if (choices === undefined) throw withoutChoices(meta, field);
  const value = attributesOf(instance)[field.attribute];
  if (value === null || value === undefined) return '';
  const choice = choices.find((one) => isDeepStrictEqual(one.value, value) || String(one.value) === String(value));
  return choice?.label ?? String(value);
}

function withoutChoices(meta: ModelMeta, { name }: FieldMeta): FieldError {
  const names = meta.fields.flatMap((field) => (field.ir.choices === undefined ? [] : [field.name])).sort();
  return new FieldError({
    code: 'MODEL.NO_CHOICES',
    message: `getDisplay() gives the labels of choices; '${name}' of ${meta.name} has none. Choices are: ${names.join(', ') || 'none'}.${suggest(name, names)}`,
    hint: `The value is in \`${name}\`. Labels come from choices: { … } of the field in the schema.`,
  });
}
