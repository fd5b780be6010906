import type { Dialect } from '../../dialects/dialect.js';
import type { ExpressionSqlNode, SelectNode, ValueType } from '../../sql/ast/index.js';
import { containsWindow } from '../../sql/ast/walk.js';
import { selectFrom } from '../../sql/ast/select-from.js';
import { instanceShapes, readerFactory } from '../execute/row-reader.js';
import { planSelect, type SelectPlan } from '../plan/plan-select.js';
import { type PlanContext, SelectPlanner } from '../plan/select-planner.js';
import type { ColumnShape, InstanceShape, RowShape } from '../plan/row-shape.js';
import { relationLink } from '../prefetch/relation-link.js';
import { isSliced, type Operation } from '../query-state.js';
import type { TracedState } from '../trace-state.js';
import { CorrelatedLink } from './correlated-link.js';
import { allRows, alone, type JsonRows, oneRow, present, rowArray, rowWithRelations } from './json-rows.js';
import { NO_RELATIONS, type RelationPlan, type RelationPlans } from './relation-plan.js';
import type { TracedRelation } from './traced-relation.js';

type InstancesShape = Extract<RowShape, { kind: 'instances' }>;

/** What all relations of one statement are planned with. */
export interface StatementSetting {
  readonly dialect: Dialect;
  readonly context: PlanContext;
}

/** The query that relations are planned for: its columns are what they hang on. */
export interface Host {
  readonly instance: InstanceShape;
  readonly columns: readonly ExpressionSqlNode[];
  /** Is it the statement itself, and not JSON? */
  readonly outermost: boolean;
}

/**
 * The relations of one level: for each a subquery that gives its rows as JSON, to stand from the place `first` on. A relation that this
 * database cannot give so is left out, and loaded by a query of its own.
 */
export function planRelations(
  relations: readonly TracedRelation[],
  host: Host,
  first: number,
  setting: StatementSetting,
): { readonly nodes: readonly ExpressionSqlNode[]; readonly plans: RelationPlans } {
  const nodes: ExpressionSqlNode[] = [];
  const plans = new Map<string, RelationPlan>();
  for (const relation of relations) {
    const planned = planRelation(relation, host, setting);
    if (planned === null) continue;
    plans.set(relation.key, { ...planned.plan, column: first + nodes.length });
    nodes.push(planned.node);
  }
  return { nodes, plans: plans.size === 0 ? NO_RELATIONS : plans };
}

function planRelation(
  relation: TracedRelation,
  host: Host,
  setting: StatementSetting,
): { readonly node: ExpressionSqlNode; readonly plan: Omit<RelationPlan, 'column'> } | null {
  const { property } = relation;
  const single = property.kind === 'one';
  const link = property.kind === 'one' ? { step: null, column: property.far, near: property.near } : relationLink(property.relation);
  const parent = columnOf(host, link.near.attribute);
  if (parent === null) return null;
  const { context, dialect } = setting;
  const planner = new SelectPlanner(relation.state.model, context);
  const linking: Operation = { kind: 'filter', conditions: [new CorrelatedLink(link, parent)], negated: false };
  const linked: TracedState = { ...relation.state, operations: [...relation.state.operations, linking] };
  const plan = planSelect(planner, linked);
  if (plan === null || plan.shape.kind !== 'instances' || planner.qualifyNode !== null) return null;
  const { shape } = plan;
  const columns = columnShapes(shape);
  if (hasWindow(plan) || !columns.every(({ type }) => dialect.jsonValues.of(type) !== null)) return null;
  const rows = jsonRows(plan, columns.length, single, planner, linked);
  if (rows === null) return null;
  const below: Host = { instance: shape.instance, columns: rows.columns, outermost: false };
  const own = planRelations(relation.own, below, 1, setting);
  const deeper = planRelations(relation.deeper, below, 1 + own.nodes.length, setting);
  const { width } = dialect.jsonValues;
  const array = rowArray(
    columns.map(({ type }, index) => through(rows.columns[index]!, type, dialect)),
    width,
  );
  const parts = own.nodes.length + deeper.nodes.length > 0;
  const row = rowWithRelations(array, [...own.nodes, ...deeper.nodes]);
  const codecs = { ...dialect.codecs, decoder: (type: ValueType) => dialect.jsonValues.of(type)?.decode };
  return {
    node: single ? oneRow(rows, present(host.outermost && !parts ? alone(row) : row)) : allRows(rows, row),
    plan: {
      single,
      parts,
      wide: columns.length > width,
      reader: readerFactory(shape, codecs),
      instances: instanceShapes(shape),
      own: own.plans,
      deeper: deeper.plans,
    },
  };
}

/** The column of a parent that relations hang on; null when only() or defer() left it out. */
function columnOf({ instance, columns }: Host, attribute: string): ExpressionSqlNode | null {
  const index = instance.columns.findIndex(({ name }) => name === attribute);
  return index < 0 ? null : columns[instance.offset + index]!;
}

/** A window looks at the rows of all parents; beside one parent it would see less. */
function hasWindow({ node }: SelectPlan): boolean {
  return (
    node.columns.some(({ expression }) => containsWindow(expression)) || node.orderBy.some(({ expression }) => containsWindow(expression))
  );
}

/** The types of the columns in their order: of the instance, those that hang on it, and annotations. */
function columnShapes(shape: InstancesShape): readonly ColumnShape[] {
  const list: ColumnShape[] = [];
  const visit = (instance: InstanceShape): void => {
    list.push(...instance.columns);
    for (const related of instance.related) visit(related.instance);
  };
  visit(shape.instance);
  return [...list, ...shape.annotations];
}

function through(expression: ExpressionSqlNode, type: ValueType, { jsonValues }: Dialect): ExpressionSqlNode {
  const value = jsonValues.of(type)!;
  if (value.through === null) return expression;
  return { kind: 'function', name: value.through, arguments: [expression], argumentTypes: [type], type: { kind: 'text' } };
}

/**
 * The rows of one parent: those of a SELECT in FROM, in its order. Where such a SELECT cannot name the query around it (MariaDB), the
 * plain query itself, which then may do nothing but filter, join, order and stop after some rows.
 */
function jsonRows(plan: SelectPlan, count: number, single: boolean, planner: SelectPlanner, state: TracedState): JsonRows | null {
  const { features, aliases } = planner.context;
  const node = isSliced(state) && plan.node.orderBy.length === 0 ? { ...plan.node, orderBy: byKey(planner) } : plan.node;
  if (!features.correlatedTables) return isPlain(node) ? { select: node, columns: node.columns.map(({ expression }) => expression) } : null;
  const alias = aliases.next('rows');
  const inner: SelectNode = {
    ...node,
    columns: node.columns.map(({ expression }, index) => ({ expression, alias: `c${index + 1}` })),
    limit: single ? ONE : (node.limit ?? (node.orderBy.length > 0 && !features.orderedTables ? ALL : null)),
  };
  return {
    select: selectFrom(inner, alias, []),
    columns: Array.from({ length: count }, (_, index) => ({ kind: 'column', alias, column: `c${index + 1}` })),
  };
}

function byKey(planner: SelectPlanner): SelectNode['orderBy'] {
  const { root } = planner.tree;
  return planner.model.concrete.primaryKey.map((field) => ({ expression: root.column(field.column), descending: false, nulls: null }));
}

/** Its own table, in which the link to the parent stands: not in a SELECT in FROM, as of different rows in an order that is computed. */
function isPlain(node: SelectNode): boolean {
  const reads = node.from?.kind === 'table' && node.distinct === false && node.groupBy === null && node.having === null;
  return reads && (node.limit?.offset ?? null) === null;
}

const ONE = { limit: 1, offset: null } as const;
/** MySQL does not sort the rows of a SELECT in FROM unless it says how many. */
const ALL = { limit: Number.MAX_SAFE_INTEGER, offset: null } as const;
