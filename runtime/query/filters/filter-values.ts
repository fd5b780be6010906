import { QueryError } from '../../errors/query-error.js';
import { asCondition } from '../../expressions/base-expression.js';
import { type ExpressionNode, isExpression, TRACE } from '../../expressions/expression.js';
import type { Tracer } from '../../expressions/tracer.js';
import type { GlobalFilter } from './global-filters.js';

/** What the global filters say during one run of a query: each is asked once. */
export class FilterValues {
  readonly #conditions = new Map<GlobalFilter, ExpressionNode | null>();

  /** Writes the condition of a filter into the tracer. The shape that it added, and the traced copy while a plan is made; null lets all rows pass. */
  trace(filter: GlobalFilter, tracer: Tracer): { readonly shape: string; readonly condition: ExpressionNode | null } {
    const condition = this.#conditionOf(filter);
    if (condition === null) return { shape: '', condition };
    const before = tracer.shape.length;
    const traced = condition[TRACE](tracer);
    return { shape: tracer.shape.slice(before), condition: traced };
  }

  #conditionOf(filter: GlobalFilter): ExpressionNode | null {
    const known = this.#conditions.get(filter);
    if (known !== undefined) return known;
    const condition = evaluate(filter);
    this.#conditions.set(filter, condition);
    return condition;
  }
}

function evaluate(filter: GlobalFilter): ExpressionNode | null {
  const given = filter.conditions();
  if (given === true) return null;
  if (isExpression(given)) return asCondition(given);
  if (typeof given !== 'object' || given === null) throw noValue(filter, `gave ${String(given)}`);
  const names = Object.keys(given);
  if (names.length === 0) throw noValue(filter, 'gave no condition');
  const missing = names.find((name) => (given as Readonly<Record<string, unknown>>)[name] === undefined);
  if (missing !== undefined) throw noValue(filter, `has no value for '${missing}'`);
  return asCondition(given);
}

function noValue({ name, model }: GlobalFilter, fault: string): QueryError {
  return new QueryError({
    code: 'QUERY.FILTER_VALUE',
    message: `The global filter '${name}' of ${model.name} ${fault}.`,
    hint: `Run the query where the value is known, or leave the filter out: .withoutFilter('${name}'). A filter that shall let all rows pass gives true.`,
  });
}
