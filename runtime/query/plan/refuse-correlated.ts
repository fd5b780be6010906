import { NotSupportedError } from '../../errors/database-error.js';
import type { CompoundNode, SelectNode } from '../../sql/ast/index.js';
import { PlanScope } from './plan-scope.js';
import type { SelectPlanner } from './select-planner.js';

/** A SELECT in FROM that names a column of the query around it, which MariaDB does not find. */
export function refuseCorrelated(select: SelectNode | CompoundNode, { features, outer }: SelectPlanner): void {
  if (features.correlatedTables || outer === null) return;
  const around = new Set<string>();
  for (let scope = outer; scope instanceof PlanScope; scope = scope.outer!)
    for (const { alias } of scope.planner.tree.entries) around.add(alias);
  if (!names(select, around)) return;
  throw new NotSupportedError({
    code: 'QUERY.CORRELATED_TABLE',
    message: `${features.label} finds no column of the outer query in a subquery that filters on a window, slices for __in, or is a union.`,
    hint: 'Read the keys first and pass them as a list, or ask one of the rows: Exists(…) or Subquery(… .slice(0, 1)).',
  });
}

function names(part: unknown, aliases: ReadonlySet<string>): boolean {
  if (typeof part !== 'object' || part === null) return false;
  if ('kind' in part && part.kind === 'column') return aliases.has((part as unknown as { readonly alias: string }).alias);
  return Object.values(part).some((child) => names(child, aliases));
}
