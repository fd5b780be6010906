import type { SqlWriter } from './sql-writer.js';

/** Entries for functions that a database has not: each refuses by its name before anything is sent. */
export function refused(
  names: readonly string[],
  what: string,
  instead: string,
): { readonly [name: string]: (node: unknown, writer: SqlWriter) => never } {
  return Object.fromEntries(names.map((name) => [name, (_node: unknown, writer: SqlWriter): never => writer.refuse(what, instead)]));
}

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
