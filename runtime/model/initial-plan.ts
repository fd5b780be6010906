import { fallbackOf } from './default-value.js';
import { propertyOf } from './loading/property.js';
import { ownValueOf } from './own-value.js';
import type { ModelMeta } from './model-meta.js';

/** What `new` asks of a model at every instance, worked out once. */
export interface InitialPlan {
  readonly columns: readonly InitialColumn[];
  /** What a name that was given stands for; none of the model's names are missing once they were asked for. */
  kindOf(name: string): 'column' | 'relation' | 'pk' | undefined;
}

export interface InitialColumn {
  readonly attribute: string;
  /** The relation that the column holds the key of; null for a column alone. */
  readonly relation: string | null;
  /** Gives a value the form that the instance holds; null where there is one form. */
  readonly own: ((value: unknown) => unknown) | null;
  /** Makes the value where none was given; null when there is none. */
  readonly fallback: (() => unknown) | null;
}

const plans = new WeakMap<ModelMeta, InitialPlan>();

export function initialPlan(meta: ModelMeta): InitialPlan {
  let plan = plans.get(meta);
  if (plan === undefined) plans.set(meta, (plan = makePlan(meta)));
  return plan;
}

function makePlan(meta: ModelMeta): InitialPlan {
  const kinds = new Map<string, 'column' | 'relation' | 'pk'>();
  return {
    columns: meta.fields.map((field) => ({
      attribute: field.attribute,
      relation: field.name === field.attribute ? null : field.name,
      own: ownValueOf(field),
      fallback: fallbackOf(field, meta),
    })),
    kindOf(name) {
      let kind = kinds.get(name);
      if (kind === undefined) {
        if (propertyOf(meta, name) !== undefined) kind = 'relation';
        else if (name === 'pk') kind = 'pk';
        else if (meta.field(name) !== undefined) kind = 'column';
        // Unknown names are not kept: there may be any number of them.
        if (kind !== undefined) kinds.set(name, kind);
      }
      return kind;
    },
  };
}
