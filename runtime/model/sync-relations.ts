import { QueryError } from '../errors/query-error.js';
import { hasValues } from './has-values.js';
import { hasAnyRelated, originOf } from './instance-internals.js';
import { loadedRelation } from './loading/read-relation.js';
import { refuseTwoDatabases } from './loading/write-relation.js';
import { attributesOf } from './meta-of.js';
import type { ModelMeta } from './model-meta.js';
import { writePlan } from './write-plan.js';

/**
 * A related instance that was saved since it was assigned has its key now; one that was not would be lost, and the key of one in another
 * database than `alias`, where the instance is new, would mean another row.
 */
export function syncRelations(instance: object, meta: ModelMeta, alias: string): void {
  if (!hasAnyRelated(instance)) return;
  const { adding } = originOf(instance);
  const values = attributesOf(instance);
  for (const relation of writePlan(meta).relations) {
    const related = loadedRelation(instance, relation.accessor);
    if (typeof related !== 'object' || related === null) continue;
    const { to } = relation.steps[0]!;
    const known = attributesOf(related);
    const key = known[to.attribute];
    // A key by `toField` may be there before the row is.
    if (key === undefined || key === null || (!to.primaryKey && !hasValues(known, to.model.primaryKey))) {
      throw new QueryError({
        code: 'MODEL.UNSAVED_RELATED',
        message: `save() would lose the unsaved ${relation.target.name} in ${meta.name}.${relation.name}.`,
        hint: `Save it first: await instance.${relation.name}.save().`,
      });
    }
    if (adding && originOf(related).database !== alias) refuseTwoDatabases(instance, alias, meta, relation.name, related);
    values[relation.field.attribute] ??= key;
  }
}
