import { allowRelation } from '../../connection/routers.js';
import { RelationError } from '../../errors/loading-error.js';
import { describeValue } from '../../errors/value-error.js';
import { isInstance } from '../../query/plan/instance-key.js';
import { isOf } from '../../query/plan/instance-key.js';
import { originOf, setRelated } from '../instance-internals.js';
import { attributesOf, metaOf } from '../meta-of.js';
import type { ModelMeta } from '../model-meta.js';
import { cachedOne } from './cached-one.js';
import { Reference } from './reference.js';
import { type OneProperty, propertyOf } from './property.js';
import { writeGeneric } from './write-generic.js';

/**
 * `post.author = author` sets the key and the instance. The author may still be unsaved: `save()` of the post asks for its key then.
 * A key is taken too, as in `new Post({ author: 5 })`.
 */
export function writeRelation(instance: object, name: string, value: unknown): void {
  const meta = metaOf(instance);
  const property = propertyOf(meta, name)!;
  if (value instanceof Reference) {
    throw new RelationError({
      code: 'RELATION.NOT_AWAITED',
      message: `${meta.name}.${name} was given a relation that is not loaded.`,
      hint: `Await it first, or set the key.`,
    });
  }
  if (property.kind === 'many') {
    throw new RelationError({
      code: 'RELATION.MANY_ASSIGNED',
      message: `${meta.name}.${name} is a relation to many rows and cannot be assigned.`,
      hint: `Use await instance.${name}.set([…]).`,
    });
  }
  if (property.kind === 'generic') writeGeneric(instance, property, value);
  else if (property.forward) writeForward(instance, property, value);
  else writeReverse(instance, property, value);
}

function writeForward(instance: object, property: OneProperty, value: unknown): void {
  const { model, name, near, far, relation } = property;
  const values = attributesOf(instance);
  if (!isInstance(value)) {
    values[near.attribute] = value;
    if (value === null) setRelated(instance, name, null);
    else refuseObject(model, name, relation.target, value);
    return;
  }
  checkRelated(instance, model, name, relation.target, value);
  // undefined: it has no key yet, and gets it from the related instance when that is saved.
  values[near.attribute] = attributesOf(value)[far.attribute] ?? undefined;
  setRelated(instance, name, value);
  if (relation.ir.kind === 'oneToOne' && relation.ir.reverse.accessor !== null) setRelated(value, relation.ir.reverse.accessor, instance);
}

/** `author.detail = detail` points the detail at the author; it is the detail that must be saved then. */
function writeReverse(instance: object, property: OneProperty, value: unknown): void {
  const { model, name, near, far, relation } = property;
  if (value === null) {
    const before = cachedOne(instance, property);
    if (before !== null && before !== undefined) {
      attributesOf(before)[far.attribute] = null;
      setRelated(before, relation.field!.name, null);
    }
    setRelated(instance, name, null);
    return;
  }
  if (!isInstance(value)) throw wrongModel(model, name, relation.target, typeof value);
  checkRelated(instance, model, name, relation.target, value);
  attributesOf(value)[far.attribute] = attributesOf(instance)[near.attribute] ?? undefined;
  setRelated(instance, name, value);
  setRelated(value, relation.field!.name, instance);
}

/** The related instance is of the right model, and of a database that relations may reach. */
export function checkRelated(instance: object, model: ModelMeta, name: string, target: ModelMeta, related: object): void {
  const meta = metaOf(related);
  if (!isOf(meta, target)) throw wrongModel(model, name, target, `an instance of ${meta.name}`);
  refuseTwoDatabases(instance, originOf(instance).database, model, name, related);
}

/** The key of a row in another database would mean another row, unless a router says that the two hold the same. */
export function refuseTwoDatabases(instance: object, database: string | undefined, model: ModelMeta, name: string, related: object): void {
  const target = metaOf(related).name;
  const near = { model: model.name, database, instance };
  const far = { model: target, database: originOf(related).database, instance: related };
  if (near.database === far.database || allowRelation(near, far)) return;
  throw new RelationError({
    code: 'RELATION.TWO_DATABASES',
    message: `${model.name}.${name}: the ${model.name} is of database '${near.database}', the ${target} of '${far.database}'.`,
    hint: 'Save one of them to the database of the other, or allow it by allowRelation() of a router.',
  });
}

function refuseObject(model: ModelMeta, name: string, target: ModelMeta, value: unknown): void {
  const plain = typeof value === 'object' && !(value instanceof Date) && !(value instanceof Uint8Array) && 'then' in (value as object);
  if (plain || typeof value === 'function') throw wrongModel(model, name, target, describeValue(value));
}

function wrongModel(model: ModelMeta, name: string, target: ModelMeta, given: string): RelationError {
  return new RelationError({
    code: 'RELATION.WRONG_MODEL',
    message: `${model.name}.${name} takes an instance of ${target.name}, not ${given}.`,
  });
}
