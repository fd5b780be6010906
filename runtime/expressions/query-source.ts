import { QueryError } from '../errors/query-error.js';
import { type ExpressionNode, isExpression } from './expression.js';
import type { QuerySource } from './subquery-expression.js';

/** The QuerySet that a subquery is made of. */
export function querySource(querySet: unknown, name: string): QuerySource {
  if (isExpression(querySet)) return querySet as ExpressionNode as QuerySource;
  throw new QueryError({
    code: 'QUERY.NOT_A_QUERY_SET',
    message: `${name}() takes a QuerySet.`,
    hint: 'A manager becomes one by all(): Post.objects.all().',
  });
}
