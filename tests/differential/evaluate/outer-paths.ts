import type { Path, Query } from '../query/query.js';

/** What a subquery names of the query around it, wherever that stands. */
export function outerPaths(query: Query): Path[] {
  const found: Path[] = [];
  const visit = (part: unknown): void => {
    if (typeof part !== 'object' || part === null) return;
    if ('outer' in part) found.push(part.outer as Path);
    else Object.values(part).forEach(visit);
  };
  visit(query.operations);
  return found;
}
