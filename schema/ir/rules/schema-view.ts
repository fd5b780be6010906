import type { FieldIR } from '../field-ir.js';
import type { ModelIR } from '../model-ir.js';
import type { SourcePosition } from '../positions.js';
import type { SchemaIR } from '../schema-ir.js';

export interface ValidationOptions {
  /** `Post.author` for fields that were declared but could not be built. */
  readonly faulty?: ReadonlySet<string>;
  /** Where options stand: `Post#ordering`, `Post.author#onDelete`. */
  readonly positions?: ReadonlyMap<string, SourcePosition>;
}

/** A schema as its rules look at it. */
export class SchemaView {
  readonly models: readonly ModelIR[];
  readonly #byName: ReadonlyMap<string, ModelIR>;
  readonly #options: ValidationOptions;
  readonly #fields = new Map<ModelIR, readonly FieldIR[]>();
  readonly #lineages = new Map<ModelIR, readonly ModelIR[]>();

  constructor(schema: SchemaIR, options: ValidationOptions) {
    this.models = schema.models;
    this.#byName = new Map(schema.models.map((model) => [model.name, model]));
    this.#options = options;
  }

  /** The models with a table of their own. */
  get tables(): readonly ModelIR[] {
    return this.models.filter((model) => model.proxyFor === undefined);
  }

  model(name: string): ModelIR | undefined {
    return this.#byName.get(name);
  }

  /** Own fields and those of the models above: multi-table parents and the model that a proxy shows. */
  fieldsOf(model: ModelIR): readonly FieldIR[] {
    const fields = this.#fields.get(model) ?? this.lineage(model).flatMap((owner) => owner.fields);
    this.#fields.set(model, fields);
    return fields;
  }

  /** The model and those above it, nearest first. */
  lineage(model: ModelIR): readonly ModelIR[] {
    const known = this.#lineages.get(model) ?? this.#lineageOf(model);
    this.#lineages.set(model, known);
    return known;
  }

  #lineageOf(model: ModelIR): readonly ModelIR[] {
    const line: ModelIR[] = [];
    const pending: (ModelIR | undefined)[] = [model];
    for (const at of pending) {
      if (!at || line.includes(at)) continue;
      line.push(at);
      for (const above of [at.proxyFor, ...(at.parents ?? []).map((parent) => parent.model)])
        if (above !== undefined) pending.push(this.model(above));
    }
    return line;
  }

  /** A field by its name, or a foreign key by its attribute (`authorId`), or `pk`. */
  field(model: ModelIR, name: string): FieldIR | undefined {
    const fields = this.fieldsOf(model);
    if (name === 'pk') return fields.find((field) => field.name === model.primaryKey[0]);
    return fields.find((field) => field.name === name) ?? fields.find((field) => field.attribute === name);
  }

  /** true when the name was declared but could not be built: its fault is told already. */
  isFaulty(model: ModelIR, name: string): boolean {
    return this.lineage(model).some(
      (owner) =>
        this.#options.faulty?.has(`${owner.name}.${name}`) ||
        (name.endsWith('Id') && this.#options.faulty?.has(`${owner.name}.${name.slice(0, -2)}`)),
    );
  }

  /** Where an option stands that was written: `Post#ordering`, `Post.author#onDelete`. */
  placeOf(option: string): SourcePosition | undefined {
    return this.#options.positions?.get(option);
  }

  /** Where an option of a model stands, or the model itself. */
  optionOf(model: ModelIR, option: string): SourcePosition {
    return this.placeOf(`${model.name}#${option}`) ?? model.source;
  }

  /** Where an option of a field stands, or the field itself. */
  optionOfField(model: ModelIR, field: FieldIR, option: string): SourcePosition {
    return this.placeOf(`${model.name}.${field.name}#${option}`) ?? field.source;
  }
}
