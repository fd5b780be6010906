import { LookupExpression } from '../../expressions/base-expression.js';
import type { FieldMeta } from '../field-meta.js';
import type { ModelMeta } from '../model-meta.js';

/** The columns of `orderWithRespectTo`: whose rows are in an order of their own, and where a row stands in it, from 0. */
export interface RowOrder {
  readonly group: FieldMeta;
  readonly position: FieldMeta;
}

/** The row order that a table has, if any. */
export function rowOrderOf({ ir, localFields }: ModelMeta): RowOrder | null {
  const position = localFields.find((field) => field.name === '_order');
  const group = localFields.find((field) => field.name === ir.orderWithRespectTo);
  return position === undefined || group === undefined ? null : { group, position };
}

/** The rows that are in one order with these values: `"blog_id" = $1`, or `"blog_id" IS NULL`. */
export function sameGroup({ group }: RowOrder, values: Readonly<Record<string, unknown>>): LookupExpression {
  const owner = values[group.attribute] ?? null;
  return owner === null ? new LookupExpression(`${group.attribute}__isnull`, true) : new LookupExpression(group.attribute, owner);
}
