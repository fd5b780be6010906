import type { ColumnNode, ExpressionSqlNode, GroupValueNode, OrderNode } from '../../sql/ast/index.js';
import { isFalse, isTrue } from '../../expressions/conditions.js';
import { childrenOf, containsAggregate, containsWindow } from '../../sql/ast/walk.js';
import { namesGroups } from './asked-groups.js';
import { aggregatedHaving } from './group-having.js';
import { GroupTerms } from './group-terms.js';
import type { Selection } from './select-columns.js';
import type { SelectPlanner } from './select-planner.js';
import { WholeExpressions } from './whole-expressions.js';

/**
 * GROUP BY of a query with aggregate annotations. Whole instances are grouped by their keys where the database knows that a key
 * fixes the rest of its row; `values('author').annotate(…)` groups by the author. What ORDER BY and HAVING name joins the groups, and
 * what a query around this one reads besides.
 */
export function planGroup(
  planner: SelectPlanner,
  selection: Selection,
  orderBy: readonly OrderNode[],
  readOutside: readonly ExpressionSqlNode[] = [],
): ExpressionSqlNode[] | null {
  if (planner.grouped === null) return null;
  const groups = new GroupTerms();
  addAnnounced(groups, planner, selection, planner.grouped);
  const late = addSelected(groups, planner, selection, planner.grouped.by);
  if (planner.qualifyNode !== null) late.push(planner.qualifyNode);
  late.push(...orderBy.map(({ expression }) => expression), ...readOutside);
  const having = planner.havingNode;
  const aliases = new Set(planner.tree.entries.map(({ alias }) => alias));
  for (const expression of having === null ? late : [...late, having])
    for (const column of columnsOf(expression, groups.whole, aliases)) groups.add(column);
  if (having !== null && !planner.features.havingNamesGroups) planner.groupedHaving = aggregatedHaving(having, groups.whole, aliases);
  return groups.nodes;
}

type Grouping = NonNullable<SelectPlanner['grouped']>;

/** What the groups were announced with: the names of `values()`, or the rows of the model. */
function addAnnounced(groups: GroupTerms, planner: SelectPlanner, { instances, columns }: Selection, { by, joined }: Grouping): void {
  const { root } = planner.tree;
  if (by !== null) {
    for (const name of by) if (!isAggregate(planner, name)) addNamed(groups, planner.column(name, joined).node, name, columns);
  } else if (planner.features.groupsByKey) {
    for (const entry of instances.length > 0 ? instances : [root]) groups.addKey(entry);
  } else if (instances.length === 0) {
    for (const field of planner.model.concrete.primaryKey) groups.add(root.column(field.column));
  }
}

function addNamed(groups: GroupTerms, node: ExpressionSqlNode, name: string, columns: Selection['columns']): void {
  const index = node.kind === 'column' ? -1 : columns.findIndex(({ alias }) => alias === name);
  // A constant among the parameters would be another one in GROUP BY: the position says the same.
  if (node.kind === 'row') for (const item of node.items) groups.add(item);
  else if (index === -1) groups.add(node);
  else groups.addPosition(node, index);
}

/** What is selected besides. Returns what looks at the groups and is none of them; its columns outside of aggregates are: `JSON_OBJECT('name', "name", 'n', COUNT(…))`. */
function addSelected(groups: GroupTerms, planner: SelectPlanner, { columns }: Selection, by: Grouping['by']): ExpressionSqlNode[] {
  const late: ExpressionSqlNode[] = [];
  columns.forEach(({ expression, alias }, index) => {
    if (expression.kind === 'literal' || isTrue(expression) || isFalse(expression)) return;
    if (containsAggregate(expression) || containsWindow(expression) || namesGroups(expression, planner)) late.push(expression);
    else if (alias === null) groups.add(expression);
    else if (by?.includes(alias) !== true) groups.addPosition(expression, index);
  });
  return late;
}

/** Are the groups told apart by more of what is selected than they were announced with? Then SELECT cannot be left out. */
export function groupsBySelection(planner: SelectPlanner): boolean {
  if (planner.grouped === null) return false;
  const { by } = planner.grouped;
  const annotated = [...planner.annotations].flatMap(([name, { selected }]) => (selected ? [name] : []));
  return [...(planner.values ?? []), ...annotated].some((name) => by?.includes(name) !== true && !isAggregate(planner, name));
}

function isAggregate(planner: SelectPlanner, name: string): boolean {
  const resolved = planner.annotations.get(name)?.resolved;
  return resolved !== undefined && resolved !== null && containsAggregate(resolved.node);
}

/** The columns of an expression outside its aggregates and of what is a group already; those that its subqueries name too. */
function columnsOf(node: ExpressionSqlNode, whole: WholeExpressions, aliases: ReadonlySet<string>): ColumnNode[] {
  if (node.kind === 'aggregate' || whole.has(node)) return [];
  if (node.kind === 'column') return [node];
  // The function of a window is no aggregate of the group.
  if (node.kind === 'window' && node.expression.kind === 'aggregate') {
    const inside = [...childrenOf(node.expression), ...childrenOf(node).slice(1)];
    return inside.flatMap((child) => columnsOf(child, whole, aliases));
  }
  if (node.kind === 'exists' || node.kind === 'subquery') return outerColumns(node, aliases);
  const inList = node.kind === 'in' && 'kind' in node.list ? outerColumns(node.list, aliases) : [];
  return [...inList, ...childrenOf(node).flatMap((child) => columnsOf(child, whole, aliases))];
}

/** The columns of these tables anywhere below: of the query around a subquery. */
function outerColumns(part: unknown, aliases: ReadonlySet<string>): ColumnNode[] {
  if (typeof part !== 'object' || part === null) return [];
  if ('kind' in part && part.kind === 'groupValue') return columnsOf((part as GroupValueNode).operand, new WholeExpressions(), aliases);
  if (isColumn(part)) return part.alias !== null && aliases.has(part.alias) ? [part] : [];
  return Object.values(part).flatMap((child) => outerColumns(child, aliases));
}

const isColumn = (part: object): part is ColumnNode => 'kind' in part && part.kind === 'column';
