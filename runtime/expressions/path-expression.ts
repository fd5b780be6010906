import { FieldError } from '../errors/query-error.js';
import { BaseCondition, operand } from './base-expression.js';
import { type ExpressionNode, type Resolved, RESOLVE, type Scope, TRACE } from './expression.js';
import type { Tracer } from './tracer.js';

/** `F('author__age')`. A boolean field may stand as a condition. */
export class PathExpression extends BaseCondition {
  constructor(readonly path: string) {
    super();
  }

  [TRACE](tracer: Tracer): ExpressionNode {
    tracer.text('F');
    tracer.name(this.path);
    return this;
  }

  [RESOLVE](scope: Scope): Resolved {
    return scope.path(this.path);
  }
}

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
    return { ...this.inner[RESOLVE](scope.outer), strict: [] };
  }
}

/** A bare string in an expression is a path; anything that is not an expression is a value. */
export function asArgument(argument: unknown): ExpressionNode {
  return typeof argument === 'string' ? new PathExpression(argument) : operand(argument);
}
