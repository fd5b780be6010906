import { atomic } from '../../connection/atomic.js';
import { LookupExpression } from '../../expressions/base-expression.js';
import { engine } from '../../query/engine.js';
import { isInstance } from '../../query/plan/instance-key.js';
import { type QueryState, withOperation } from '../../query/query-state.js';
import { typeKey } from '../loading/content-types.js';
import { keyFor } from '../loading/generic-key.js';
import { attributesOf } from '../meta-of.js';
import { saveByClass } from '../save-by-class.js';
import { forget } from './key-writes.js';
import { membersOf, writeAlias, writeState } from './members.js';
import { ownerKey, relationState } from './relation-state.js';
import type { Related, RelatedWrites } from './related-writes.js';
import { setMembers } from './set-members.js';
import { typeColumn } from './type-condition.js';

/**
 * The rows whose generic foreign key points at the instance. They cannot point at nothing, so that remove() and clear() delete them,
 * as in Django.
 */
export const genericWrites: RelatedWrites = {
  async create(related, values) {
    const pointer = await pointerOf(related);
    forget(related);
    return (await engine.create(targetState(related), { ...values, ...pointer })) as object;
  },

  async getOrCreate(related, state, lookup, options) {
    const pointer = await pointerOf(related);
    forget(related);
    return (await engine.getOrCreate(state, { ...lookup, ...pointer }, options)) as [object, boolean];
  },

  async updateOrCreate(related, state, lookup, options) {
    const pointer = await pointerOf(related);
    forget(related);
    return (await engine.updateOrCreate(state, { ...lookup, ...pointer }, options)) as [object, boolean];
  },

  async bulkCreate(related, instances, options) {
    const pointer = await pointerOf(related);
    for (const one of instances) Object.assign(attributesOf(one), pointer);
    forget(related);
    return (await engine.bulkCreate(targetState(related), instances, options)) as object[];
  },

  async add(related, given, options) {
    const pointer = await pointerOf(related);
    if (options.bulk === false) await saveEach(related, given, pointer);
    else {
      const { instances, keys } = membersOf(related, given, related.property.relation.target.key!.attribute);
      await engine.update(withKeys(targetState(related), keys), pointer);
      for (const one of instances) Object.assign(attributesOf(one), pointer);
    }
    forget(related);
  },

  async remove(related, given) {
    const { keys } = membersOf(related, given, related.property.relation.target.key!.attribute);
    await engine.delete(withKeys(relationState(related, targetState(related)), keys));
    forget(related);
  },

  async set(related, state, given, options) {
    ownerKey(related);
    const { attribute } = related.property.relation.target.key!;
    await atomic(() => setMembers(genericWrites, related, state, given, attribute, options), { using: alias(related), savepoint: false });
    forget(related);
  },

  async clear(related) {
    await engine.delete(relationState(related, targetState(related)));
    forget(related);
  },
};

async function saveEach(related: Related, given: readonly unknown[], pointer: object): Promise<void> {
  const work = async (): Promise<void> => {
    for (const member of given) {
      if (!isInstance(member)) await genericWrites.add(related, [member], {});
      else await saveByClass(Object.assign(member, pointer), {});
    }
  };
  await atomic(work, { using: alias(related), savepoint: false });
}

/** `{ contentTypeId: 3, objectId: 7 }` */
async function pointerOf(related: Related): Promise<Readonly<Record<string, unknown>>> {
  const { property } = related;
  const { relation } = property;
  const key = keyFor(relation.field!, ownerKey(related));
  const { field, types } = typeColumn(property);
  const type = await typeKey(types, relation.model, alias(related), true);
  return { [field.attribute]: type, [relation.field!.attribute]: key };
}

const alias = ({ property, instance }: Related): string => writeAlias(property.relation.target, instance);
const targetState = ({ property, instance }: Related): QueryState => writeState(property.relation.target, instance);

function withKeys(state: QueryState, keys: readonly unknown[]): QueryState {
  return withOperation(state, { kind: 'filter', conditions: [new LookupExpression('pk__in', keys)], negated: false });
}
