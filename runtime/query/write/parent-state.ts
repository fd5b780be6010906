import { LookupExpression } from '../../expressions/base-expression.js';
import type { FieldMeta } from '../../model/field-meta.js';
import type { ModelMeta } from '../../model/model-meta.js';
import { QuerySetSource } from '../query-set-source.js';
import { initialState, type QueryState, withOperation, withState } from '../query-state.js';
import type { TracedState } from '../trace-state.js';

/** The rows of a multi-table parent that belong to the rows of a state: `"id" IN (SELECT "restaurant"."place_ptr_id" FROM …)`. */
export function parentState(state: QueryState, parent: ModelMeta): QueryState {
  const link = linkTo(state.model.concrete, parent)!;
  const plain = withState(state, { ordering: [], related: [], prefetch: [], loaded: null });
  const keys = withState(withOperation(plain, { kind: 'values', fields: [link.attribute] }), { rows: 'flat' });
  // The source traces its state when the query around it is traced.
  const found = new LookupExpression(`${parent.key!.attribute}__in`, new QuerySetSource(keys as TracedState));
  const base = withState(initialState(parent), { using: state.using });
  return withOperation(base, { kind: 'filter', conditions: [found], negated: false });
}

/** The column of a child, or of a parent in between, that holds the key of the parent's row. */
export function linkTo(model: ModelMeta, parent: ModelMeta): FieldMeta | null {
  for (const { model: nearer, link } of model.parents) {
    if (nearer.concrete === parent.concrete) return link;
    const further = linkTo(nearer.concrete, parent);
    if (further !== null) return further;
  }
  return null;
}

/** The tables of a row: the child before its parents. */
export function withParents(table: ModelMeta): readonly ModelMeta[] {
  const parents = table.parents.map(({ model }) => model.concrete);
  return [table, ...parents.flatMap(withParents)];
}
