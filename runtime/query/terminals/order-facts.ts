import { OrderExpression } from '../../expressions/base-expression.js';
import type { ExpressionNode } from '../../expressions/expression.js';
import { PathExpression } from '../../expressions/path-expression.js';
import type { FieldMeta } from '../../model/field-meta.js';
import { modelOrdering } from '../plan/plan-order.js';
import type { QueryState } from '../query-state.js';

/** Are the rows in an order, of the query or of the model? */
export function isOrdered(state: QueryState): boolean {
  return state.empty || termsOf(state).length > 0;
}

/** Does the order tell any two rows apart, so that it is the same whenever it is asked for? */
export function isTotallyOrdered(state: QueryState): boolean {
  if (state.empty) return true;
  const { model } = state;
  const named = new Set<FieldMeta>();
  for (const term of termsOf(state)) {
    const path = pathOf(term);
    if (path === 'pk') return true;
    const field = path === null ? undefined : model.field(path);
    if (field === undefined || orderedByRelated(state, path!, field)) continue;
    named.add(field);
    if (field.ir.unique === true && !field.nullable) return true;
  }
  const all = (fields: readonly FieldMeta[]): boolean => fields.length > 0 && fields.every((field) => named.has(field) && !field.nullable);
  if (all(model.primaryKey)) return true;
  return (model.concrete.ir.constraints ?? []).some(
    (constraint) =>
      constraint.kind === 'unique' &&
      constraint.condition === undefined &&
      all(constraint.fields.flatMap((name) => model.field(name) ?? [])) &&
      constraint.fields.every((name) => model.field(name) !== undefined),
  );
}

/** Rows that are grouped have not the order of their model. */
function termsOf(state: QueryState): readonly (string | ExpressionNode)[] {
  if (state.ordering !== null) return state.ordering;
  const values = state.operations.findIndex(({ kind }) => kind === 'values');
  const grouped = values >= 0 && state.operations.slice(values).some(({ kind }) => kind === 'annotate');
  return grouped ? [] : modelOrdering(state.model);
}

/** `orderBy('author')` is the order of authors by their own ordering, which several posts share. */
function orderedByRelated({ model }: QueryState, path: string, field: FieldMeta): boolean {
  const relation = path === field.name ? model.relation(path) : undefined;
  return relation !== undefined && modelOrdering(relation.target).length > 0;
}

function pathOf(term: string | ExpressionNode): string | null {
  if (typeof term === 'string') return term.replace(/^-/, '');
  const expression = term instanceof OrderExpression ? term.expression : term;
  return expression instanceof PathExpression ? expression.path : null;
}
