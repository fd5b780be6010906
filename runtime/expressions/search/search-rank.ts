import { QueryError } from '../../errors/query-error.js';
import type { SearchRankFunction } from '../../query/types/expressions/search.js';
import type { ExpressionSqlNode, ValueType } from '../../sql/ast/index.js';
import { BaseExpression } from '../base-expression.js';
import { type ExpressionNode, isExpression, type Resolved, RESOLVE, type Scope, TRACE } from '../expression.js';
import { asArgument } from '../path-expression.js';
import type { Tracer } from '../tracer.js';
import { wholeNumber } from '../whole-number.js';
import { BaseSearchQuery, SearchQueryExpression } from './search-query.js';
import { asText, called } from './search-nodes.js';
import { SearchVectorExpression } from './search-vector.js';

const FLOAT: ValueType = { kind: 'float' };

interface RankOptions {
  readonly weights?: readonly number[] | undefined;
  readonly normalization?: number | undefined;
  readonly coverDensity?: boolean | undefined;
}

/** `TS_RANK('{0.1,0.2,0.4,1}'::real[], "search", PLAINTO_TSQUERY($1), 2)` */
class SearchRankExpression extends BaseExpression {
  constructor(
    readonly vector: ExpressionNode,
    readonly query: ExpressionNode,
    readonly options: RankOptions,
  ) {
    super();
    const { weights, normalization } = options;
    if (weights !== undefined && !(weights.length === 4 && weights.every((weight) => Number.isFinite(weight))))
      throw new QueryError({ code: 'QUERY.BAD_SEARCH', message: 'The weights of SearchRank are four numbers: of D, C, B and A.' });
    if (normalization !== undefined) wholeNumber(normalization, 'The normalization of SearchRank');
  }

  [TRACE](tracer: Tracer): ExpressionNode {
    const { weights, normalization, coverDensity } = this.options;
    tracer.text(`searchRank${coverDensity === true ? 'cd' : ''}${weights?.join() ?? ''}/${normalization ?? ''}(`);
    const vector = this.vector[TRACE](tracer);
    const query = this.query[TRACE](tracer);
    tracer.text(')');
    return new SearchRankExpression(vector, query, this.options);
  }

  [RESOLVE](scope: Scope): Resolved {
    const { weights, normalization, coverDensity } = this.options;
    const vector = this.vector[RESOLVE](scope);
    // A text is made a vector with the configuration of the query.
    const config = this.query instanceof BaseSearchQuery ? this.query.config : null;
    const { node, nullable, strict } =
      vector.type.kind === 'searchVector' ? vector : new SearchVectorExpression([this.vector], config, null)[RESOLVE](scope);
    const query = this.query[RESOLVE](scope);
    const operands: ExpressionSqlNode[] = [
      ...(weights === undefined ? [] : [{ kind: 'raw', parts: [`'{${weights.map(Number).join(',')}}'::real[]`] } as const]),
      node,
      query.node,
      ...(normalization === undefined ? [] : [{ kind: 'literal', value: normalization } as const]),
    ];
    const rank = called(coverDensity === true ? 'ts_rank_cd' : 'ts_rank', operands, FLOAT);
    return { node: rank, type: FLOAT, nullable: nullable || query.nullable, strict: [...strict, ...query.strict] };
  }
}

/**
 * How well a vector answers a query; PostgreSQL. `weights` are those of D, C, B, A; `coverDensity` ranks by how near the words are to each other.
 * @example SearchRank('search', SearchQuery('cheese'), { coverDensity: true, normalization: 2 })
 * @see https://docs.djangoproject.com/en/stable/ref/contrib/postgres/search/#searchrank
 */
export const SearchRank = ((vector: unknown, query: unknown, options: RankOptions = {}) =>
  new SearchRankExpression(
    asArgument(vector),
    isExpression(query) ? query : new SearchQueryExpression(asText(query), null, 'plain'),
    options,
  )) as unknown as SearchRankFunction;
