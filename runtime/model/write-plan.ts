import type { FieldMeta } from './field-meta.js';
import type { ModelMeta } from './model-meta.js';
import { type RowOrder, rowOrderOf } from './order/row-order.js';
import type { RelationMeta } from './relation-meta.js';

/** A relation whose key is a column of the model. */
export interface HeldRelation extends RelationMeta {
  readonly accessor: string;
  readonly field: FieldMeta;
}

/** What every save of a model asks, worked out once. */
export interface WritePlan {
  /** Columns of the model's own table that are written. */
  readonly written: readonly FieldMeta[];
  readonly generated: readonly FieldMeta[];
  readonly key: readonly FieldMeta[];
  readonly parents: ModelMeta['parents'];
  /** Columns that a save sets by itself: autoNow and autoNowAdd. */
  readonly touched: readonly FieldMeta[];
  /** The counter of optimistic locking, if the table has one. */
  readonly version: FieldMeta | null;
  /** The place of a row among those of its group, if the table keeps one. */
  readonly rowOrder: RowOrder | null;
  /** Forward relations whose instance may have got its key since it was assigned. */
  readonly relations: readonly HeldRelation[];
  /** Has the model generic foreign keys, whose rows may have got their keys since? */
  readonly generic: boolean;
}

const plans = new WeakMap<ModelMeta, WritePlan>();

export function writePlan(model: ModelMeta): WritePlan {
  const concrete = model.concrete;
  let plan = plans.get(concrete);
  if (plan === undefined) plans.set(concrete, (plan = makePlan(concrete)));
  return plan;
}

function makePlan(model: ModelMeta): WritePlan {
  const { localFields } = model;
  const written = localFields.filter((field) => !field.generated);
  return {
    written,
    generated: localFields.filter((field) => field.generated),
    key: model.primaryKey,
    parents: model.parents,
    touched: written.filter((field) => 'autoNow' in field.type || 'autoNowAdd' in field.type),
    version: written.find((field) => field.ir.version === true) ?? null,
    rowOrder: rowOrderOf(model),
    relations: [...model.relationsByPath.values()].filter(
      (relation): relation is HeldRelation =>
        relation.direction === 'forward' && relation.field !== null && !relation.multiple && relation.accessor !== null,
    ),
    generic: model.ir.fields.some((field) => field.relation?.kind === 'genericForeignKey'),
  };
}
