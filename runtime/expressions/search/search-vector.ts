import { QueryError } from '../../errors/query-error.js';
import type { SearchVectorFunction } from '../../query/types/expressions/search.js';
import type { ExpressionSqlNode, ValueType } from '../../sql/ast/index.js';
import { BaseExpression } from '../base-expression.js';
import { type ExpressionNode, isExpression, type Resolved, RESOLVE, type Scope, TRACE } from '../expression.js';
import { asArgument } from '../path-expression.js';
import type { Tracer } from '../tracer.js';
import { called, configNode, searchConfig, type SearchConfig, traceOptional } from './search-nodes.js';

export const VECTOR: ValueType = { kind: 'searchVector' };
const TEXT: ValueType = { kind: 'text' };
const WEIGHTS = ['A', 'B', 'C', 'D'];

/** `SETWEIGHT(TO_TSVECTOR('english', COALESCE("title", '') || ' ' || COALESCE("body", '')), 'A')` */
export class SearchVectorExpression extends BaseExpression {
  constructor(
    readonly operands: readonly ExpressionNode[],
    readonly config: ExpressionNode | null,
    readonly weight: string | null,
  ) {
    super();
    if (operands.length === 0)
      throw new QueryError({ code: 'QUERY.BAD_SEARCH', message: 'SearchVector() takes the texts that are searched.' });
    if (weight !== null && !WEIGHTS.includes(weight))
      throw new QueryError({
        code: 'QUERY.BAD_SEARCH',
        message: `The weight of SearchVector is one of ${WEIGHTS.join(', ')}, not ${JSON.stringify(weight)}.`,
      });
  }

  [TRACE](tracer: Tracer): ExpressionNode {
    tracer.text(`searchVector${this.weight ?? ''}${this.operands.length}(`);
    const config = traceOptional(this.config, tracer);
    const operands = this.operands.map((operand) => operand[TRACE](tracer));
    tracer.text(')');
    return new SearchVectorExpression(operands, config, this.weight);
  }

  [RESOLVE](scope: Scope): Resolved {
    const texts = this.operands.flatMap((operand, index): ExpressionSqlNode[] => {
      const { node, type } = operand[RESOLVE](scope);
      const text = called(
        'coalesce',
        [isText(type) ? node : { kind: 'cast', operand: node, type: TEXT }, { kind: 'literal', value: '' }],
        TEXT,
      );
      return index === 0 ? [text] : [{ kind: 'literal', value: ' ' }, text];
    });
    const document = texts.length === 1 ? texts[0]! : called('concatStrict', texts, TEXT);
    const vector = called('to_tsvector', [...configNode(this.config, scope), document], VECTOR);
    const node = this.weight === null ? vector : called('setweight', [vector, { kind: 'literal', value: this.weight }], VECTOR);
    return { node, type: VECTOR, nullable: false, strict: [] };
  }
}

function isText({ kind }: ValueType): boolean {
  return kind === 'char' || kind === 'text' || kind === 'slug' || kind === 'email' || kind === 'url';
}

/**
 * The words of texts; PostgreSQL. Vectors are joined by `add`, and `weight` ranks their words, A above D.
 * @example SearchVector('title', { weight: 'A', config: 'english' }).add(SearchVector('body', { weight: 'B', config: 'english' }))
 * @see https://docs.djangoproject.com/en/stable/ref/contrib/postgres/search/#searchvector
 */
export const SearchVector = ((...parts: readonly unknown[]) => {
  const last = parts.at(-1);
  const options = isOptions(last) ? last : {};
  const operands = isOptions(last) ? parts.slice(0, -1) : parts;
  return new SearchVectorExpression(operands.map(asArgument), searchConfig(options.config), options.weight ?? null);
}) as unknown as SearchVectorFunction;

function isOptions(value: unknown): value is { readonly config?: SearchConfig; readonly weight?: string } {
  return typeof value === 'object' && value !== null && !isExpression(value);
}
