import type { ColumnNode } from './value-nodes.js';

/**
 * Does `decides` say so of a node, or of any below? It looks into subqueries too, where `childrenOf` does not; below a node that is decided nothing is
 * looked at.
 */
export function somePart(part: unknown, decides: (node: object) => boolean | undefined): boolean {
  if (typeof part !== 'object' || part === null) return false;
  return decides(part) ?? Object.values(part).some((one) => somePart(one, decides));
}

/** Is there a column of these tables? */
export function namesTables(part: unknown, aliases: ReadonlySet<string>): boolean {
  return somePart(part, (node) => ('kind' in node && node.kind === 'column' ? aliases.has((node as ColumnNode).alias!) : undefined));
}
