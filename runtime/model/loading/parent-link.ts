import type { KeyRelationIR } from '../../../schema/ir/index.js';
import { configuredDefaults } from '../../connection/configure.js';
import { isExpression } from '../../expressions/expression.js';
import { HYDRATE } from '../hydrate-token.js';
import { askedRelations, dropRelated, hasAnyRelated, originOf, setRelated } from '../instance-internals.js';
import { copyValue } from '../instances/copy-value.js';
import { attributesOf, type Attributes, metaOf } from '../meta-of.js';
import type { ModelMeta } from '../model-meta.js';
import { NEW, type Origin } from '../origin.js';
import { CHUNK, PeerGroup } from '../peers.js';
import { postInit, preInit } from '../signals/model-signals.js';
import { cachedOne } from './cached-one.js';
import { mapKey, sameKey } from './map-key.js';
import type { OneProperty } from './property.js';

/**
 * Follows the link of a multi-table child to its parent without a query: the parent is made of the columns that the child has of it, for
 * all the peers of the child. false where it is no such link, or the child has not all of them.
 *
 * Django: https://docs.djangoproject.com/en/stable/topics/db/models/#multi-table-inheritance
 */
export function takeParent(instance: object, property: OneProperty): boolean {
  const own = isParentLink(property) ? parentValues(instance, property) : null;
  if (own === null) return false;
  const { relation, name } = property;
  const nextOrigin = origins(instance);
  const made = new Map<unknown, object>();
  const take = (child: object, values: Attributes): void => {
    const key = mapKey(values[property.far.attribute]);
    const parent = made.get(key) ?? parentInstance(relation.target, values, nextOrigin());
    made.set(key, parent);
    setRelated(child, name, parent);
    const back = (relation.ir as KeyRelationIR).reverse.accessor;
    if (back !== null) setRelated(parent, back, child);
  };
  take(instance, own);
  for (const peer of peersOf(instance)) {
    const values = cachedOne(peer, property) === undefined ? parentValues(peer, property) : null;
    if (values !== null) take(peer, values);
  }
  return true;
}

/** After a save of the child its parent has other values than the instance that was made of it. One that the query loaded stays. */
export function forgetParents(child: object): void {
  if (!hasAnyRelated(child)) return;
  const asked = askedRelations(child);
  for (const { accessor, direction, ir } of metaOf(child).relationsByPath.values())
    if (direction === 'forward' && ir.kind === 'oneToOne' && ir.parentLink === true && !asked.includes(accessor!))
      dropRelated(child, accessor!);
}

const isParentLink = ({ forward, relation: { ir } }: OneProperty): boolean => forward && ir.kind === 'oneToOne' && ir.parentLink === true;

/** Those that `loadShared` would load it for. */
function peersOf(instance: object): Iterable<object> {
  const { fetchMode, peers } = originOf(instance);
  const mode = fetchMode ?? configuredDefaults().fetchMode ?? 'peers';
  return mode === 'peers' && peers !== null ? peers.group.instances() : [];
}

/** The columns of the parent, unless one is left out, or has a value that only the database knows. */
function parentValues(child: object, { near, far, relation }: OneProperty): Attributes | null {
  const { fields } = metaOf(child);
  const own = attributesOf(child);
  if (originOf(child).adding || !sameKey(own[near.attribute], own[far.attribute])) return null;
  const values: Attributes = {};
  for (const field of relation.target.fields) {
    const { attribute } = field;
    // Of two parents with a field of the same name the child has but one.
    if (!fields.includes(field) || !Object.hasOwn(child, attribute)) return null;
    const value = own[attribute];
    if (value === undefined || isExpression(value)) return null;
    values[attribute] = copyValue(value);
  }
  return values;
}

/** Origins for parents: each other's peers, as the children are. */
function origins(child: object): () => Origin {
  const { database, fetchMode } = originOf(child);
  const group = new PeerGroup();
  let made = 0;
  let origin: Origin = NEW;
  return () => {
    if (made++ % CHUNK === 0) origin = { ...NEW, database, adding: false, peers: group.chunk(), fetchMode };
    return origin;
  };
}

function parentInstance(target: ModelMeta, values: Attributes, origin: Origin): object {
  const Class = target.modelClass as unknown as new (token: typeof HYDRATE, origin: Origin) => object;
  if (preInit.active) preInit.sendNow(target, { values });
  const made = Object.assign(new Class(HYDRATE, origin), values);
  if (postInit.active) postInit.sendNow(target, { instance: made });
  origin.peers!.instances.push(made);
  return made;
}
