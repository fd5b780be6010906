import { QueryError } from '../../errors/query-error.js';
import type { AnyInstance } from '../../query/types/instance.js';
import { attributesOf, metaOf } from '../meta-of.js';
import { copyValue } from './copy-value.js';
import { getDeferredFields } from './instance-facts.js';

/**
 * A new instance with the values of another and without its keys, its own and those of its multi-table parents: `save()` inserts it.
 * What the database computes, and the counter of optimistic locking, begin anew.
 */
export function copyInstance(instance: object, values: object): object {
  const meta = metaOf(instance);
  const deferred = getDeferredFields(instance as AnyInstance);
  if (deferred.size > 0) {
    throw new QueryError({
      code: 'MODEL.COPY_DEFERRED',
      message: `This ${meta.name} cannot be copied: ${[...deferred].join(', ')} ${deferred.size === 1 ? 'is' : 'are'} not loaded.`,
      hint: `Load first: await instance.refreshFromDb({ fields: [${[...deferred].map((name) => `'${name}'`).join(', ')}] }).`,
    });
  }
  const given = values as Readonly<Record<string, unknown>>;
  const own = attributesOf(instance);
  const copied: Record<string, unknown> = { ...given };
  for (const field of meta.fields) {
    // A relation may be replaced by its name or by its column.
    if (given[field.name] !== undefined || given[field.attribute] !== undefined) continue;
    if (!field.primaryKey && !field.generated && field.ir.version !== true) copied[field.attribute] = copyValue(own[field.attribute]);
  }
  return new (meta.modelClass as unknown as new (values: object) => object)(copied);
}
