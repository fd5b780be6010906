import { arrayType } from '../aggregates/aggregate-types.js';
import { BaseExpression } from '../base-expression.js';
import { type ExpressionNode, type Resolved, RESOLVE, type Scope, TRACE } from '../expression.js';
import type { ArraySubqueryFunction } from '../../query/types/expressions/basics.js';
import { querySource } from '../query-source.js';
import type { QuerySource } from '../subquery-expression.js';
import type { Tracer } from '../tracer.js';

/** `ARRAY(SELECT …)`: never NULL. */
class ArraySubqueryExpression extends BaseExpression {
  constructor(readonly query: QuerySource) {
    super();
  }

  [TRACE](tracer: Tracer): ExpressionNode {
    tracer.text('arraySubquery');
    return new ArraySubqueryExpression(this.query[TRACE](tracer) as QuerySource);
  }

  [RESOLVE](scope: Scope): Resolved {
    const { node, type: base } = scope.subquery(this.query.state, 'value');
    // A query that finds nothing for certain was folded into NULL, whose type nobody knows.
    const type = arrayType(node.kind === 'subquery' ? base : { kind: 'text' });
    const items = node.kind === 'subquery' ? [node] : [];
    return { node: { kind: 'function', name: 'arraySubquery', arguments: items, type }, type, nullable: false, strict: [] };
  }
}

/**
 * All values of one column of another query as an array, in its order; PostgreSQL only.
 * @example ArraySubquery(Post.objects.filter({ author: OuterRef('pk') }).orderBy('-views').values('title').slice(0, 3))
 * @see https://docs.djangoproject.com/en/stable/ref/contrib/postgres/expressions/#arraysubquery-expressions
 */
export const ArraySubquery = ((querySet: unknown) =>
  new ArraySubqueryExpression(querySource(querySet, 'ArraySubquery'))) as unknown as ArraySubqueryFunction;
