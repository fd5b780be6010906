import type { OnDeleteIR } from '../../../schema/ir/index.js';
import type { FieldMeta } from '../../model/field-meta.js';
import type { ModelMeta } from '../../model/model-meta.js';

/** A foreign key that points at a model, and what becomes of its rows. */
export interface Reference {
  /** The model that holds the key. */
  readonly model: ModelMeta;
  readonly field: FieldMeta;
  /** The column that the key holds the value of. */
  readonly to: FieldMeta;
  readonly onDelete: OnDeleteIR;
}

/** Rows that point at a model with its name and a key: they go with it. */
export interface GenericReference {
  readonly model: ModelMeta;
  readonly typeField: FieldMeta;
  readonly keyField: FieldMeta;
  /** The names that the model goes by there. */
  readonly types: readonly string[];
}

/** What a delete must know of a model. */
export interface References {
  readonly keys: readonly Reference[];
  readonly generic: readonly GenericReference[];
  /** Of a multi-table child: what points at it by its own name over generic relations of its parents, which see to it where they go too. */
  readonly inherited: readonly GenericReference[];
  /** The columns to read of each row: its key first, then whatever else points away from it or is pointed at. */
  readonly columns: readonly FieldMeta[];
  /** Can rows be deleted without knowing which they are? Nothing hangs on them that the database does not see to. */
  readonly fast: boolean;
}

const known = new WeakMap<ModelMeta, References>();

/** What points at a model; worked out once. */
export function referencesTo(model: ModelMeta): References {
  const concrete = model.concrete;
  let references = known.get(concrete);
  if (references === undefined) known.set(concrete, (references = findReferences(concrete)));
  return references;
}

function findReferences(model: ModelMeta): References {
  // In the order of names, whatever the order in which the files were loaded.
  const models = [...model.registry.all()].sort((a, b) => (a.name < b.name ? -1 : 1));
  const keys = models.flatMap((other) => keysTo(model, other));
  const generic = genericReferences(model, model);
  const inherited = parentsOf(model).flatMap((parent) => genericReferences(parent, model));
  const links = model.parents.map(({ link }) => link);
  const columns = [...new Set([...model.primaryKey, ...links, ...keys.map((one) => one.to)])];
  const fast = generic.length === 0 && links.length === 0 && keys.every((one) => isLeftToDatabase(one.onDelete));
  return { keys, generic, inherited, columns, fast };
}

function keysTo(model: ModelMeta, other: ModelMeta): Reference[] {
  return other.ir.fields.flatMap((field) => {
    const { relation } = field;
    if (relation === undefined || (relation.kind !== 'foreignKey' && relation.kind !== 'oneToOne')) return [];
    if (model.registry.get(relation.model).concrete !== model) return [];
    const to = model.field(relation.toField)!;
    return [{ model: other, field: other.localField(field.name)!, to, onDelete: relation.onDelete }];
  });
}

/** The keys of a model by which its rows go with others. */
export function keysThatCascade(model: ModelMeta): FieldMeta[] {
  return model.concrete.ir.fields.flatMap((field) => {
    const { relation } = field;
    const isOne = (relation?.kind === 'foreignKey' || relation?.kind === 'oneToOne') && relation.onDelete.action === 'CASCADE';
    return isOne ? [model.concrete.localField(field.name)!] : [];
  });
}

/** The generic relations that `owner` declares, to what points at rows of `model`. */
function genericReferences(owner: ModelMeta, model: ModelMeta): GenericReference[] {
  return owner.ir.fields.flatMap(({ relation }) => {
    if (relation?.kind !== 'genericRelation') return [];
    const holder = model.registry.get(relation.model);
    const types = model.registry.all().flatMap((other) => (isOf(other, model) ? [other.name] : []));
    return [{ model: holder, typeField: holder.field(relation.typeField)!, keyField: holder.field(relation.keyField)!, types }];
  });
}

const parentsOf = (model: ModelMeta): ModelMeta[] =>
  model.parents.flatMap((parent) => [parent.model.concrete, ...parentsOf(parent.model.concrete)]);

/** The model itself, its proxies, and its multi-table children, whose keys are the same. */
function isOf(other: ModelMeta, model: ModelMeta): boolean {
  return other.concrete === model || other.concrete.parents.some((parent) => isOf(parent.model, model));
}

/** DO_NOTHING, and what the constraint itself says: ON DELETE CASCADE. */
export function isLeftToDatabase({ action }: OnDeleteIR): boolean {
  return action === 'DO_NOTHING' || action.startsWith('DB_');
}
