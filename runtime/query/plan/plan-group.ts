import type { ColumnNode, ExpressionSqlNode, GroupValueNode, OrderNode } from '../../sql/ast/index.js';
import { isFalse, isTrue } from '../../expressions/conditions.js';
import { childrenOf, containsAggregate, containsWindow } from '../../sql/ast/walk.js';
import { namesGroups } from './asked-groups.js';
import { aggregatedHaving } from './group-having.js';
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
  const { features } = planner;
  const groups: ExpressionSqlNode[] = [];
  const seen = new Set<string>();
  const keyed = new Set<string>();
  /** Expressions that are groups: their columns need not be. */
  const whole = new WholeExpressions();
  const add = (node: ExpressionSqlNode): void => {
    if (node.kind !== 'column') {
      if (whole.has(node)) return;
      whole.add(node);
    } else {
      const key = `${node.alias}.${node.column}`;
      if (seen.has(key) || keyed.has(node.alias ?? '')) return;
      seen.add(key);
    }
    groups.push(node);
  };
  const addPosition = (node: ExpressionSqlNode, index: number): void => {
    whole.add(node);
    // A condition that was folded into FALSE is a number on SQLite, which would be read as a place.
    groups.push(isTrue(node) || isFalse(node) ? CONSTANT : { kind: 'position', index: index + 1 });
  };
  const { by, joined } = planner.grouped;
  if (by === null && features.groupsByKey) {
    const entries = selection.instances.length > 0 ? selection.instances : [planner.tree.root];
    for (const entry of entries) {
      for (const field of entry.model.concrete.primaryKey) add(entry.column(field.column));
      keyed.add(entry.alias);
    }
  } else if (by !== null) {
    for (const name of by) {
      if (isAggregate(planner, name)) continue;
      const { node } = planner.column(name, joined);
      const index = node.kind === 'column' ? -1 : selection.columns.findIndex(({ alias }) => alias === name);
      // A constant among the parameters would be another one in GROUP BY: the position says the same.
      if (node.kind === 'row') node.items.forEach(add);
      else if (index === -1) add(node);
      else addPosition(node, index);
    }
  } else if (selection.instances.length === 0) {
    for (const field of planner.model.concrete.primaryKey) add(planner.tree.root.column(field.column));
  }
  const late: ExpressionSqlNode[] = [];
  selection.columns.forEach(({ expression, alias }, index) => {
    if (expression.kind === 'literal' || isTrue(expression) || isFalse(expression)) return;
    // What looks at the groups is none of them; its columns outside of aggregates are: `JSON_OBJECT('name', "name", 'n', COUNT(…))`.
    if (containsAggregate(expression) || containsWindow(expression) || namesGroups(expression, planner)) {
      late.push(expression);
      return;
    }
    if (alias !== null && by?.includes(alias) === true) return;
    if (alias !== null) addPosition(expression, index);
    else add(expression);
  });
  const aliases = new Set(planner.tree.entries.map(({ alias }) => alias));
  if (planner.qualifyNode !== null) late.push(planner.qualifyNode);
  late.push(...orderBy.map(({ expression }) => expression), ...readOutside);
  for (const expression of late) for (const column of columnsOf(expression, whole, aliases)) add(column);
  const having = planner.havingNode;
  if (having !== null) {
    for (const column of columnsOf(having, whole, aliases)) add(column);
    if (!features.havingNamesGroups) planner.groupedHaving = aggregatedHaving(having, whole, aliases);
  }
  return groups;
}

/** One group: `GROUP BY NULL IS NULL`. */
const CONSTANT: ExpressionSqlNode = { kind: 'isNull', operand: { kind: 'literal', value: null }, negated: false };

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
