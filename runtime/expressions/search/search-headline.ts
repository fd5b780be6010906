import type { SearchHeadlineFunction } from '../../query/types/expressions/search.js';
import type { ValueType } from '../../sql/ast/index.js';
import { BaseExpression, ValueExpression } from '../base-expression.js';
import { type ExpressionNode, isExpression, type Resolved, RESOLVE, type Scope, TRACE } from '../expression.js';
import { asArgument } from '../path-expression.js';
import type { Tracer } from '../tracer.js';
import { asText, called, configNode, searchConfig, type SearchConfig, traceOptional } from './search-nodes.js';
import { SearchQueryExpression } from './search-query.js';

const TEXT: ValueType = { kind: 'text' };

interface HeadlineOptions {
  readonly config?: SearchConfig;
  readonly startSel?: string;
  readonly stopSel?: string;
  readonly maxWords?: number;
  readonly minWords?: number;
  readonly shortWord?: number;
  readonly highlightAll?: boolean;
  readonly maxFragments?: number;
  readonly fragmentDelimiter?: string;
}

/** `TS_HEADLINE('english', "body", PLAINTO_TSQUERY($1), $2)`: the options are a value. */
class SearchHeadlineExpression extends BaseExpression {
  constructor(
    readonly text: ExpressionNode,
    readonly query: ExpressionNode,
    readonly config: ExpressionNode | null,
    readonly options: ExpressionNode | null,
  ) {
    super();
  }

  [TRACE](tracer: Tracer): ExpressionNode {
    tracer.text('headline(');
    const config = traceOptional(this.config, tracer);
    const text = this.text[TRACE](tracer);
    const query = this.query[TRACE](tracer);
    const options = traceOptional(this.options, tracer);
    tracer.text(')');
    return new SearchHeadlineExpression(text, query, config, options);
  }

  [RESOLVE](scope: Scope): Resolved {
    const text = this.text[RESOLVE](scope);
    const query = this.query[RESOLVE](scope);
    const options = this.options === null ? [] : [this.options[RESOLVE](scope).node];
    return {
      node: called('ts_headline', [...configNode(this.config, scope), text.node, query.node, ...options], TEXT),
      type: TEXT,
      nullable: text.nullable || query.nullable,
      strict: [...text.strict, ...query.strict],
    };
  }
}

/** `StartSel="<b>", MaxWords=20`; no value can end its quotes. */
function optionsText(options: Omit<HeadlineOptions, 'config'>): string {
  return Object.entries(options)
    .flatMap(([name, value]) => {
      if (value === undefined) return [];
      const text = typeof value === 'string' ? `"${value.replaceAll('"', '""')}"` : String(value);
      return [`${name.charAt(0).toUpperCase()}${name.slice(1).replace(/\W/g, '')}=${text}`];
    })
    .join(', ');
}

/**
 * The parts of a text in which the query was found, marked; PostgreSQL.
 * @example SearchHeadline('body', SearchQuery('cheese'), { startSel: '<mark>', stopSel: '</mark>', maxFragments: 2 })
 * @see https://docs.djangoproject.com/en/stable/ref/contrib/postgres/search/#searchheadline
 */
export const SearchHeadline = ((text: unknown, query: unknown, { config, ...options }: HeadlineOptions = {}) => {
  const said = optionsText(options);
  return new SearchHeadlineExpression(
    asArgument(text),
    isExpression(query) ? query : new SearchQueryExpression(asText(query), searchConfig(config), 'plain'),
    searchConfig(config),
    said === '' ? null : new ValueExpression(said, TEXT),
  );
}) as unknown as SearchHeadlineFunction;
