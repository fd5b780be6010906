import type { SqlWriter } from './sql-writer.js';

/** Entries for functions that a database has not: each refuses by its name before anything is sent. */
export function refused(
  names: readonly string[],
  what: string,
  instead: string,
): { readonly [name: string]: (node: unknown, writer: SqlWriter) => never } {
  return Object.fromEntries(names.map((name) => [name, (_node: unknown, writer: SqlWriter): never => writer.refuse(what, instead)]));
}

/** Of PostgreSQL's text search and its extensions. */
export const searchFunctions = [
  'to_tsvector',
  'setweight',
  'plainto_tsquery',
  'phraseto_tsquery',
  'to_tsquery',
  'websearch_to_tsquery',
  'ts_rank',
  'ts_rank_cd',
  'ts_headline',
] as const;
export const trigramFunctions = ['similarity', 'word_similarity', 'strict_word_similarity'] as const;
export const matchFunctions = ['matchNatural', 'matchBoolean', 'matchExpansion'] as const;

/** The aggregates of two numbers, which only PostgreSQL has. */
export const pairAggregates = [
  'corr',
  'covarPop',
  'covarSamp',
  'regrAvgX',
  'regrAvgY',
  'regrCount',
  'regrIntercept',
  'regrR2',
  'regrSlope',
  'regrSXX',
  'regrSXY',
  'regrSYY',
] as const;
export const insteadOfPairs = "Compute it from sums: Sum(F('x').mul('y')), Sum('x'), Count('*').";

/** What to do where an operator of PostgreSQL is not there. */
export function insteadOf(operator: string): string {
  switch (operator) {
    case '@@':
      return 'Use the lookup icontains.';
    case '<->':
    case '<=>':
    case '<#>':
    case '<+>':
      return 'Distances belong to the extensions vector and pg_trgm of PostgreSQL: compute them in JavaScript.';
    case '%':
    case '%>':
    case '%>>':
      return 'Trigrams belong to the extension pg_trgm of PostgreSQL: use the lookup icontains.';
    default:
      return 'It belongs to PostgreSQL.';
  }
}
