import { attributesOf } from '../../model/meta-of.js';
import { isInstance } from '../plan/instance-key.js';
import type { Reference } from './references.js';

/** The key that `SET(1)` or `SET(deletedAuthor)` puts in the place of a deleted row's; a function may give the instance itself. */
export async function setValue({ model, field, to, onDelete }: Reference): Promise<unknown> {
  if (onDelete.action !== 'SET' || onDelete.function === undefined) return (onDelete as { readonly value?: unknown }).value;
  const made = await (model.parts.onDelete?.[field.name] ?? field.model.parts.onDelete?.[field.name])?.();
  return isInstance(made) ? attributesOf(made)[to.attribute] : made;
}
