import { connectDialect } from '../../connection/dialect-of.js';
import {
  type ExpressionNode,
  isExpression,
  type Resolved,
  RESOLVE,
  type Scope,
  type SubqueryUse,
  TRACE,
} from '../../expressions/expression.js';
import { condition } from '../../expressions/conditions.js';
import { FieldError, QueryError } from '../../errors/query-error.js';
import type { ExpressionSqlNode, SelectColumnNode, SelectNode, ValueType } from '../../sql/ast/index.js';
import { childrenOf, containsAggregate, containsWindow } from '../../sql/ast/walk.js';
import { selectFrom } from '../../sql/ast/select-from.js';
import { badAlias } from '../check-alias.js';
import type { Named } from '../engine.js';
import { readerFactory } from '../execute/row-reader.js';
import { askRows } from '../execute/run-prepared.js';
import { databaseOf } from '../execute/run-select.js';
import type { ColumnShape } from '../plan/row-shape.js';
import { refuseMultiplied } from '../plan/multiplied-aggregates.js';
import { withTables } from '../plan/common-tables.js';
import { freeName, namedColumns } from '../plan/derived-select.js';
import { planGroup } from '../plan/plan-group.js';
import { planOrder } from '../plan/plan-order.js';
import { qualified } from '../plan/plan-qualify.js';
import { addOrderColumns, checkDistinctOrder, planDistinct, planLimit } from '../plan/plan-select.js';
import { selectColumns } from '../plan/select-columns.js';
import { countedOrder } from '../plan/counted-order.js';
import { planContext, SelectPlanner } from '../plan/select-planner.js';
import { isKnownOverNothing, overNothing } from './aggregate-nothing.js';
import { asTable } from '../refine/of-parts.js';
import { asNamed, selectAll } from '../refine/refine.js';
import { isSliced, ordersMatter, type QueryState, withState } from '../query-state.js';
import { type TracedState, traceState } from '../trace-state.js';

interface Traced {
  readonly state: TracedState;
  readonly expressions: readonly (readonly [name: string, expression: ExpressionNode])[];
}

/**
 * `aggregate({ n: Count('*'), top: Max('views') })`: one row over all the rows. Over what is sliced, distinct or grouped already,
 * the aggregates stand around a subquery that selects what they need. Over `none()` nothing is sent.
 */
export async function aggregate(query: QueryState, expressions: Named): Promise<Named> {
  const state = query.combination === null ? query : asTable(query, selectAll);
  const entries = Object.entries(asNamed(expressions, 'aggregate'));
  if (entries.length === 0) return {};
  for (const [name, expression] of entries) {
    // Not a property that an object could have: the value would be lost.
    if (name === '__proto__') throw badAlias(name);
    if (!isExpression(expression))
      throw new QueryError({
        code: 'QUERY.NOT_AN_EXPRESSION',
        message: `aggregate(): '${name}' is not an expression.`,
        hint: "Write Count('*'), Max('views'), …",
      });
  }
  const plain = withState(state, { ordering: ordersMatter(state) ? state.ordering : [], related: [], prefetch: [], lock: null });
  const database = databaseOf(plain);
  const dialect = database.dialectObject ?? (await connectDialect(database));
  const rows = await askRows(
    database,
    dialect,
    'aggregate',
    (tracer): Traced => ({
      expressions: entries.map(([name, expression]) => {
        tracer.name(name);
        return [name, (expression as ExpressionNode)[TRACE](tracer)] as const;
      }),
      state: traceState(plain, tracer),
    }),
    (traced, filters) => {
      const planner = new SelectPlanner(traced.state.model, planContext(dialect.features, filters));
      const { node, columns } = planAggregate(planner, traced);
      const isNothing = traced.state.empty || planner.impossible;
      if (isNothing && traced.expressions.every(([, one], index) => isKnownOverNothing(one, columns[index]!.type))) return null;
      return { node: withTables(node, planner.context), read: readerFactory({ kind: 'objects', columns }, dialect.codecs)(null) };
    },
  );
  return (rows[0] ?? overNothing(entries)) as Named;
}

function planAggregate(planner: SelectPlanner, { state, expressions }: Traced): { node: SelectNode; columns: ColumnShape[] } {
  planner.apply(state);
  const columns: SelectColumnNode[] = [];
  const shapes: ColumnShape[] = [];
  const add = (name: string, resolved: Resolved): void => {
    if (!containsAggregate(resolved.node)) {
      throw new FieldError({
        code: 'QUERY.NOT_AN_AGGREGATE',
        message: `aggregate(): '${name}' is not an aggregate.`,
        hint: 'Use annotate() for values of each row.',
      });
    }
    if (namesColumn(resolved.node)) {
      throw new FieldError({
        code: 'QUERY.COLUMN_BESIDE_AGGREGATE',
        message: `aggregate(): '${name}' names a column outside of its aggregates, and gives one value for all rows.`,
        hint: "Take an aggregate of the column too, Max('views'), or compute it for each row with annotate() first.",
      });
    }
    columns.push({ expression: resolved.node, alias: name });
    shapes.push({ name, type: resolved.type });
  };
  const direct = !isSliced(state) && state.distinct === false && planner.grouped === null && planner.qualifyNode === null;
  if (direct && !expressions.some(([, expression]) => namesWindow(planner, expression))) {
    const scope = planner.scope();
    const resolved = expressions.map(([name, expression]) => [name, expression[RESOLVE](scope)] as const);
    for (const [name, one] of resolved) add(name, one);
    refuseMultiplied(
      planner.tree,
      resolved.map(([name, { node }]) => [name, node]),
    );
    return { node: { ...nothingIf(state.empty || planner.impossible, planner.base()), columns }, columns: shapes };
  }
  const inner = new InnerScope(planner);
  for (const [name, expression] of expressions) add(name, expression[RESOLVE](inner));
  return { node: selectFrom(inner.select(countedOrder(state, planner)), 'rows', columns), columns: shapes };
}

/** Does an expression name a column outside of its aggregates? */
function namesColumn(node: ExpressionSqlNode): boolean {
  return node.kind === 'column' || (node.kind !== 'aggregate' && childrenOf(node).some(namesColumn));
}

/** Windows are worked out before an aggregate can look at them: in a subquery. */
function namesWindow(planner: SelectPlanner, expression: ExpressionNode): boolean {
  const windows = [...planner.annotations.values()].some(({ resolved }) => resolved !== null && containsWindow(resolved.node));
  return windows && containsWindow(expression[RESOLVE](planner.scope()).node);
}

/** Aggregates over no rows still give one row: COUNT 0, the others NULL. */
function nothingIf<T extends { readonly where: SelectNode['where'] }>(empty: boolean, select: T): T {
  return empty ? { ...select, where: { kind: 'logical', connector: 'OR', operands: [] } } : select;
}

/** The rows of a subquery as a scope: what an aggregate names is selected inside and read outside. */
class InnerScope implements Scope {
  readonly outer = null;
  readonly negated = false;
  readonly #columns: SelectColumnNode[] = [];
  readonly #known = new Map<string, Resolved>();
  readonly #taken: Set<string | null>;

  constructor(readonly planner: SelectPlanner) {
    this.#taken = new Set(planner.annotations.keys());
  }

  /** NOT keeps the rows where a condition is NULL, as everywhere. */
  withNegation(): Scope {
    return {
      outer: null,
      negated: true,
      withNegation() {
        return this;
      },
      insideValue: () => this,
      path: (path) => this.path(path),
      condition: (path, value) => this.condition(path, value, this.planner.scope().withNegation()),
      subquery: (state, use, type) => this.subquery(state, use, type),
    };
  }

  insideValue(): Scope {
    return this;
  }

  path(path: string): Resolved {
    return this.#selected(path, () => this.planner.column(path));
  }

  /** `SUM("rows"."a1") FILTER (WHERE "rows"."a2")`: whether it holds is selected, as a value is. */
  condition(path: string, value: ExpressionNode, scope: Scope = this.planner.scope()): Resolved {
    return condition(this.#selected(null, () => scope.condition(path, value)).node);
  }

  subquery(state: object, use: SubqueryUse, type?: ValueType): Resolved {
    return this.#selected(null, () => this.planner.scope().subquery(state, use, type));
  }

  #selected(path: string | null, resolve: () => Resolved): Resolved {
    const known = path === null ? undefined : this.#known.get(path);
    if (known !== undefined) return known;
    const inside = resolve();
    const alias = freeName('a', this.#columns.length + 1, this.#taken);
    this.#columns.push({ expression: inside.node, alias });
    const made: Resolved = { ...inside, node: { kind: 'column', alias: 'rows', column: alias }, strict: [] };
    if (path !== null) this.#known.set(path, made);
    return made;
  }

  /** What is selected already is not written again, MariaDB would not know the second for a group: one column has the name that it is read by. */
  #readable(columns: readonly SelectColumnNode[]): SelectColumnNode[] {
    const left = new Map(this.#columns.map(({ expression, alias }) => [expression, alias]));
    return columns.map((column) => {
      const alias = left.get(column.expression);
      left.delete(column.expression);
      return { ...column, alias: alias ?? column.alias };
    });
  }

  /** The subquery: the rows of the state, with the columns that were asked for. */
  select(state: TracedState): SelectNode {
    const { planner } = this;
    const selection = selectColumns(planner, state);
    const distinct = planDistinct(planner, state);
    const isCut = isSliced(state) || distinct !== false;
    const terms = isCut || planner.grouped !== null ? planOrder(planner, state, selection.positions) : [];
    const orderBy = isCut ? terms : [];
    checkDistinctOrder(state, distinct, orderBy, selection.columns);
    // `annotate({ n: Count('tags') }).aggregate({ s: Sum('author__age') })`: GROUP BY "post"."id", "author"."age", as in Django.
    const groupBy = planGroup(planner, selection, terms, this.#columns.map(({ expression }) => expression)); // prettier-ignore
    // Distinct rows are told apart by all that was selected; otherwise only what the aggregates need is read.
    const whole =
      state.distinct === true ||
      orderBy.some((term) => term.expression.kind === 'position') ||
      (groupBy?.some((one) => one.kind === 'position') ?? false);
    const selected = [...selection.columns];
    if (state.distinct === true) addOrderColumns(selected, orderBy);
    const own = whole ? namedColumns(this.#readable(selected)) : [];
    const named = new Set<string | null>(own.map(({ alias }) => alias));
    const needed = [...own, ...this.#columns.filter(({ alias }) => !named.has(alias))];
    const columns = needed.length > 0 ? needed : [{ expression: { kind: 'literal', value: 1 } as const, alias: 'a0' }];
    const base = nothingIf(state.empty || planner.impossible, planner.base());
    return qualified(planner, { ...base, columns, distinct, orderBy, groupBy, limit: planLimit(state) });
  }
}
