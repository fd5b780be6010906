import type { FieldIR } from '../../schema/ir/field-ir.js';
import type { ModelIR } from '../../schema/ir/model-ir.js';
import type { SchemaIR } from '../../schema/ir/schema-ir.js';

/** A relation as the model that it points at sees it. */
export interface ReverseRelation {
  readonly from: ModelIR;
  readonly field: FieldIR;
}

/** The relations of all models by the name of their target. */
export function reverseRelations(schema: SchemaIR): ReadonlyMap<string, readonly ReverseRelation[]> {
  const byTarget = new Map<string, ReverseRelation[]>();
  for (const from of schema.models)
    for (const field of from.fields) {
      const { relation } = field;
      if (relation === undefined || relation.kind === 'genericForeignKey') continue;
      const list = byTarget.get(relation.model) ?? [];
      byTarget.set(relation.model, list);
      list.push({ from, field });
    }
  return byTarget;
}
