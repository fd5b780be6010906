import type { FieldIR, KeyRelationIR, ModelIR, SchemaIR } from '../../../schema/ir/index.js';

/** A field with its column and type: what a table is made of. */
export interface ColumnField extends FieldIR {
  readonly column: string;
  readonly type: NonNullable<FieldIR['type']>;
}

/** What a foreign key column refers to. */
export interface KeyTarget {
  readonly model: ModelIR;
  readonly table: string;
  readonly column: string;
}

/** Finds the tables and columns behind the names of a schema. */
export class SchemaTables {
  readonly #models: ReadonlyMap<string, ModelIR>;

  constructor(schema: SchemaIR, more: readonly ModelIR[] = []) {
    this.#models = new Map([...schema.models, ...more].map((model) => [model.name, model]));
  }

  model(name: string): ModelIR {
    const model = this.#models.get(name);
    if (model === undefined) throw new TypeError(`The schema has no model ${name}.`);
    return model;
  }

  /** The models with a table of their own that dunder creates: no proxies, and nothing with `managed: false`. */
  owned(models: readonly ModelIR[]): readonly ModelIR[] {
    return models.filter((model) => model.proxyFor === undefined && model.managed !== false);
  }

  /** The model that owns the table: of a proxy the model behind it. */
  concrete(name: string): ModelIR {
    const model = this.model(name);
    return model.proxyFor === undefined ? model : this.concrete(model.proxyFor);
  }

  columns(model: ModelIR): readonly ColumnField[] {
    return model.fields.filter(isColumn);
  }

  /** An own field by its name, by the name of its key (`authorId`), or `pk`. */
  column(model: ModelIR, name: string): ColumnField | undefined {
    const wanted = name === 'pk' && model.primaryKey.length === 1 ? model.primaryKey[0] : name;
    return this.columns(model).find((field) => field.name === wanted || field.attribute === wanted);
  }

  /** An own field that must be there: the schema was validated. */
  requiredColumn(model: ModelIR, name: string): ColumnField {
    const field = this.column(model, name);
    if (field === undefined) throw new TypeError(`${model.name} has no column for '${name}'.`);
    return field;
  }

  /** The table and column that a foreign key refers to, in the model itself or in a parent of multi-table inheritance. */
  target(relation: KeyRelationIR): KeyTarget {
    const found = this.#findTarget(this.concrete(relation.model), relation.toField);
    if (found === undefined) throw new TypeError(`${relation.model} has no column for '${relation.toField}'.`);
    return found;
  }

  #findTarget(model: ModelIR, name: string): KeyTarget | undefined {
    const field = this.column(model, name);
    if (field !== undefined) return { model, table: model.table, column: field.column };
    for (const parent of model.parents ?? []) {
      const found = this.#findTarget(this.concrete(parent.model), name);
      if (found !== undefined) return found;
    }
    return undefined;
  }
}

/** The foreign key or one-to-one of a field that has a constraint. */
export function keyRelation(field: FieldIR): KeyRelationIR | undefined {
  const { relation } = field;
  return relation?.kind === 'foreignKey' || relation?.kind === 'oneToOne' ? relation : undefined;
}

function isColumn(field: FieldIR): field is ColumnField {
  return field.column !== null && field.type !== null;
}
