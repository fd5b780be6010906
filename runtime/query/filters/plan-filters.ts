import type { ExpressionNode } from '../../expressions/expression.js';
import type { Tracer } from '../../expressions/tracer.js';
import type { ModelMeta } from '../../model/model-meta.js';
import type { FilterValues } from './filter-values.js';
import { activeFilters, type GlobalFilter, type WithoutFilters } from './global-filters.js';

/** A filter that a plan needs, and the shape of the condition that it was made for. */
export interface AskedFilter {
  readonly filter: GlobalFilter;
  readonly shape: string;
}

/**
 * The global filters while a plan is made. Which of them a query needs is only known when its joins are: so they are asked for one by
 * one, and their values come after those of the query, in the order of asking.
 */
export class PlanFilters {
  readonly asked: AskedFilter[] = [];
  readonly #conditions = new Map<GlobalFilter, ExpressionNode | null>();

  constructor(
    readonly values: FilterValues,
    readonly tracer: Tracer,
  ) {}

  /** The conditions that the rows of a model must meet. */
  conditions(model: ModelMeta, without: WithoutFilters): ExpressionNode[] {
    return activeFilters(model, without).flatMap((filter) => this.#condition(filter) ?? []);
  }

  #condition(filter: GlobalFilter): ExpressionNode | null {
    const known = this.#conditions.get(filter);
    if (known !== undefined) return known;
    const { shape, condition } = this.values.trace(filter, this.tracer);
    this.asked.push({ filter, shape });
    this.#conditions.set(filter, condition);
    return condition;
  }
}
