import type { ModelIR } from '../../schema/ir/index.js';
import { FieldMeta } from './field-meta.js';
import type { ModelParts } from './define-parts.js';
import type { Registry } from './registry.js';
import type { RelationMeta } from './relation-meta.js';
import { linkRelations } from './link-relations.js';

/** A class that rows hydrate into. */
export type ModelClass = abstract new (...args: never[]) => object;

/**
 * What the planner and the instances know of a model: its IR with names resolved to other models.
 * Columns are there at once; relations are linked when first asked for, when all the models of the schema have been defined.
 */
export class ModelMeta {
  readonly name: string;
  /** Tells models of different clients apart in the keys of plans. */
  readonly id: string;
  readonly table: string;
  /** The model that owns the table: the target of a proxy, else itself. */
  readonly concrete: ModelMeta;
  #fields: readonly FieldMeta[] | null = null;
  #byName: ReadonlyMap<string, FieldMeta> | null = null;
  #byPath: ReadonlyMap<string, RelationMeta> | null = null;
  #byAccessor: ReadonlyMap<string, RelationMeta> | null = null;

  constructor(
    readonly registry: Registry,
    readonly ir: ModelIR,
    readonly modelClass: ModelClass,
    /** The user's functions: defaults and validators by field. */
    readonly parts: ModelParts = {},
  ) {
    this.name = ir.name;
    this.id = `${++created}`;
    this.table = ir.table;
    this.concrete = ir.proxyFor === undefined ? this : registry.get(ir.proxyFor).concrete;
  }

  /** What routers are asked about. */
  get routedName(): string {
    return this.name;
  }

  /** Multi-table parents with the field that links to each. */
  get parents(): readonly { readonly model: ModelMeta; readonly link: FieldMeta }[] {
    return (this.#parents ??= (this.concrete.ir.parents ?? []).map(({ model, link }) => ({
      model: this.registry.get(model),
      link: this.localField(link)!,
    })));
  }
  #parents: readonly { readonly model: ModelMeta; readonly link: FieldMeta }[] | undefined;

  /** The columns of the model's own table. */
  get localFields(): readonly FieldMeta[] {
    return (this.#localFields ??= this.fields.filter((field) => field.model === this.concrete));
  }
  #localFields: readonly FieldMeta[] | undefined;
  readonly #local = new Map<string, FieldMeta>();

  localField(name: string): FieldMeta | undefined {
    if (this.concrete !== this) return this.concrete.localField(name);
    if (this.#local.size === 0) {
      for (const field of this.ir.fields)
        if (field.column !== null && field.type !== null) this.#local.set(field.name, new FieldMeta(this, field));
    }
    return this.#local.get(name);
  }

  /** Every column that a row of this model has, those of multi-table parents first. */
  get fields(): readonly FieldMeta[] {
    if (this.concrete !== this) return this.concrete.fields;
    if (this.#fields === null) {
      this.localField('');
      const fields: FieldMeta[] = [];
      const seen = new Set<string>();
      for (const { model } of this.parents) {
        for (const field of model.fields) {
          if (seen.has(field.name)) continue;
          seen.add(field.name);
          fields.push(field);
        }
      }
      for (const field of this.#local.values()) fields.push(field);
      this.#fields = Object.freeze(fields);
    }
    return this.#fields;
  }

  /** The fields that make the primary key, in order; more than one for a composite key. */
  get primaryKey(): readonly FieldMeta[] {
    return (this.#primaryKey ??= this.concrete.ir.primaryKey.map((name) => this.localField(name)!));
  }

  #primaryKey: readonly FieldMeta[] | undefined;

  /** The only field of the primary key; null for a composite one. */
  get key(): FieldMeta | null {
    const key = this.primaryKey;
    return key.length === 1 ? key[0]! : null;
  }

  /** A column by its field name or its attribute: `author` and `authorId` are the same one. `pk` is the single key. */
  field(name: string): FieldMeta | undefined {
    if (this.#byName === null) {
      const byName = new Map<string, FieldMeta>();
      for (const field of this.fields) {
        byName.set(field.name, field);
        byName.set(field.attribute, field);
      }
      if (!byName.has('pk') && this.key !== null) byName.set('pk', this.key);
      this.#byName = byName;
    }
    return this.#byName.get(name);
  }

  /** A field whose name takes several segments of a path: the rows of a query may have such. */
  fieldAlong(_segments: readonly string[], _from: number): { readonly field: FieldMeta; readonly next: number } | null {
    return null;
  }

  /** A relation by its path segment. */
  relation(name: string): RelationMeta | undefined {
    return this.relationsByPath.get(name);
  }

  get relationsByPath(): ReadonlyMap<string, RelationMeta> {
    if (this.#byPath === null) this.#link();
    return this.#byPath!;
  }

  /** Relations by the property of instances that holds them. */
  get relationsByAccessor(): ReadonlyMap<string, RelationMeta> {
    if (this.#byAccessor === null) this.#link();
    return this.#byAccessor!;
  }

  #link(): void {
    const relations = linkRelations(this);
    this.#byPath = new Map(relations.map((relation) => [relation.name, relation]));
    this.#byAccessor = new Map(
      relations.flatMap((relation) => (relation.accessor === null ? [] : [[relation.accessor, relation] as const])),
    );
  }

  /** What a path may start with, for messages. */
  get choices(): string[] {
    const names = new Set<string>();
    for (const field of this.fields) {
      names.add(field.name);
      names.add(field.attribute);
    }
    // A hidden reverse has a name that nobody can write.
    for (const name of this.relationsByPath.keys()) if (!name.endsWith('+')) names.add(name);
    return [...names].sort();
  }
}

let created = 0;
