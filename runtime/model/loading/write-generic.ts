import { databaseForWrite } from '../../connection/routers.js';
import { RelationError } from '../../errors/loading-error.js';
import { QueryError } from '../../errors/query-error.js';
import { isInstance } from '../../query/plan/instance-key.js';
import { originOf } from '../instance-internals.js';
import { attributesOf, metaOf } from '../meta-of.js';
import type { ModelMeta } from '../model-meta.js';
import { cachedGeneric, setGeneric } from './cached-generic.js';
import { knownTypeKey, typeKey } from './content-types.js';
import { keyFor } from './generic-key.js';
import { type GenericProperty, propertyOf } from './property.js';
import { refuseTwoDatabases } from './write-relation.js';

/**
 * `note.subject = post`: sets the key at once, and the content type as soon as it is known: its number stands in a table, which
 * save() asks when nobody did before.
 */
export function writeGeneric(instance: object, property: GenericProperty, value: unknown): void {
  const { typeField, keyField, model, name } = property;
  const values = attributesOf(instance);
  if (value === null) {
    values[typeField.attribute] = null;
    values[keyField.attribute] = null;
  } else {
    const target = listedModel(property, value);
    refuseTwoDatabases(instance, originOf(instance).database, model, name, value as object);
    values[typeField.attribute] = knownTypeKey(typesOf(property), target, originOf(instance).database);
    const key = attributesOf(value as object)[target.primaryKey[0]!.attribute];
    values[keyField.attribute] = key === undefined || key === null ? key : keyFor(keyField, key);
  }
  setGeneric(instance, property, value as object | null);
}

/** Before a write: the keys of rows that were assigned to generic foreign keys and saved since, and their content types. */
export async function settleGenerics(instance: object, using?: string): Promise<void> {
  const meta = metaOf(instance);
  for (const field of meta.concrete.ir.fields) {
    if (field.relation?.kind !== 'genericForeignKey') continue;
    const property = propertyOf(meta, field.name) as GenericProperty;
    const value = cachedGeneric(instance, property);
    if (value === undefined || value === null) continue;
    const values = attributesOf(instance);
    const target = listedModel(property, value);
    const key = attributesOf(value)[target.primaryKey[0]!.attribute];
    if (key === undefined || key === null) {
      throw new QueryError({
        code: 'MODEL.UNSAVED_RELATED',
        message: `save() would lose the unsaved ${target.name} in ${meta.name}.${field.name}.`,
        hint: `Save it first: await instance.${field.name}.save().`,
      });
    }
    const { database, adding } = originOf(instance);
    const alias = using ?? databaseForWrite(meta.name, { instance, database }).alias;
    values[property.keyField.attribute] = keyFor(property.keyField, key);
    if (adding && originOf(value).database !== alias) refuseTwoDatabases(instance, alias, meta, field.name, value);
    // Each database has numbers of its own for the models: a new row may have been given those of another one.
    if (adding || (values[property.typeField.attribute] ?? null) === null)
      values[property.typeField.attribute] = await typeKey(typesOf(property), target, alias, true);
    setGeneric(instance, property, value);
  }
}

/** What the pointer says that a row is: its model where that is listed, else the nearest of its multi-table parents that is. */
function listedModel({ ir, model, name }: GenericProperty, value: unknown): ModelMeta {
  const meta = isInstance(value) ? metaOf(value) : undefined;
  const listed = new Set(ir.models.map((one) => model.registry.get(one).concrete));
  const found = meta === undefined ? undefined : lineage(meta.concrete).find((one) => listed.has(one));
  if (found !== undefined) return found;
  throw new RelationError({
    code: 'RELATION.WRONG_MODEL',
    message: `${model.name}.${name} takes an instance of ${ir.models.join(', ')}, not ${meta === undefined ? typeof value : `of ${meta.name}`}.`,
  });
}

const lineage = (meta: ModelMeta): ModelMeta[] => [meta, ...meta.parents.flatMap((parent) => lineage(parent.model.concrete))];

/** The model whose rows number the models. */
export function typesOf({ typeField, model }: GenericProperty): ModelMeta {
  return model.relation(typeField.name)!.target;
}
