import { FieldError } from '../errors/query-error.js';
import { containsAggregate } from '../sql/ast/walk.js';
import { BaseCondition } from './base-expression.js';
import { type ExpressionNode, type Resolved, RESOLVE, type Scope, TRACE } from './expression.js';
import type { Tracer } from './tracer.js';

export { asArgument, PathExpression } from './base-expression.js';

/** `OuterRef('pk')`: a path of the query around the subquery. */
export class OuterExpression extends BaseCondition {
  constructor(readonly inner: ExpressionNode) {
    super();
  }

  [TRACE](tracer: Tracer): ExpressionNode {
    tracer.text('^');
    return new OuterExpression(this.inner[TRACE](tracer));
  }

  [RESOLVE](scope: Scope): Resolved {
    if (scope.outer === null) {
      throw new FieldError({
        code: 'QUERY.OUTER_REFERENCE',
        message: 'This QuerySet contains a reference to an outer query, so it can only be used in a subquery.',
        hint: 'Use it inside Subquery(…), Exists(…) or as the value of a filter.',
      });
    }
    const made = this.inner[RESOLVE](scope.outer);
    if (!containsAggregate(made.node)) return { ...made, strict: [] };
    if (scope.outer.ofGroup === undefined) throw outerAggregate(made.subject);
    return { ...scope.outer.ofGroup(made), strict: [] };
  }
}

/** Inside it would be an aggregate of the subquery's own rows. */
const outerAggregate = (subject: string | undefined): FieldError =>
  new FieldError({
    code: 'QUERY.OUTER_AGGREGATE',
    message: `OuterRef(${subject === undefined ? '…' : `'${subject}'`}) names an aggregate of the query around, which is not known where its subqueries are asked.`,
    hint: "Annotate what the subquery finds, and compare the two: .annotate({ most: Subquery(…) }).filter({ most__gt: F('n') }).",
  });
