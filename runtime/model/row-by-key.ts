import { LookupExpression } from '../expressions/base-expression.js';
import { initialState, type QueryState, withOperation } from '../query/query-state.js';
import { attributesOf } from './meta-of.js';
import type { ModelMeta } from './model-meta.js';

/** `WHERE "id" = $1`: the row of an instance in a table. */
export function byKey(instance: object, table: ModelMeta): QueryState {
  const values = attributesOf(instance);
  const conditions = table.primaryKey.map((field) => new LookupExpression(field.attribute, values[field.attribute]));
  return withOperation(initialState(table), { kind: 'filter', conditions, negated: false });
}
