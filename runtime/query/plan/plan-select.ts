import type { ExpressionSqlNode, LimitNode, LockNode, OrderNode, SelectColumnNode, SelectNode } from '../../sql/ast/index.js';
import { containsWindow } from '../../sql/ast/walk.js';
import { NotSupportedError } from '../../errors/database-error.js';
import { FieldError } from '../../errors/query-error.js';
import type { TracedState } from '../trace-state.js';
import { type ColumnTypes, writeConstants } from './constant-columns.js';
import { type JoinEntry, sameStep } from './join-tree.js';
import { planGroup } from './plan-group.js';
import { planOrder } from './plan-order.js';
import { qualified } from './plan-qualify.js';
import { limitPerParent } from './limit-per-parent.js';
import type { RowShape } from './row-shape.js';
import { selectColumns } from './select-columns.js';
import type { SelectPlanner } from './select-planner.js';
import { parentSteps } from './walk-path.js';

export interface SelectPlan {
  readonly node: SelectNode;
  readonly shape: RowShape;
}

/** The SELECT that gives a state's rows; null when no row can match, so that nothing needs to be sent. */
export function planSelect(planner: SelectPlanner, state: TracedState, types: ColumnTypes = []): SelectPlan | null {
  planner.apply(state);
  writeConstants(planner, state, types);
  const selection = selectColumns(planner, state);
  if ((state.empty || planner.impossible) && !planner.keepsEmpty) return null;
  const orderBy = planOrder(planner, state, selection.positions);
  const groupBy = planGroup(planner, selection, orderBy);
  const distinct = planDistinct(planner, state);
  const columns: SelectColumnNode[] = [...selection.columns];
  if (distinct === true) addOrderColumns(columns, orderBy);
  checkDistinctOrder(state, distinct, orderBy, columns);
  const node: SelectNode = {
    ...planner.base(),
    columns,
    distinct,
    groupBy,
    orderBy,
    limit: planLimit(state),
    lock: planLock(
      planner,
      state,
      distinct !== false || groupBy !== null || planner.qualifyNode !== null || [columns, orderBy].some(hasWindow),
    ),
  };
  const { link } = planner;
  const filtered = qualified(planner, node);
  const { shape } = selection;
  const limited = link?.perParent === true && shape.kind === 'instances' ? limitPerParent(planner, filtered, shape, state) : filtered;
  return { node: limited, shape };
}

export function planLimit(state: TracedState): LimitNode | null {
  if (state.high === null && state.offset === null) return null;
  return {
    limit: state.high === null ? null : state.high - state.low,
    offset: state.offset === null ? null : state.offset.parameter({ kind: 'count' }),
  };
}

export function planDistinct(planner: SelectPlanner, state: TracedState): boolean | ExpressionSqlNode[] {
  if (typeof state.distinct === 'boolean') return state.distinct;
  if (!planner.features.distinctOn) {
    throw new NotSupportedError({
      code: 'QUERY.DISTINCT_ON',
      message: `${planner.features.label} has no DISTINCT ON: distinct() takes no fields here.`,
      hint: 'Use values(…).distinct(), or a subquery per group.',
    });
  }
  return state.distinct.map((path) => planner.column(path).node);
}

/** SELECT DISTINCT can only be ordered by what it selects, so the terms are selected too (and rows that differ there are both kept, as in Django). */
export function addOrderColumns(columns: SelectColumnNode[], orderBy: readonly { readonly expression: ExpressionSqlNode }[]): void {
  const known = new Set(columns.map((column) => JSON.stringify(column.expression)));
  for (const { expression } of orderBy) {
    if (expression.kind === 'position' || known.has(JSON.stringify(expression))) continue;
    columns.push({ expression, alias: null });
  }
}

/** DISTINCT ON keeps the first row of each combination: the order must say which, after the fields themselves. */
export function checkDistinctOrder(
  state: TracedState,
  distinct: boolean | readonly ExpressionSqlNode[],
  orderBy: readonly OrderNode[],
  columns: readonly SelectColumnNode[],
): void {
  if (typeof distinct === 'boolean') return;
  const left = new Set(distinct.map((node) => JSON.stringify(node)));
  const known = new Set(left);
  for (const { expression } of orderBy) {
    const text = JSON.stringify(expression.kind === 'position' ? columns[expression.index - 1]?.expression : expression);
    if (left.size === 0) return;
    if (!known.has(text)) throw otherOrder(state.distinct as readonly string[]);
    left.delete(text);
  }
}

function otherOrder(fields: readonly string[]): FieldError {
  const names = fields.map((field) => `'${field}'`).join(', ');
  return new FieldError({
    code: 'QUERY.DISTINCT_ORDER',
    message: `distinct(${names}) keeps the first row of each combination, so the order must begin with these fields.`,
    hint: `Write orderBy(${names}, …); the ordering of the model counts too, and of a relation that of its model: name its key. To order what is found otherwise, filter by key: filter({ pk__in: first.values('pk') }).orderBy(…).`,
  });
}

const hasWindow = (list: readonly { readonly expression: ExpressionSqlNode }[]): boolean => list.some(({ expression }) => containsWindow(expression)); // prettier-ignore

/** `several`: the rows are no rows of the tables, but groups of them, or what stands around windows. */
function planLock(planner: SelectPlanner, state: TracedState, several: boolean): LockNode | null {
  const { lock } = state;
  const { features } = planner;
  if (lock === null) return null;
  // A wrong name is one on every database, also where there is nothing to lock.
  const locked = lock.of.map((name) => lockedTable(planner, name));
  if (!features.selectForUpdate) return null;
  const refuse = (option: string, hint: string): NotSupportedError =>
    new NotSupportedError({
      code: 'QUERY.LOCK_OPTION',
      message: `selectForUpdate({ ${option} }) is not supported on ${features.label}.`,
      hint,
    });
  if (lock.of.length > 0 && !features.lockOf) throw refuse('of', 'Leave it out to lock all the tables of the query.');
  if (lock.noKey && !features.lockNoKey) throw refuse('noKey', 'Leave it out for a plain FOR UPDATE.');
  if (lock.skipLocked && !features.skipLocked) throw refuse('skipLocked', 'Use nowait, or wait.');
  if (several && !features.lockGroups) {
    throw new NotSupportedError({
      code: 'QUERY.LOCK_GROUPS',
      message: `${features.label} locks the rows of tables, and none of a query with groups, distinct rows or windows.`,
      hint: "Lock them by key, in a query around: filter({ pk__in: found.values('pk') }).selectForUpdate().",
    });
  }
  const nullable = features.lockOuterJoins ? undefined : (locked.length > 0 ? locked : planner.tree.entries).find((entry) => !entry.inner);
  if (nullable !== undefined) {
    throw new NotSupportedError({
      code: 'QUERY.LOCK_NULLABLE',
      message: `${features.label} locks no rows of ${nullable.model.name} here: they are joined over a relation that may be empty.`,
      hint: "Say what to lock, selectForUpdate({ of: ['self'] }), or leave rows without it out: filter({ …__isnull: false }).",
    });
  }
  return {
    strength: lock.noKey ? 'noKeyUpdate' : 'update',
    of: locked.map((entry) => entry.alias),
    wait: lock.nowait ? 'nowait' : lock.skipLocked ? 'skipLocked' : 'wait',
  };
}

/** `self` is the table of the model alone: those of its multi-table parents are named by their links, `placePtr`. */
function lockedTable(planner: SelectPlanner, name: string): JoinEntry {
  let entry = planner.tree.root;
  let model = planner.model;
  for (const segment of name === 'self' ? [] : name.split('__')) {
    const relation = model.relation(segment);
    if (relation === undefined) throw badLock(model.name, name);
    for (const step of [...parentSteps(model, relation.model), ...relation.steps]) {
      const next = entry.children.find((child) => sameStep(child.step!, step));
      if (next === undefined) throw badLock(model.name, name);
      entry = next;
    }
    model = relation.target;
  }
  return entry;
}

function badLock(model: string, name: string): FieldError {
  return new FieldError({
    code: 'QUERY.BAD_LOCK',
    message: `selectForUpdate({ of }) names '${name}', which the query over ${model} does not join.`,
    hint: "Name 'self', the link to a parent of multi-table inheritance, or a path of selectRelated().",
  });
}
