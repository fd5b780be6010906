import { condition, conditional, FALSE, isFalse, isTrue, logical, not } from '../../expressions/conditions.js';
import { type ExpressionNode, type Resolved, RESOLVE, type Scope, type SubqueryUse } from '../../expressions/expression.js';
import { LogicalExpression } from '../../expressions/base-expression.js';
import { FilteredRelationExpression } from '../../expressions/filtered-relation.js';
import { FieldError, QueryError } from '../../errors/query-error.js';
import type { ModelMeta } from '../../model/model-meta.js';
import type { RelationStep } from '../../model/relation-meta.js';
import type { ExpressionSqlNode, SelectNode, ValueType } from '../../sql/ast/index.js';
import { containsAggregate, containsWindow } from '../../sql/ast/walk.js';
import type { Features } from '../../dialects/features.js';
import type { WithoutFilters } from '../filters/global-filters.js';
import type { PlanFilters } from '../filters/plan-filters.js';
import { PathExpression } from '../../expressions/path-expression.js';
import { CteModel, type TracedCte } from '../rows/cte-model.js';
import type { TracedState } from '../trace-state.js';
import { namesGroups } from './asked-groups.js';
import { AliasAllocator } from './alias-allocator.js';
import { contentTypeCondition } from './content-type-condition.js';
import { type JoinEntry, JoinTree } from './join-tree.js';
import { refuseMultiplied } from './multiplied-aggregates.js';
import { CommonTables } from './common-tables.js';
import { FilteredJoin } from './filtered-join.js';
import type { NamedRelation } from './named-relation.js';
import { PlanScope } from './plan-scope.js';
import { joinLateral, joinRows } from './join-rows.js';
import { planSubquery } from './plan-subquery.js';
import { Sides } from './sides.js';
import { walkPath } from './walk-path.js';
import { filterRoot, joinFilters } from './row-filter.js';

/** What planners of one statement share: the database's facts, and names that no two of its tables have. */
export interface PlanContext {
  readonly features: Features;
  readonly aliases: AliasAllocator;
  readonly tables: CommonTables;
  /** null: there are none, or they do not hold here. */
  readonly filters: PlanFilters | null;
}

export function planContext(features: Features, filters: PlanFilters | null): PlanContext {
  return { features, aliases: new AliasAllocator(), tables: new CommonTables(), filters };
}

/** See `LinkCondition`. */
export interface PlannedLink {
  readonly node: ExpressionSqlNode;
  readonly type: ValueType;
  /** Does the slice of the state count the rows of each parent? */
  readonly perParent: boolean;
}

/** Columns by their paths. */
type JoinedColumns = ReadonlyMap<string, Resolved>;

interface Annotation {
  readonly expression: ExpressionNode;
  readonly selected: boolean;
  readonly resolved: Resolved | null;
}

/**
 * Builds one SELECT: applies the operations of a state in their order, collecting tables, conditions and annotations.
 * What is done with them (rows, a count, a subquery, an update) is up to the caller.
 */
export class SelectPlanner {
  readonly tree: JoinTree;
  readonly annotations = new Map<string, Annotation>();
  /** Relations that the query named: paths may start with them. */
  readonly named = new Map<string, NamedRelation>();
  /** The fields of `values()`; null when whole instances are selected. */
  values: readonly string[] | null = null;
  /** Those over relations to many rows: of the rows that were joined when `values()` was called, whatever filters join later. */
  joined: JoinedColumns = new Map();
  /** Was there an aggregate annotation, and what did `values()` before it say to group by? */
  grouped: { readonly by: readonly string[] | null; readonly joined: JoinedColumns } | null = null;
  /** Is a query that can have no row planned nevertheless, because others read from it? */
  keepsEmpty = false;
  /** The column that a prefetch finds the parents of its rows by. */
  link: PlannedLink | null = null;
  /** The global filters that the query leaves out. */
  without: WithoutFilters = 'all';
  /** HAVING as the database takes it, where that is not as it was written. */
  groupedHaving: ExpressionSqlNode | null = null;
  /** Does a subquery name an aggregate of this query? */
  asksGroups = false;
  #windowsRead = 0;
  #inGlobalFilter = false;
  readonly #sides: Sides[] = [];
  readonly #where: Resolved[] = [];
  readonly #having: Resolved[] = [];
  readonly #qualify: Resolved[] = [];

  constructor(
    readonly model: ModelMeta,
    readonly context: PlanContext,
    readonly outer: Scope | null = null,
    /** Of a table that is there already; else a new name. */
    alias?: string,
  ) {
    this.tree = new JoinTree(model.concrete, context.aliases, alias);
  }

  get features(): Features {
    return this.context.features;
  }

  /** A planner for a subquery in this query. */
  child(model: ModelMeta, scope: Scope): SelectPlanner {
    const inner = new SelectPlanner(model, this.#inGlobalFilter ? { ...this.context, filters: null } : this.context, scope);
    inner.without = this.without;
    return inner;
  }

  /** A planner for a query beside this one, of a union. */
  sibling(model: ModelMeta): SelectPlanner {
    const made = new SelectPlanner(model, this.context, this.outer);
    made.keepsEmpty = this.keepsEmpty;
    return made;
  }

  /** A scope that shares all joins: for annotations, ordering and what is selected. */
  scope(): PlanScope {
    return new PlanScope(this, null, false);
  }

  apply(state: TracedState): void {
    this.without = state.withoutFilters;
    if (this.model instanceof CteModel) this.#declare(this.model, state);
    else if (this.context.filters !== null) filterRoot(this);
    let sticky: Set<JoinEntry> | null = null;
    for (const [index, operation] of state.operations.entries()) {
      switch (operation.kind) {
        case 'filter': {
          // The filters of a related manager share their joins with the next call, as in Django.
          const reusable: Set<JoinEntry> = sticky ?? this.#sides.at(-1)?.joins() ?? new Set();
          sticky = operation.sticky === true ? reusable : null;
          if (operation.conditions.length === 0) break;
          this.#filter(operation.conditions, operation.negated, new PlanScope(this, reusable, false));
          break;
        }
        case 'side':
          if (operation.part === 'first') this.#sides.push(new Sides(this.tree, sticky));
          else if (operation.part === 'second') sticky = this.#sides.at(-1)!.second();
          else {
            sticky = null;
            this.where(this.#sides.pop()!.joined(operation.part === 'or' ? 'OR' : 'XOR'));
          }
          break;
        case 'annotate':
          sticky = null;
          this.#annotate(operation.name, operation.expression, operation.selected);
          break;
        case 'values':
          sticky = null;
          this.select(operation.fields);
          if (isRead(state.operations, index)) this.#joinValues(operation.fields);
          break;
        case 'join':
          sticky = null;
          this.#declare(operation.model, state);
          joinRows(this, operation);
          break;
        case 'lateral':
          sticky = null;
          joinLateral(this, operation);
          break;
      }
    }
  }

  #declare(model: CteModel, state: TracedState): void {
    const { tables, filters } = this.context;
    const plannerOf = (query: TracedState) => new SelectPlanner(query.model, this.context);
    tables.declare(model, state.tables.get(model) as TracedCte, plannerOf, filters !== null);
  }

  /** A column that is there without an expression: of a lateral subquery. */
  addColumn(name: string, resolved: Resolved): void {
    this.annotations.set(name, { expression: new PathExpression(name), selected: true, resolved });
  }

  /** From here on a row has these fields, and what is annotated later. */
  select(fields: readonly string[]): void {
    this.values = fields;
    this.joined = new Map();
    for (const [name, annotation] of this.annotations) this.annotations.set(name, { ...annotation, selected: false });
  }

  /** The conditions of the global filters that rows of a model must meet in this query. */
  filtersOf(model: ModelMeta): ExpressionNode[] {
    return this.context.filters?.conditions(model, this.without) ?? [];
  }

  /** The condition of a global filter. Inside of it no filters hold: one that asked for rows of its own model would never end. */
  globalFilter(one: ExpressionNode): void {
    this.#inGlobalFilter = true;
    this.#filter([one], false, new PlanScope(this, new Set(), false));
    this.#inGlobalFilter = false;
  }

  /** Related rows make more rows, also where they are only counted. */
  #joinValues(fields: readonly string[]): void {
    const joined = new Map<string, Resolved>();
    for (const name of fields) {
      const segments = name.split('__');
      if (this.annotations.has(segments[0]!)) continue;
      const many = this.named.has(segments[0]!) || walkPath(this.model, name, segments).steps.some((step) => step.multiple);
      if (many) joined.set(name, this.scope().path(name));
    }
    this.joined = joined;
  }

  /** A column of `values()`. */
  column(name: string, joined = this.joined): Resolved {
    return joined.get(name) ?? this.scope().path(name);
  }

  #filter(conditions: readonly ExpressionNode[], negated: boolean, scope: PlanScope): void {
    const inside = negated ? scope.withNegation() : scope;
    if (negated) {
      const [whole, late] = this.#resolved(() => not(logical('AND', conditions.map((one) => one[RESOLVE](inside))))); // prettier-ignore
      if (late || (containsWindow(whole.node) && this.#sides.length === 0)) this.#qualify.push(whole);
      else this.where(whole);
      return;
    }
    for (const one of conditions.flatMap(parts)) {
      const [made, late] = this.#resolved(() => conditional(one[RESOLVE](inside)));
      if (late) this.#qualify.push(made);
      else this.where(made);
    }
  }

  /** Is it a condition on a window of which nothing is left, as in `Q({ rank__in: [] }).or({ id: 1 })`? It leaves out no row of the window. */
  #resolved(resolve: () => Resolved): readonly [Resolved, boolean] {
    const before = this.#windowsRead;
    const made = resolve();
    const gone = this.#windowsRead > before && !containsWindow(made.node) && !isTrue(made.node) && !isFalse(made.node);
    return [made, gone && this.#sides.length === 0];
  }

  /** ANDs a condition: to WHERE, to HAVING when it needs an aggregate, or around the query when it needs a window. */
  where(made: Resolved): void {
    const side = this.#sides.at(-1);
    if (side !== undefined) return side.add(made);
    // A subquery may be true only for some row of the query around it; that is no condition on that query.
    for (const join of made.strict) if (this.tree.entries.includes(join as JoinEntry)) (join as JoinEntry).require();
    if (isTrue(made.node)) return;
    if (containsWindow(made.node)) return this.#around(made);
    if (namesGroups(made.node, this)) return void this.#qualify.push(made);
    const parts = made.node.kind === 'logical' && made.node.connector === 'AND' && !isFalse(made.node) ? made.node.operands : [made.node];
    for (const node of parts) {
      const part = condition(node, [], made.nullable);
      if (containsAggregate(node)) this.#having.push(this.#checkedHaving(part));
      else this.#where.push(part);
    }
  }

  /**
   * A condition on a window stands around the query as it was written: what NOT added to it, IS NOT NULL, must not leave out rows before
   * the window is worked out. NOT of an OR is a list of conditions, as in Django.
   */
  #around(made: Resolved): void {
    const { node } = made;
    if (node.kind !== 'not' || node.operand.kind !== 'logical' || node.operand.connector !== 'OR') this.#qualify.push(made);
    else for (const part of node.operand.operands) this.where(not(condition(part, [], made.nullable)));
  }

  /** An aggregate that no annotation announced would make one group of the whole table. */
  #checkedHaving(part: Resolved): Resolved {
    if (this.grouped === null) {
      throw new FieldError({
        code: 'QUERY.AGGREGATE_IN_FILTER',
        message: 'An aggregate cannot stand in filter() by itself.',
        hint: "Name it first: .annotate({ n: Count('comments') }).filter({ n__gt: 3 }), or alias() when it need not be selected.",
      });
    }
    return part;
  }

  #annotate(name: string, expression: ExpressionNode, selected: boolean): void {
    if (expression instanceof FilteredRelationExpression) {
      this.named.set(name, new FilteredJoin(this, name, expression));
      return;
    }
    // One of the same name that is there is what the new one may refer to: `alias({ n }).annotate({ n: F('n') })`.
    if (!this.annotations.has(name)) this.annotations.set(name, { expression, selected, resolved: null });
    const resolved = expression[RESOLVE](this.scope());
    this.annotations.set(name, { expression, selected, resolved: { ...resolved, strict: [], subject: name } });
    if (!containsAggregate(resolved.node)) return;
    this.grouped ??= { by: this.values, joined: this.joined };
    refuseMultiplied(
      this.tree,
      [...this.annotations].flatMap(([one, { resolved }]) => (resolved === null ? [] : [[one, resolved.node]])),
    );
  }

  /** An annotation by its name, resolved; null when there is none of that name. */
  annotation(name: string, _scope: Scope): Resolved | null {
    const annotation = this.annotations.get(name);
    if (annotation === undefined) return null;
    if (annotation.resolved === null)
      throw new QueryError({
        code: 'QUERY.ANNOTATION_CYCLE',
        message: `The annotation '${name}' refers to itself.`,
        hint: 'Give it another name than what it is made of.',
      });
    if (containsWindow(annotation.resolved.node)) this.#windowsRead++;
    return annotation.resolved;
  }

  subquery(state: object, use: SubqueryUse, scope: Scope, type?: ValueType): Resolved {
    return planSubquery(state as TracedState, use, this.child((state as TracedState).model, scope), type);
  }

  /** Can no row match, whatever the values? */
  get impossible(): boolean {
    return [...this.#where, ...this.#having].some((one) => isFalse(one.node));
  }

  get whereNode(): ExpressionSqlNode | null {
    return joined(this.#where);
  }

  get havingNode(): ExpressionSqlNode | null {
    return joined(this.#having);
  }

  get qualifyNode(): ExpressionSqlNode | null {
    return joined(this.#qualify);
  }

  /** What the rows of a relation must be besides: of the content type of a generic relation, and visible to the global filters. */
  stepConditions(entry: JoinEntry, step: RelationStep | null, near: JoinEntry | null = entry.parent): ExpressionSqlNode[] {
    const holder = step?.typeNear === true ? near! : entry;
    const typed = step?.typeField === undefined ? [] : [contentTypeCondition(holder, step, this.context.aliases)];
    return [...typed, ...joinFilters(this, entry, step)];
  }

  require(from: JoinEntry, steps: readonly RelationStep[]): void {
    let entry = from;
    for (const step of steps) entry = this.tree.join(entry, step, null);
    entry.require();
  }

  /** The frame of a SELECT over the tables and conditions collected. */
  base(): Pick<
    SelectNode,
    'kind' | 'with' | 'distinct' | 'from' | 'joins' | 'where' | 'groupBy' | 'having' | 'orderBy' | 'limit' | 'lock'
  > {
    return {
      kind: 'select',
      with: [],
      distinct: false,
      from: this.tree.from(),
      joins: this.tree.joins((entry) => this.stepConditions(entry, entry.step)),
      where: this.whereNode,
      groupBy: null,
      having: this.groupedHaving ?? this.havingNode,
      orderBy: [],
      limit: null,
      lock: null,
    };
  }

  /** `EXISTS (SELECT 1 FROM …)`, or false where no row can match: MySQL 9 takes no UPDATE that asks its own table with `WHERE 0`. */
  anyRow(): Resolved {
    return this.impossible ? FALSE : condition({ kind: 'exists', select: this.existsSelect() });
  }

  /** `SELECT 1 FROM …` */
  existsSelect(): SelectNode {
    return { ...this.base(), columns: [{ expression: { kind: 'literal', value: 1 }, alias: null }] };
  }
}

/** `values('posts__title').values('name')` joins no posts. Does something ask for the first columns before others take their place? */
function isRead(operations: TracedState['operations'], index: number): boolean {
  const next = operations.slice(index + 1).find(({ kind }) => kind === 'annotate' || kind === 'values');
  return next?.kind !== 'values';
}

/** The conditions that are joined by AND. */
function parts(one: ExpressionNode): readonly ExpressionNode[] {
  return one instanceof LogicalExpression && one.connector === 'AND' ? one.children.flatMap(parts) : [one];
}

function joined(conditions: readonly Resolved[]): ExpressionSqlNode | null {
  return conditions.length === 0 ? null : logical('AND', conditions).node;
}
