import type { Path, Query } from '../query/query.js';

/** What a subquery, and those in it, name of the query right around it. */
export function outerPaths(query: Query): Path[] {
  const found: Path[] = [];
  const visit = (part: unknown, depth: number): void => {
    if (typeof part !== 'object' || part === null) return;
    if ('outer' in part) {
      if ((part as unknown as { readonly up: number }).up === depth) found.push(part.outer as Path);
    } else Object.values(part).forEach((one) => visit(one, 'model' in part ? depth + 1 : depth));
  };
  visit(query.operations, 1);
  return found;
}
