import { condition, FALSE, logical } from '../../expressions/conditions.js';
import type { Resolved, SubqueryUse } from '../../expressions/expression.js';
import { FieldError, QueryError } from '../../errors/query-error.js';
import { type CompoundNode, type OrderNode, type SelectColumnNode, type SelectNode, UNKNOWN, type ValueType } from '../../sql/ast/index.js';
import { isSliced } from '../query-state.js';
import type { TracedState } from '../trace-state.js';
import { type ColumnTypes, writeConstants } from './constant-columns.js';
import { placesOf } from './combination-order.js';
import { derivedSelect, withColumnNames } from './derived-select.js';
import { groupsBySelection, planGroup } from './plan-group.js';
import { planOrder } from './plan-order.js';
import { qualified } from './plan-qualify.js';
import { planRows, type RowsPlan } from './plan-rows.js';
import { addOrderColumns, checkDistinctOrder, planDistinct, planLimit, planSelect } from './plan-select.js';
import { refuseCorrelated, unjoined } from './refuse-correlated.js';
import type { ColumnShape } from './row-shape.js';
import { selectColumns } from './select-columns.js';
import type { SelectPlanner } from './select-planner.js';

/** A QuerySet inside another query: one value, a list for IN, or whether there is a row. */
export function planSubquery(state: TracedState, asked: SubqueryUse, planner: SelectPlanner, place?: ValueType): Resolved {
  if (asked === 'one') refuseSeveral(state);
  const use = asked === 'one' ? 'value' : asked;
  if (state.combination !== null) return planCombined(state, use, planner, [place]);
  planner.apply(state);
  const impossible = state.empty || planner.impossible;
  if (use === 'exists') {
    if (impossible) return FALSE;
    const selects = groupsBySelection(planner) || (isSliced(state) && (state.distinct !== false || planner.grouped !== null));
    if (selects) return condition({ kind: 'exists', select: planSelect(planner.sibling(planner.model), { ...state, related: [] })!.node });
    if (isSliced(state)) planOrder(planner, state, new Map());
    const groupBy =
      planner.grouped === null ? null : planGroup(planner, { columns: [], shape: NO_SHAPE, positions: new Map(), instances: [] }, []);
    return condition({ kind: 'exists', select: around(planner, { ...planner.existsSelect(), groupBy, limit: planLimit(state) }) });
  }
  if (impossible && use === 'list') return FALSE;
  // Without values() it stands for its key, whatever was annotated to filter or order by.
  const whole = planner.values === null;
  const keys = planner.model.primaryKey;
  if (place !== undefined) writeConstants(planner, state, [place]);
  if (whole) planner.select(keys.length === 1 ? ['pk'] : keys.map(({ attribute }) => attribute));
  const selected = planner.values!.length === 1 && ![...planner.annotations.values()].some((one) => one.selected) ? planner.values![0] : '';
  if (use === 'list' && keys.length > 1 && (whole || selected === 'pk')) return keyRows(state, planner);
  const selection = selectColumns(planner, { ...state, rows: !whole && state.rows === 'flat' ? 'flat' : 'objects' });
  const shapes = selection.shape.kind === 'instances' ? [] : selection.shape.columns;
  if (shapes.length !== 1) throw severalColumns(selection.columns.length);
  if (shapes[0]!.items !== undefined) throw compositeSubquery(planner.model.primaryKey.map(({ name }) => name));
  if (impossible) return nothing(shapes[0]!.type);
  const column = selection.columns[0]!;
  const { nullable } = planner.column(planner.values?.[0] ?? [...planner.annotations.keys()].at(-1)!);
  const all = planDistinct(planner, state);
  // The first row of all is the first of the distinct ones.
  const distinct = all === true && use === 'value' && state.high === 1 ? false : all;
  // `distinct('author')` keeps the first row of each author: what is first is said by the order, and by no other condition.
  const firsts = Array.isArray(distinct);
  const ordered = use === 'value' || isSliced(state) || firsts;
  const orderBy = ordered ? planOrder(planner, state, selection.positions) : [];
  checkDistinctOrder(state, distinct, orderBy, selection.columns);
  const groupBy = planGroup(planner, selection, orderBy);
  const { type } = selection.shape.kind === 'instances' ? { type: UNKNOWN } : selection.shape.columns[0]!;
  // NOT IN (…, NULL) is never true: a NULL among the values would make every row vanish.
  const late = isSliced(state) || firsts || groupBy !== null || planner.qualifyNode !== null;
  if (use === 'list' && !late && nullable) planner.where(condition({ kind: 'isNull', operand: column.expression, negated: true }));
  const select: SelectNode = {
    ...planner.base(),
    columns: withOrder([column], distinct, orderBy),
    distinct,
    groupBy,
    orderBy,
    limit: planLimit(state),
  };
  const made = around(planner, select);
  if (select.columns.length > 1) return subquery(firstColumns(derived(made, planner, use === 'list' && nullable), 1), type);
  const wrapped = use === 'list' && late && (nullable || (isSliced(state) && !planner.features.limitInSubquery));
  return subquery(wrapped ? derived(made, planner, nullable) : made, type);
}

/** `IN (SELECT "line_item"."order_id", "line_item"."number" FROM …)`: rows whose key has several columns. */
function keyRows(state: TracedState, planner: SelectPlanner): Resolved {
  const selection = selectColumns(planner, { ...state, rows: 'objects' });
  const distinct = planDistinct(planner, state);
  const orderBy = isSliced(state) || Array.isArray(distinct) ? planOrder(planner, state, selection.positions) : [];
  checkDistinctOrder(state, distinct, orderBy, selection.columns);
  const limit = planLimit(state);
  const select: SelectNode = {
    ...planner.base(),
    columns: withOrder(selection.columns, distinct, orderBy),
    distinct,
    groupBy: planGroup(planner, selection, orderBy),
    orderBy,
    limit,
  };
  const made = around(planner, select);
  const { length } = selection.columns;
  if (select.columns.length > length) return subquery(firstColumns(derived(made, planner, false), length), UNKNOWN);
  return subquery(limit !== null && !planner.features.limitInSubquery ? derived(made, planner, false) : made, UNKNOWN);
}

/** A union inside another query: `IN (SELECT "rows"."c1" FROM ((SELECT …) UNION (SELECT …)) "rows")`. */
function planCombined(state: TracedState, use: Exclude<SubqueryUse, 'one'>, planner: SelectPlanner, types: ColumnTypes): Resolved {
  const { operator, states } = state.combination!;
  if (use === 'exists' && (operator === 'union' || operator === 'unionAll') && !isSliced(state)) {
    // A row of any part: MySQL's derived tables could not name the query around them.
    return logical('OR', states.map((part) => planSubquery(part as TracedState, use, planner.sibling(part.model)))); // prettier-ignore
  }
  const plan = use === 'exists' ? planRows(planner, state) : planKeys(state, planner, types);
  if (plan === null) return use === 'value' ? nothing(UNKNOWN) : FALSE;
  if (use === 'exists') {
    const one = { expression: { kind: 'literal', value: 1 } as const, alias: null };
    return condition({ kind: 'exists', select: { ...derived(plan.node, planner, false), columns: [one] } });
  }
  const { columns } = plan.shape as { readonly columns: readonly ColumnShape[] };
  if (columns.length !== 1) throw severalColumns(columns.length);
  return subquery(derived(plan.node, planner, use === 'list'), columns[0]!.type);
}

/** A slice of whole rows may be ordered by more than their keys: `SELECT "rows"."c1" FROM (… UNION … ORDER BY 6 LIMIT 3) "rows"`. */
function planKeys(state: TracedState, planner: SelectPlanner, types: ColumnTypes): RowsPlan | null {
  if (!isSliced(state)) return planRows(planner, keysOfParts({ ...state, ordering: [] }), types);
  const plan = state.rows === 'instances' && state.ordering !== null && state.ordering.length > 0 ? planRows(planner, state) : null;
  const key = plan === null ? undefined : placesOf(plan.shape).get('pk');
  if (plan === null || key === undefined) return planRows(planner, keysOfParts(state), types);
  const around = derivedSelect(withColumnNames(plan.node), planner.context.aliases, 'rows');
  const columns = key.positions.map((position) => ({ ...around.columns[position - 1]!, alias: 'value' }));
  return { node: { ...around, columns }, shape: { kind: 'flat', columns: key.types.map((type) => ({ name: 'pk', type })) } };
}

/** Parts that select whole rows stand for their keys. */
function keysOfParts(state: TracedState): TracedState {
  const { operator, states } = state.combination!;
  const parts = states.map((part): TracedState => {
    const traced = part as TracedState;
    if (traced.combination !== null) return keysOfParts(traced);
    return traced.rows === 'instances'
      ? { ...traced, rows: 'flat', operations: [...traced.operations, KEY], related: [], loaded: null }
      : traced;
  });
  return { ...state, rows: state.rows === 'instances' ? 'flat' : state.rows, combination: { operator, states: parts } };
}

/** A filter on a window stands around the query: then what it names of the outer one stands in FROM. */
function around(planner: SelectPlanner, select: SelectNode): SelectNode {
  const made = qualified(planner, select);
  if (planner.qualifyNode === null && !planner.asksGroups) return made;
  refuseCorrelated(select, planner);
  return unjoined(made, select, planner);
}

/** `SELECT "rows"."c1" FROM (SELECT … LIMIT 3) "rows"`, for IN that takes no LIMIT; or to leave out the NULL of what a query gives. */
function derived(select: SelectNode | CompoundNode, planner: SelectPlanner, notNull: boolean): SelectNode {
  refuseCorrelated(select, planner);
  return unjoined(derivedSelect(withColumnNames(select), planner.context.aliases, 'rows', notNull), select, planner);
}

/**
 * Distinct rows can be ordered by what is selected alone, so that is selected too, and left out around them:
 * `IN (SELECT "rows"."c1" FROM (SELECT DISTINCT "id" AS "c1", LENGTH("body") AS "c2" … ORDER BY LENGTH("body") LIMIT 3) "rows")`.
 */
function withOrder(
  columns: readonly SelectColumnNode[],
  distinct: SelectNode['distinct'],
  orderBy: readonly OrderNode[],
): SelectColumnNode[] {
  const selected = [...columns];
  if (distinct === true) addOrderColumns(selected, orderBy);
  return selected;
}

const firstColumns = (select: SelectNode, count: number): SelectNode => ({ ...select, columns: select.columns.slice(0, count) });

function subquery(select: SelectNode, type: ValueType): Resolved {
  return { node: { kind: 'subquery', select }, type, nullable: true, strict: [] };
}

/** Databases fail on a second row, and SQLite takes the first without a word. */
function refuseSeveral(state: TracedState): void {
  if (state.empty || (state.high !== null && state.high - state.low === 1)) return;
  throw new QueryError({
    code: 'QUERY.SUBQUERY_ROWS',
    message: `A QuerySet of ${state.model.name} that a value is compared with must be one row.`,
    hint: 'Say which: .slice(0, 1); or compare with any of them: __in.',
  });
}

function severalColumns(count: number): QueryError {
  return new QueryError({
    code: 'QUERY.SUBQUERY_COLUMNS',
    message: `A subquery as a value must select one field; this one selects ${count}.`,
    hint: "Name it: .values('id').",
  });
}

const KEY = { kind: 'values', fields: ['pk'] } as const;
/** What a query without rows is, as a value. */
const nothing = (type: ValueType): Resolved => ({ node: { kind: 'literal', value: null, type }, type, nullable: true, strict: [] });

const NO_SHAPE = { kind: 'objects', columns: [] } as const;

function compositeSubquery(names: readonly string[]): FieldError {
  return new FieldError({
    code: 'QUERY.COMPOSITE_VALUE',
    message: 'A key of several columns is no value of a subquery.',
    hint: `Name one of its columns, ${names.map((name) => `'${name}'`).join(' or ')}, or compare them in Exists(…) by OuterRef.`,
  });
}
