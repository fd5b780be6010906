import { FieldError } from '../../errors/query-error.js';
import type { FieldMeta } from '../../model/field-meta.js';
import type { RelationMeta } from '../../model/relation-meta.js';
import type { TracedState } from '../trace-state.js';
import { isOf, ownKey } from './instance-key.js';

/**
 * The QuerySet that a relation is compared with, `coupon__in: Coupon.objects.filter(…)`: of the model that it leads to, and selecting the
 * field that its column holds. What `values()` selects is taken as it is.
 */
export function keysOf(state: TracedState, relation: RelationMeta, field: FieldMeta, path: string): TracedState {
  if (state.combination !== null) {
    const states = state.combination.states.map((part) => keysOf(part as TracedState, relation, field, path));
    return { ...state, combination: { ...state.combination, states } };
  }
  if (state.rows !== 'instances') return state;
  const { target } = relation;
  // `place__in: carParks`, of the model whose key the relation is.
  if (!isOf(state.model, target) && ownKey(relation, state.model) !== null) return state;
  if (!isOf(state.model, target) && !isOf(target, state.model)) {
    throw new FieldError({
      code: 'QUERY.WRONG_MODEL',
      message: `${path} takes a QuerySet of ${target.name}, not of ${state.model.name}.`,
      hint: `Name the column that is compared: .values('${field.name}').`,
    });
  }
  if (field.primaryKey || state.model.field(field.name) === undefined) return state;
  return {
    ...state,
    rows: 'flat',
    operations: [...state.operations, { kind: 'values', fields: [field.attribute] }],
    related: [],
    loaded: null,
  };
}
