import type { FieldMeta } from '../../model/field-meta.js';
import type { ModelMeta } from '../../model/model-meta.js';
import { referencesTo } from './references.js';

export interface DeleteOrder {
  /** Those that point come before those that are pointed at. */
  readonly models: readonly ModelMeta[];
  /** Keys to set NULL first, where models point at each other and the database checks at once. */
  readonly broken: readonly { readonly model: ModelMeta; readonly field: FieldMeta }[];
}

/** The order in which the rows of several models can be deleted. With deferred constraints a circle may go in any order. */
export function deleteOrder(models: readonly ModelMeta[], deferrable: boolean): DeleteOrder {
  const collected = new Set(models);
  let edges = models.flatMap((target) =>
    referencesTo(target).keys.flatMap(({ model, field }) => (collected.has(model) ? [{ model, field, target }] : [])),
  );
  const broken: { model: ModelMeta; field: FieldMeta }[] = [];
  const cut = (isCut: (edge: (typeof edges)[number]) => boolean): void => {
    if (!deferrable) broken.push(...edges.filter((edge) => isCut(edge) && edge.field.nullable));
    edges = edges.filter((edge) => !isCut(edge));
  };
  cut((edge) => edge.model === edge.target);
  const ordered: ModelMeta[] = [];
  const left = new Set(models);
  while (left.size > 0) {
    const free = [...left].filter((model) => !edges.some((edge) => edge.target === model && left.has(edge.model)));
    if (free.length === 0) {
      const inside = (edge: (typeof edges)[number]): boolean => left.has(edge.model) && left.has(edge.target);
      const nullable = edges.some((edge) => inside(edge) && edge.field.nullable);
      cut((edge) => inside(edge) && (!nullable || edge.field.nullable));
      continue;
    }
    for (const model of free) {
      ordered.push(model);
      left.delete(model);
    }
  }
  return { models: ordered, broken };
}
