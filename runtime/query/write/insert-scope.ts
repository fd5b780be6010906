import type { ExpressionSqlNode, SelectNode } from '../../sql/ast/index.js';
import { FieldError } from '../../errors/query-error.js';
import type { Resolved, Scope, SubqueryUse } from '../../expressions/expression.js';
import { planSubquery } from '../plan/plan-subquery.js';
import { planContext, SelectPlanner } from '../plan/select-planner.js';
import type { PlanFilters } from '../filters/plan-filters.js';
import type { Features } from '../../dialects/features.js';
import type { ModelMeta } from '../../model/model-meta.js';
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
  subquery(state: object, use: SubqueryUse): Resolved {
    this.#planner ??= new SelectPlanner(this.model, planContext(this.features, this.filters));
    const made = planSubquery(state as TracedState, use, this.#planner.child((state as TracedState).model, this));
    const { node } = made;
    if (this.features.subqueryReadsChangedTable || !reads(node, this.model.concrete.table)) return made;
    if (node.kind !== 'subquery' && node.kind !== 'exists') return made;
    return { ...made, node: { ...node, select: this.#apart(node.select) } };
  }

  /** MySQL reads the table that rows are put into only where the result is a table of its own: `(SELECT "apart"."c1" FROM (SELECT …) "apart")`. */
  #apart(select: SelectNode): SelectNode {
    const alias = this.#planner!.context.aliases.next('apart');
    const column = (name: string): ExpressionSqlNode => ({ kind: 'column', alias, column: name });
    const inner = { ...select, columns: select.columns.map(({ expression }, index) => ({ expression, alias: `c${index + 1}` })) };
    const columns = inner.columns.map((one) => ({ expression: column(one.alias), alias: null }));
    return { kind: 'select', with: [], distinct: false, columns, from: { kind: 'derivedTable', alias, select: inner }, joins: [], where: null, groupBy: null, having: null, orderBy: [], limit: null, lock: null }; // prettier-ignore
  }
}

function refuse(): never {
  throw new FieldError({
    code: 'QUERY.INSERT_REFERENCE',
    message: 'A row that is inserted has no columns to refer to.',
    hint: 'Give a value, a function of constants such as Now(), or a Subquery that names no OuterRef.',
  });
}
