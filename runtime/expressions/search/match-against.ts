import { QueryError } from '../../errors/query-error.js';
import type { MatchAgainstFunction } from '../../query/types/expressions/search.js';
import { isExpression } from '../expression.js';
import { FunctionExpression } from '../function-expression.js';
import { asArgument } from '../path-expression.js';
import { asText } from './search-nodes.js';

const FUNCTIONS = { natural: 'matchNatural', boolean: 'matchBoolean', expansion: 'matchExpansion' } as const;

/**
 * How well columns answer a search, 0 when not at all; MySQL and MariaDB, with a FULLTEXT index over just these columns. `mode` is `natural` (the default),
 * `boolean` (`+must -not word*`) or `expansion` (also what resembles the best answers).
 * @example MatchAgainst('title', 'body', { search: '+cheese -blue', mode: 'boolean' }).gt(0)
 */
export const MatchAgainst = ((...parts: readonly unknown[]) => {
  const { search, mode = 'natural' } = (parts.at(-1) ?? {}) as { readonly search?: unknown; readonly mode?: keyof typeof FUNCTIONS };
  const columns = parts.slice(0, -1);
  if (columns.length === 0 || !(typeof search === 'string' || isExpression(search)) || !Object.hasOwn(FUNCTIONS, mode)) {
    throw new QueryError({
      code: 'QUERY.BAD_SEARCH',
      message: `MatchAgainst() takes columns and what is searched, in one of the modes ${Object.keys(FUNCTIONS).join(', ')}.`,
      hint: "Write MatchAgainst('title', 'body', { search: '+cheese', mode: 'boolean' }).",
    });
  }
  const rule = { name: FUNCTIONS[mode], type: () => ({ kind: 'float' }) as const, nulls: 'never' as const };
  return new FunctionExpression(rule, [asText(search), ...columns.map(asArgument)]);
}) as unknown as MatchAgainstFunction;
