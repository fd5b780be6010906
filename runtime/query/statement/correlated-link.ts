import { BaseCondition } from '../../expressions/base-expression.js';
import { condition } from '../../expressions/conditions.js';
import { type ExpressionNode, type Resolved, RESOLVE, type Scope, TRACE } from '../../expressions/expression.js';
import type { ExpressionSqlNode } from '../../sql/ast/index.js';
import type { Link } from '../plan/link-condition.js';
import type { PlanScope } from '../plan/plan-scope.js';

/** The rows that a relation gives for the row around the query: `"comment"."post_id" = "post"."id"`. Made while planning, after tracing. */
export class CorrelatedLink extends BaseCondition {
  constructor(
    readonly link: Link,
    readonly parent: ExpressionSqlNode,
  ) {
    super();
  }

  [TRACE](): ExpressionNode {
    return this;
  }

  [RESOLVE](scope: Scope): Resolved {
    const { step, column } = this.link;
    if (step === null) {
      const { node, strict } = scope.path(column.attribute);
      return condition({ kind: 'comparison', operator: '=', left: node, right: this.parent }, strict);
    }
    const { planner, reusable } = scope as PlanScope;
    const entry = planner.tree.join(planner.tree.root, step, reusable);
    return condition({ kind: 'comparison', operator: '=', left: entry.column(column.column), right: this.parent }, [entry]);
  }
}
