import { FieldError } from '../../errors/query-error.js';
import type { Resolved, Scope, SubqueryUse } from '../../expressions/expression.js';
import { derivedSelect, withColumnNames } from '../plan/derived-select.js';
import { planSubquery } from '../plan/plan-subquery.js';
import { planContext, SelectPlanner } from '../plan/select-planner.js';
import type { PlanFilters } from '../filters/plan-filters.js';
import type { Features } from '../../dialects/features.js';
import type { ModelMeta } from '../../model/model-meta.js';
import type { ValueType } from '../../sql/ast/index.js';
import type { TracedState } from '../trace-state.js';
import { reads } from './changed-table.js';

/** What a new row is made of: it has no columns to refer to, and a subquery may read what is there already. */
export class InsertScope implements Scope {
  readonly negated = false;
  readonly outer = null;
  readonly path = refuse;
  readonly condition = refuse;
  #planner: SelectPlanner | undefined;

  constructor(
    readonly model: ModelMeta,
    readonly features: Features,
    readonly filters: PlanFilters | null,
  ) {}

  withNegation(): Scope {
    return this;
  }

  insideValue(): Scope {
    return this;
  }

  /** `INSERT INTO "post" ("views") VALUES ((SELECT MAX("post"."views") AS "top" FROM "post"))` */
  subquery(state: object, use: SubqueryUse, type?: ValueType): Resolved {
    this.#planner ??= new SelectPlanner(this.model, planContext(this.features, this.filters));
    const made = planSubquery(state as TracedState, use, this.#planner.child((state as TracedState).model, this), type);
    const { node } = made;
    if (this.features.subqueryReadsChangedTable || !reads(node, this.model.concrete.table)) return made;
    if (node.kind !== 'subquery' && node.kind !== 'exists') return made;
    // MySQL reads the table that rows are put into only where the result is a table of its own: `(SELECT "apart"."top" FROM (SELECT …) "apart")`.
    const select = derivedSelect(withColumnNames(node.select), this.#planner.context.aliases, 'apart');
    return { ...made, node: { ...node, select } };
  }
}

function refuse(): never {
  throw new FieldError({
    code: 'QUERY.INSERT_REFERENCE',
    message: 'A row that is inserted has no columns to refer to.',
    hint: 'Give a value, a function of constants such as Now(), or a Subquery that names no OuterRef.',
  });
}
