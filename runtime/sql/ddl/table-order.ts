import type { ModelIR } from '../../../schema/ir/index.js';
import { keyRelation, type SchemaTables } from './schema-tables.js';

/** Models in an order in which each table stands after those it refers to, as far as there is one. */
export function orderTables(models: readonly ModelIR[], tables: SchemaTables): readonly ModelIR[] {
  const given = new Map(models.map((model) => [model.name, model]));
  const state = new Map<string, 'open' | 'done'>();
  const ordered: ModelIR[] = [];
  const visit = (model: ModelIR): void => {
    if (state.has(model.name)) return;
    state.set(model.name, 'open');
    for (const target of targetsOf(model, tables)) {
      const next = given.get(target.name);
      if (next !== undefined) visit(next);
    }
    state.set(model.name, 'done');
    ordered.push(model);
  };
  for (const model of [...given.values()].sort((a, b) => (a.table < b.table ? -1 : 1))) visit(model);
  return ordered;
}

/** The models whose tables a model's constraints refer to. */
export function targetsOf(model: ModelIR, tables: SchemaTables): readonly ModelIR[] {
  return model.fields.flatMap((field) => {
    const relation = keyRelation(field);
    return relation === undefined || relation.constraint === false ? [] : [tables.target(relation).model];
  });
}
