import { QueryError } from '../../errors/query-error.js';
import type { SearchQueryFunction } from '../../query/types/expressions/search.js';
import type { ValueType } from '../../sql/ast/index.js';
import { BaseExpression } from '../base-expression.js';
import { type ExpressionNode, type Resolved, RESOLVE, type Scope, TRACE } from '../expression.js';
import type { Tracer } from '../tracer.js';
import { LexemeText } from './lexeme.js';
import { asText, called, configNode, searchConfig, type SearchConfig, traceOptional } from './search-nodes.js';

export const SEARCH_QUERY: ValueType = { kind: 'searchQuery' };

const FUNCTIONS = {
  plain: 'plainto_tsquery',
  phrase: 'phraseto_tsquery',
  raw: 'to_tsquery',
  websearch: 'websearch_to_tsquery',
} as const;
type SearchType = keyof typeof FUNCTIONS;

/** What is looked for, to be joined with others. */
export abstract class BaseSearchQuery extends BaseExpression {
  /** The configuration that the searched text must have too. */
  abstract readonly config: ExpressionNode | null;
  and(other: BaseSearchQuery): BaseSearchQuery {
    return new CombinedSearchQuery('&&', [this, other]);
  }
  or(other: BaseSearchQuery): BaseSearchQuery {
    return new CombinedSearchQuery('||', [this, other]);
  }
  not(): BaseSearchQuery {
    return new CombinedSearchQuery('!!', [this]);
  }
}

/** `WEBSEARCH_TO_TSQUERY('english', $1)` */
export class SearchQueryExpression extends BaseSearchQuery {
  constructor(
    readonly text: ExpressionNode,
    readonly config: ExpressionNode | null,
    readonly searchType: SearchType,
  ) {
    super();
    if (Object.hasOwn(FUNCTIONS, searchType)) return;
    throw new QueryError({
      code: 'QUERY.BAD_SEARCH',
      message: `There is no search type ${JSON.stringify(searchType)}. Choices are: ${Object.keys(FUNCTIONS).join(', ')}.`,
    });
  }

  [TRACE](tracer: Tracer): ExpressionNode {
    tracer.text(`searchQuery${this.searchType}(`);
    const config = traceOptional(this.config, tracer);
    const text = this.text[TRACE](tracer);
    tracer.text(')');
    return new SearchQueryExpression(text, config, this.searchType);
  }

  [RESOLVE](scope: Scope): Resolved {
    const { node, nullable, strict } = this.text[RESOLVE](scope);
    const query = called(FUNCTIONS[this.searchType], [...configNode(this.config, scope), node], SEARCH_QUERY);
    return { node: query, type: SEARCH_QUERY, nullable, strict };
  }
}

/** `(a && b)`, `(a || b)`, `!!a` */
class CombinedSearchQuery extends BaseSearchQuery {
  constructor(
    readonly operator: '&&' | '||' | '!!',
    readonly parts: readonly BaseSearchQuery[],
  ) {
    super();
    const wrong = parts.find((part) => !(part instanceof BaseSearchQuery));
    if (wrong !== undefined)
      throw new QueryError({ code: 'QUERY.BAD_SEARCH', message: 'A SearchQuery is joined with another SearchQuery only.' });
  }

  get config(): ExpressionNode | null {
    return this.parts.find((part) => part.config !== null)?.config ?? null;
  }

  [TRACE](tracer: Tracer): ExpressionNode {
    tracer.text(`(${this.operator}`);
    const parts = this.parts.map((part) => part[TRACE](tracer) as BaseSearchQuery);
    tracer.text(')');
    return tracer.rebuilding ? new CombinedSearchQuery(this.operator, parts) : this;
  }

  [RESOLVE](scope: Scope): Resolved {
    const parts = this.parts.map((part) => part[RESOLVE](scope));
    const [left, right] = parts.map(({ node }) => node);
    return {
      node:
        right === undefined
          ? { kind: 'raw', parts: ['!!', left!] }
          : { kind: 'customOperator', operator: this.operator, left: left!, right },
      type: SEARCH_QUERY,
      nullable: parts.some(({ nullable }) => nullable),
      strict: parts.flatMap(({ strict }) => strict),
    };
  }
}

function searchTypeOfLexeme(given: SearchType | undefined): SearchType {
  if (given === undefined || given === 'raw') return 'raw';
  throw new QueryError({
    code: 'QUERY.BAD_SEARCH',
    message: `A Lexeme is searched as raw, not as ${JSON.stringify(given)}.`,
    hint: 'Leave searchType out, or give a text instead of the Lexeme.',
  });
}

/**
 * What is looked for; PostgreSQL. `searchType` is `plain` (all words, the default), `phrase`, `websearch` (as in a search engine: quotes, or, -) or
 * `raw` (the language of PostgreSQL, whose faults are errors). A Lexeme says the same as `raw`, without faults. Joined by `and`, `or`, `not`.
 * @example SearchQuery('cheese -blue', { searchType: 'websearch', config: 'english' })
 * @see https://docs.djangoproject.com/en/stable/ref/contrib/postgres/search/#searchquery
 */
export const SearchQuery = ((
  text: unknown,
  options: { readonly config?: SearchConfig; readonly searchType?: SearchType; readonly invert?: boolean } = {},
) => {
  const config = searchConfig(options.config);
  const made =
    text instanceof LexemeText
      ? new SearchQueryExpression(asText(text.text), config, searchTypeOfLexeme(options.searchType))
      : new SearchQueryExpression(asText(text), config, options.searchType ?? 'plain');
  return options.invert === true ? made.not() : made;
}) as unknown as SearchQueryFunction;
