import { atomic } from '../../connection/atomic.js';
import { RelationError } from '../../errors/loading-error.js';
import { LookupExpression } from '../../expressions/base-expression.js';
import { engine } from '../../query/engine.js';
import { isInstance } from '../../query/plan/instance-key.js';
import { type QueryState, withOperation } from '../../query/query-state.js';
import { dropRelated } from '../instance-internals.js';
import { sameKey } from '../loading/map-key.js';
import { checkRelated, writeRelation } from '../loading/write-relation.js';
import { attributesOf } from '../meta-of.js';
import type { FieldMeta } from '../field-meta.js';
import { saveByClass } from '../save-by-class.js';
import { membersOf, stranger, writeAlias, writeState } from './members.js';
import { ownerKey } from './relation-state.js';
import type { Related, RelatedWrites, SetOptions } from './related-writes.js';
import { setMembers } from './set-members.js';

/** The rows whose foreign key points at the instance: adding one sets its key, removing one sets it to null. */
export const keyWrites: RelatedWrites = {
  async create(related, values) {
    ownerKey(related);
    const { instance, property } = related;
    forget(related);
    return (await engine.create(writeState(property.relation.target, instance), {
      ...values,
      [keyField(related).name]: instance,
    })) as object;
  },

  async getOrCreate(related, state, lookup, options) {
    const answer = await engine.getOrCreate(state, { ...lookup, [keyField(related).name]: related.instance }, options);
    forget(related);
    return answer as [object, boolean];
  },

  async updateOrCreate(related, state, lookup, options) {
    const answer = await engine.updateOrCreate(state, { ...lookup, [keyField(related).name]: related.instance }, options);
    forget(related);
    return answer as [object, boolean];
  },

  async bulkCreate(related, instances, options) {
    ownerKey(related);
    const { instance, property } = related;
    for (const one of instances) writeRelation(one, keyField(related).name, instance);
    forget(related);
    return (await engine.bulkCreate(writeState(property.relation.target, instance), instances, options)) as object[];
  },

  async add(related, given, options) {
    const key = ownerKey(related);
    if (options.bulk === false) await saveEach(related, given);
    else {
      const { instances, keys } = membersOf(related, given, pkOf(related));
      await engine.update(withKeys(related, keys), { [keyField(related).name]: key });
      for (const one of instances) writeRelation(one, keyField(related).name, related.instance);
    }
    forget(related);
  },

  async remove(related, given) {
    requireNullable(related, 'remove');
    const key = ownerKey(related);
    const field = keyField(related);
    const { instances, keys } = membersOf(related, given, pkOf(related));
    for (const one of instances)
      if (!sameKey(attributesOf(one)[field.attribute], key)) throw stranger(related, attributesOf(one)[pkOf(related)]);
    await engine.update(own(withKeys(related, keys), field, key), { [field.name]: null });
    for (const one of instances) writeRelation(one, field.name, null);
    forget(related);
  },

  async set(related, state, given, options) {
    ownerKey(related);
    await atomic(() => setEach(related, state, given, options), {
      using: writeAlias(related.property.relation.target, related.instance),
      savepoint: false,
    });
    forget(related);
  },

  async clear(related) {
    requireNullable(related, 'clear');
    const field = keyField(related);
    await engine.update(own(writeState(related.property.relation.target, related.instance), field, ownerKey(related)), {
      [field.name]: null,
    });
    forget(related);
  },
};

/** Rows that cannot be without the key are only added. */
async function setEach(related: Related, state: QueryState, given: readonly unknown[], options: SetOptions): Promise<void> {
  if (keyField(related).nullable) await setMembers(keyWrites, related, state, given, pkOf(related), options);
  else if (given.length > 0) await keyWrites.add(related, given, options);
}

async function saveEach(related: Related, given: readonly unknown[]): Promise<void> {
  const { instance, property } = related;
  const { target } = property.relation;
  const work = async (): Promise<void> => {
    for (const member of given) {
      if (!isInstance(member)) {
        await keyWrites.add(related, [member], {});
        continue;
      }
      checkRelated(instance, property.model, property.name, target, member);
      writeRelation(member, keyField(related).name, instance);
      await saveByClass(member, {});
    }
  };
  await atomic(work, { using: writeAlias(target, instance), savepoint: false });
}

const keyField = ({ property }: Related): FieldMeta => property.relation.field!;
const pkOf = ({ property }: Related): string => property.relation.target.key?.attribute ?? 'pk';

function withKeys({ instance, property }: Related, keys: readonly unknown[]): QueryState {
  return withOperation(writeState(property.relation.target, instance), {
    kind: 'filter',
    conditions: [new LookupExpression('pk__in', keys)],
    negated: false,
  });
}

function own(state: QueryState, field: FieldMeta, key: unknown): QueryState {
  return withOperation(state, { kind: 'filter', conditions: [new LookupExpression(field.attribute, key)], negated: false });
}

/** What was prefetched is not true any more. */
export function forget({ instance, property }: Related): void {
  dropRelated(instance, property.name);
}

function requireNullable(related: Related, method: string): void {
  const field = keyField(related);
  if (field.nullable) return;
  const { model, name, relation } = related.property;
  throw new RelationError({
    code: 'RELATION.NOT_NULLABLE',
    message: `${model.name}.${name} has no ${method}(): ${field.subject} cannot be null.`,
    hint: `Delete the rows, or give them to another ${relation.model.name} with add().`,
  });
}
