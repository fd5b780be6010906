import { LookupExpression } from '../../expressions/base-expression.js';
import type { FieldMeta } from '../../model/field-meta.js';
import { keyFor } from '../../model/loading/generic-key.js';
import { type QueryState, withOperation } from '../query-state.js';

/** The names that a model goes by in a generic relation. */
export interface TypeNames {
  readonly field: FieldMeta;
  readonly names: readonly string[];
}

/** `AND "content_type"."model" IN ('Post', 'FeaturedPost')` */
export function ofTypes(state: QueryState, { field, names }: TypeNames): QueryState {
  const conditions = [new LookupExpression(`${field.name}__model__in`, names)];
  return withOperation(state, { kind: 'filter', conditions, negated: false });
}

/** Keys as a generic relation holds them: a key of any type is kept as text where the column is text. */
export function genericValues(keyField: FieldMeta, keys: readonly unknown[]): readonly unknown[] {
  return keys.map((key) => keyFor(keyField, key));
}
