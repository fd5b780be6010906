import { OrderExpression } from './base-expression.js';
import { isExpression } from './expression.js';
import { PathExpression } from './path-expression.js';

/** One term, or a list of them. */
export const termList = (terms: unknown): readonly unknown[] => (terms === undefined ? [] : Array.isArray(terms) ? terms : [terms]);

/** A term of an order inside an expression: `'-views'`, or an expression with or without a direction. */
export function orderTerm(term: unknown): OrderExpression {
  if (term instanceof OrderExpression) return term;
  if (isExpression(term)) return new OrderExpression(term, false, null);
  const path = String(term);
  const descending = path.startsWith('-');
  return new OrderExpression(new PathExpression(descending ? path.slice(1) : path), descending, null);
}
