import type { ConstraintIR } from '../../schema/ir/constraint-ir.js';
import type { FieldIR } from '../../schema/ir/field-ir.js';
import type { IndexIR } from '../../schema/ir/index-ir.js';
import type { ModelIR } from '../../schema/ir/model-ir.js';

/**
 * Lists of columns may say `authorId` for `author` and `pk` for the key; the IR holds names of fields alone.
 * Paths inside of expressions stay as they were written: resolving those is the planner's work.
 */
export function normalizeColumns(model: ModelIR): ModelIR {
  const names = (list: readonly string[]): readonly string[] => list.flatMap((name) => fieldNames(model, name));
  return {
    ...model,
    ...(model.indexes ? { indexes: model.indexes.map((index) => normalizeIndex(index, names)) } : {}),
    ...(model.constraints ? { constraints: model.constraints.map((constraint) => normalizeConstraint(constraint, names)) } : {}),
  };
}

type Names = (list: readonly string[]) => readonly string[];

function normalizeIndex(index: IndexIR, names: Names): IndexIR {
  const terms = index.terms.flatMap((term) => {
    const { expression } = term;
    return expression.kind === 'path' ? names([expression.path]).map((path) => ({ ...term, expression: { ...expression, path } })) : [term];
  });
  return { ...index, terms, ...(index.include ? { include: names(index.include) } : {}) };
}

function normalizeConstraint(constraint: ConstraintIR, names: Names): ConstraintIR {
  if (constraint.kind !== 'unique') return constraint;
  return { ...constraint, fields: names(constraint.fields), ...(constraint.include ? { include: names(constraint.include) } : {}) };
}

function fieldNames(model: ModelIR, name: string): readonly string[] {
  if (model.fields.some((field) => field.name === name && field.column !== null)) return [name];
  if (name === 'pk') return model.primaryKey;
  const key: FieldIR | undefined = model.fields.find((field) => field.attribute === name);
  return [key?.name ?? name];
}
