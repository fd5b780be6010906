import type { GenericForeignKeyIR } from '../../../schema/ir/index.js';
import type { FieldMeta } from '../field-meta.js';
import type { ModelMeta } from '../model-meta.js';
import type { RelationMeta } from '../relation-meta.js';

/** A relation as a property of instances. */
export type Property = OneProperty | ManyProperty | GenericProperty;

interface Named {
  /** The property. */
  readonly name: string;
  readonly model: ModelMeta;
}

/** A foreign key, a one-to-one, or the reverse of a one-to-one. */
export interface OneProperty extends Named {
  readonly kind: 'one';
  readonly relation: RelationMeta;
  readonly forward: boolean;
  /** The column on this side, and the one on the other. */
  readonly near: FieldMeta;
  readonly far: FieldMeta;
}

/** The reverse of a foreign key, a many-to-many, a generic relation. */
export interface ManyProperty extends Named {
  readonly kind: 'many';
  readonly relation: RelationMeta;
}

/** A generic foreign key: the content type says which model the key is of. */
export interface GenericProperty extends Named {
  readonly kind: 'generic';
  readonly ir: GenericForeignKeyIR;
  readonly typeField: FieldMeta;
  readonly keyField: FieldMeta;
}

/** The relation behind a property of a model's instances; undefined for what is none. */
export function propertyOf(meta: ModelMeta, name: string): Property | undefined {
  let known = properties.get(meta);
  if (known === undefined) properties.set(meta, (known = new Map()));
  const found = known.get(name);
  if (found !== undefined) return found;
  const made = makeProperty(meta, name);
  if (made !== undefined) known.set(name, made);
  return made;
}

const properties = new WeakMap<ModelMeta, Map<string, Property>>();

function makeProperty(model: ModelMeta, name: string): Property | undefined {
  const relation = model.relationsByAccessor.get(name);
  if (relation === undefined) return genericProperty(model, name);
  if (relation.multiple) return { kind: 'many', name, model, relation };
  const { from, to } = relation.steps[0]!;
  return { kind: 'one', name, model, relation, forward: relation.direction === 'forward', near: from, far: to };
}

function genericProperty(model: ModelMeta, name: string): GenericProperty | undefined {
  const { concrete } = model;
  const field = concrete.ir.fields.find((one) => one.name === name);
  if (field?.relation?.kind === 'genericForeignKey') {
    const ir = field.relation;
    return { kind: 'generic', name, model, ir, typeField: model.field(ir.typeField)!, keyField: model.field(ir.keyField)! };
  }
  for (const parent of concrete.parents) {
    const inherited = genericProperty(parent.model, name);
    if (inherited !== undefined) return inherited;
  }
  return undefined;
}

/** The properties that a model's instances have for relations, for messages. */
export function propertyNames(meta: ModelMeta): string[] {
  const generic = meta.concrete.ir.fields.filter((field) => field.relation?.kind === 'genericForeignKey').map((field) => field.name);
  return [...meta.relationsByAccessor.keys(), ...generic].sort();
}
