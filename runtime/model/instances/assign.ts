import { undefinedValue } from '../../errors/value-error.js';
import { isExpression } from '../../expressions/expression.js';
import { assignable, assignedTwice, checkValues, keyValue } from '../../query/write/assigned-fields.js';
import type { FieldMeta } from '../field-meta.js';
import { sameKey } from '../loading/map-key.js';
import { attributesOf, metaOf } from '../meta-of.js';
import { ownValueOf } from '../own-value.js';
import { relationAccess } from '../relation-access.js';

/**
 * Sets fields of an instance, to values or to expressions that the next `save()` lets the database compute. All names are checked
 * before any is set.
 */
export function assign(instance: object, values: object): void {
  const meta = metaOf(instance);
  checkValues(meta, values, 'assign');
  const named = new Map<FieldMeta, unknown>();
  const given = Object.entries(values).map(([name, value]: [string, unknown]) => {
    const field = assignable(meta, name, 'assign');
    if (value === undefined) throw undefinedValue(field.subject);
    if (named.has(field) && !agree(field, named.get(field), value)) throw assignedTwice(field, 'assign');
    named.set(field, value);
    return { name, field, value };
  });
  const target = attributesOf(instance);
  for (const { name, field, value } of given) {
    const own = isExpression(value) ? null : ownValueOf(field);
    if (name !== field.attribute && meta.relation(name) !== undefined && !isExpression(value)) relationAccess.write(instance, name, value);
    else target[field.attribute] = own === null ? value : own(value);
  }
}

/** `{ author: ann, authorId: ann.id }`: a column under both of its names. */
function agree(field: FieldMeta, one: unknown, other: unknown): boolean {
  if (one === other) return true;
  return !isExpression(one) && !isExpression(other) && sameKey(keyValue(field, one), keyValue(field, other));
}
