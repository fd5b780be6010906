import { LookupExpression } from '../../expressions/base-expression.js';
import type { FieldMeta } from '../field-meta.js';
import type { ManyProperty } from '../loading/property.js';
import type { ModelMeta } from '../model-meta.js';

/** The column of a generic relation's rows that says which model they point at, and the table that numbers the models. */
export function typeColumn({ relation }: ManyProperty): { readonly field: FieldMeta; readonly types: ModelMeta } {
  const field = relation.steps[0]!.typeField!;
  return { field, types: relation.target.relation(field.name)!.target };
}

/** `"content_type"."model" = 'Post'`: a generic relation's rows are those that point at this model. */
export function typeCondition(property: ManyProperty): LookupExpression {
  const { field } = typeColumn(property);
  return new LookupExpression(`${field.name}__model`, property.relation.model.concrete.name);
}
