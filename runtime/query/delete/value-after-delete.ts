import { defaultValue } from '../../model/default-value.js';
import { attributesOf } from '../../model/meta-of.js';
import { isInstance } from '../plan/instance-key.js';
import type { Reference } from './references.js';

/**
 * What a key holds when the row that it points at is gone: NULL, its default, or what `SET(1)` or `SET(deletedAuthor)` puts in its place;
 * a function may give the instance itself. For keys that are set on delete.
 */
export async function valueAfterDelete({ model, field, to, onDelete }: Reference): Promise<unknown> {
  if (onDelete.action === 'SET_DEFAULT') return defaultValue(field, model) ?? null;
  if (onDelete.action !== 'SET') return null;
  if (onDelete.function === undefined) return onDelete.value;
  const made = await (model.parts.onDelete?.[field.name] ?? field.model.parts.onDelete?.[field.name])?.();
  return isInstance(made) ? attributesOf(made)[to.attribute] : made;
}
