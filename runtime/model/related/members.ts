import { withArticle } from '../../errors/article.js';
import { RelationError } from '../../errors/loading-error.js';
import { databaseForWrite } from '../../connection/routers.js';
import { missing } from '../../query/terminals/get.js';
import { isInstance } from '../../query/plan/instance-key.js';
import { initialState, type QueryState, withState } from '../../query/query-state.js';
import { originOf } from '../instance-internals.js';
import { checkRelated } from '../loading/write-relation.js';
import { mapKey } from '../loading/map-key.js';
import { attributesOf } from '../meta-of.js';
import type { ModelMeta } from '../model-meta.js';
import type { Related } from './related-writes.js';

/** What was given to add, remove or set: instances and keys. */
export interface Members {
  readonly instances: readonly object[];
  /** The keys of all, each once. */
  readonly keys: readonly unknown[];
}

/** Instances are checked to be of the relation's model and to have `attribute`; anything else is a key. */
export function membersOf({ instance: owner, property }: Related, given: readonly unknown[], attribute: string): Members {
  const instances: object[] = [];
  const keys = new Map<unknown, unknown>();
  for (const member of given) {
    if (!isInstance(member)) {
      if (member === null || member === undefined) throw badMember(property.model, property.name, property.relation.target, member);
      keys.set(mapKey(member), member);
      continue;
    }
    checkRelated(owner, property.model, property.name, property.relation.target, member);
    const key = attributesOf(member)[attribute];
    if (key === null || key === undefined) throw unsavedMember(property.model, property.name, property.relation.target);
    instances.push(member);
    keys.set(mapKey(key), key);
  }
  return { instances, keys: [...keys.values()] };
}

/** A fresh state of a model, for writes beside an instance. */
export function writeState(model: ModelMeta, instance: object): QueryState {
  return withState(initialState(model), { using: writeAlias(model, instance) });
}

export function writeAlias(model: ModelMeta, instance: object): string {
  return databaseForWrite(model.name, { instance, database: originOf(instance).database }).alias;
}

/** remove() of a row that is not of this relation. */
export function stranger({ property }: Related, key: unknown): Error {
  const { target } = property.relation;
  return missing(target, `${target.name} ${String(key)} is not in ${property.model.name}.${property.name} of this instance.`);
}

function badMember(model: ModelMeta, name: string, target: ModelMeta, value: unknown): RelationError {
  return new RelationError({
    code: 'RELATION.BAD_MEMBERS',
    message: `${model.name}.${name} takes instances of ${target.name} and keys, not ${String(value)}.`,
  });
}

function unsavedMember(model: ModelMeta, name: string, target: ModelMeta): RelationError {
  return new RelationError({
    code: 'RELATION.UNSAVED_MEMBER',
    message: `${model.name}.${name} was given ${withArticle(target.name)} that is not saved.`,
    hint: 'Save it first, or make it with create().',
  });
}
