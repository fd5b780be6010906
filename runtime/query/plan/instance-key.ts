import { withArticle } from '../../errors/article.js';
import { FieldError } from '../../errors/query-error.js';
import { INSTANCE } from '../../expressions/tracer.js';
import type { FieldMeta } from '../../model/field-meta.js';
import type { ModelMeta } from '../../model/model-meta.js';
import type { RelationMeta } from '../../model/relation-meta.js';

/** What the planner knows of an instance without knowing the class. */
export interface InstanceLike {
  readonly [INSTANCE]: ModelMeta;
  readonly [attribute: string]: unknown;
}

export function isInstance(value: unknown): value is InstanceLike {
  return typeof value === 'object' && value !== null && INSTANCE in value;
}

/**
 * The value of `field` on an instance that stands for a relation; the instance must be of the right model, and saved. A one-to-one that is the
 * key of its model is the key of that model's own rows too: `filter({ place: carPark })`.
 */
export function instanceKey(instance: InstanceLike, relation: RelationMeta, far: FieldMeta, path: string): unknown {
  const meta = instance[INSTANCE];
  const wanted = relation.target;
  const own = ownKey(relation, meta);
  const field = own === null || isOf(meta, wanted) ? far : own;
  if (own === null && !isOf(meta, wanted)) {
    throw new FieldError({
      code: 'QUERY.WRONG_MODEL',
      message: `${path} takes an instance of ${wanted.name}, not of ${meta.name}.`,
    });
  }
  const key = instance[field.attribute];
  if (key === undefined || key === null) {
    throw new FieldError({
      code: 'QUERY.UNSAVED_INSTANCE',
      message: `${path} was given ${withArticle(meta.name)} that has no ${field.name} yet.`,
      hint: 'Save the instance first.',
    });
  }
  return key;
}

/** The column of a one-to-one that is the key of a model, or of a parent of it. */
export function ownKey({ direction, model, field }: RelationMeta, meta: ModelMeta): FieldMeta | null {
  return direction === 'forward' && field?.primaryKey === true && model.key === field && isOf(meta, model) ? field : null;
}

/** Is a model the wanted one, a proxy of it, or its multi-table child? */
export function isOf(meta: ModelMeta, wanted: ModelMeta): boolean {
  return meta.concrete === wanted.concrete || meta.concrete.parents.some(({ model }) => isOf(model, wanted));
}
