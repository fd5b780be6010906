import type { ValueType } from '../../sql/ast/index.js';
import { condition, logical, not } from '../../expressions/conditions.js';
import type { ExpressionNode, Resolved, Scope, SubqueryUse } from '../../expressions/expression.js';
import { Slot } from '../../expressions/slot.js';
import { resolveLookup, transform, unknownTransform } from '../../lookups/registry.js';
import { type JoinEntry, sameStep } from './join-tree.js';
import type { TracedState } from '../trace-state.js';
import { keysOf } from './query-keys.js';
import type { SelectPlanner } from './select-planner.js';
import { type NamedRelation, walkNamed } from './named-relation.js';
import { endsNear, keyOf, keyTupleOf, neededSteps, type PathWalk, walkPath } from './walk-path.js';

/** The table that a path starts at, and where it leads from there. */
export interface Located {
  readonly from: JoinEntry;
  readonly walk: PathWalk;
}

/**
 * The tables of one query as one filter() call sees them: which many-valued joins it may share (`reusable`; null: any),
 * whether it stands inside a negation, and whether that asks for all rows of a relation.
 */
export class PlanScope implements Scope {
  constructor(
    readonly planner: SelectPlanner,
    readonly reusable: Set<JoinEntry> | null,
    readonly negated: boolean,
    readonly asksAll: boolean = reusable !== null,
  ) {}

  get outer(): Scope | null {
    return this.planner.outer;
  }

  withNegation(): Scope {
    return this.negated ? this : new PlanScope(this.planner, this.reusable, true, this.asksAll);
  }

  insideValue(): Scope {
    return !this.negated && !this.asksAll ? this : new PlanScope(this.planner, this.reusable, false, false);
  }

  path(path: string): Resolved {
    const segments = path.split('__');
    const annotated = this.planner.annotation(segments[0]!, this);
    if (annotated !== null) return this.#transformed(annotated, segments.slice(1), path);
    const named = this.planner.named.get(segments[0]!);
    if (named !== undefined) return this.pathFrom({ from: named.join(this.reusable), walk: walkNamed(named, path, segments) }, path);
    return this.pathFrom({ from: this.planner.tree.root, walk: walkPath(this.planner.model, path, segments) }, path);
  }

  ofGroup(aggregate: Resolved): Resolved {
    this.planner.asksGroups = true;
    return { ...aggregate, node: { kind: 'groupValue', table: this.planner.tree.root.alias, operand: aggregate.node } };
  }

  /** A path that was followed already, from a table of this query. */
  pathAt(located: Located, path: string): Resolved {
    return this.pathFrom(located, path);
  }

  protected pathFrom({ from, walk }: Located, path: string): Resolved {
    const operand = this.#operand(from, walk, path);
    return this.#transformed({ ...operand, prepare: undefined, prepareQuery: undefined }, walk.rest, path);
  }

  condition(path: string, value: ExpressionNode): Resolved {
    const segments = path.split('__');
    const annotated = this.planner.annotation(segments[0]!, this);
    if (annotated !== null) return resolveLookup(segments.slice(1), { left: annotated, right: value, scope: this, path });
    const named = this.planner.named.get(segments[0]!);
    if (named !== undefined) return this.#namedCondition(named, walkNamed(named, path, segments), value, path);
    return this.#conditionFrom({ from: this.planner.tree.root, walk: walkPath(this.planner.model, path, segments) }, value, path);
  }

  /** A negation in filter() asks for all rows of a relation; in a value, such as `Count('x', { filter })`, it is about the joined row. */
  get #splits(): boolean {
    return this.negated && this.asksAll;
  }

  #conditionFrom({ from, walk }: Located, value: ExpressionNode, path: string): Resolved {
    const split = this.#splits ? this.#firstSplit(from, walk) : -1;
    if (split >= 0) return this.#exists(walk, value, (to, wanted) => this.#someRow(from, to, split, path, wanted), split);
    return this.compareAt({ from, walk }, value, path, this);
  }

  /** A negated condition on a named relation to many rows asks all of its rows, as with any other. */
  #namedCondition(named: NamedRelation, walk: PathWalk, value: ExpressionNode, path: string): Resolved {
    const shared = named.joined !== null && this.reusable?.has(named.joined) === true;
    if (!this.#splits || shared || !named.many) return this.#conditionFrom({ from: named.join(this.reusable), walk }, value, path);
    return this.#exists(walk, value, (to, wanted) => this.#someNamed(named, to, path, wanted), -1);
  }

  subquery(state: object, use: SubqueryUse, type?: ValueType): Resolved {
    return this.planner.subquery(state, use, this, type);
  }

  #transformed(operand: Resolved, names: readonly string[], path: string): Resolved {
    let result: Resolved = operand;
    for (const name of names) {
      const next = transform(result, name);
      if (next === null) throw unknownTransform(name, result.type, path);
      result = next;
    }
    return { ...result, subject: path };
  }

  protected compareAt({ from, walk }: Located, value: ExpressionNode, path: string, valueScope: Scope): Resolved {
    return resolveLookup(walk.rest, { left: this.#operand(from, walk, path), right: value, scope: valueScope, path });
  }

  /** Joins what a walk needs, and gives the column at its end. */
  #operand(from: JoinEntry, walk: PathWalk, path: string): Resolved {
    const { field } = walk;
    const relation = walk.relation ?? walk.keyRelation ?? null;
    const final = walk.steps.at(-1);
    const near = endsNear(walk);
    let entry = from;
    let nullable = from.named;
    for (const step of neededSteps(walk)) {
      entry = this.planner.tree.join(entry, step, this.reusable);
      nullable ||= step.nullable;
    }
    const column = near ? final!.from : (field ?? walk.model.key);
    if (column === null)
      return { ...compositeKey(entry, walk, nullable), ...(relation === null ? {} : { prepare: keyTupleOf(relation, path) }) };
    const target = walk.relation !== null ? (near ? final!.to : column) : (relation?.steps[0]!.to ?? column);
    return {
      node: entry.column(column.column),
      type: column.type,
      nullable: nullable || column.nullable,
      strict: [entry],
      subject: path,
      prepare: relation === null ? undefined : keyOf(relation, target, path),
      prepareQuery: walk.relation === null ? undefined : (state) => keysOf(state as TracedState, walk.relation!, target, path),
    };
  }

  /** The first hop over which a negation has to ask "is there any row": many-valued, and not already joined by this filter. */
  #firstSplit(from: JoinEntry, walk: PathWalk): number {
    let entry: JoinEntry | undefined = from;
    for (let i = 0; i < walk.steps.length; i++) {
      const step = walk.steps[i]!;
      entry = entry?.children.findLast(
        (child) => !child.named && sameStep(child.step!, step) && (!step.multiple || (this.reusable?.has(child) ?? false)),
      );
      if (step.multiple && entry === undefined) return i;
    }
    return -1;
  }

  /**
   * A negated condition over a many-valued relation holds for no row of it:
   * `NOT EXISTS (SELECT 1 FROM "comment" WHERE "comment"."post_id" = "post"."id" AND …)`. The EXISTS is made here, the NOT around it.
   */
  #exists(
    walk: PathWalk,
    value: ExpressionNode,
    someRow: (walk: PathWalk, value: ExpressionNode | null) => Resolved,
    split: number,
  ): Resolved {
    if (!asksForAbsence(walk, value)) {
      const present = walk.relation !== null && walk.rest.at(-1) === 'isnull';
      return someRow(walk, present ? null : value);
    }
    // What is not there is NULL too: `EXISTS (… "rating" IS NULL …) OR NOT EXISTS (…)`, the rows that the filter would find.
    const none = not(someRow({ ...walk, steps: walk.steps.slice(0, split + 1) }, null));
    const certain = walk.relation !== null && walk.steps.slice(split + 1).every((step) => !step.nullable);
    return certain ? none : logical('OR', [someRow(walk, value), none]);
  }

  #someRow(from: JoinEntry, walk: PathWalk, split: number, path: string, value: ExpressionNode | null): Resolved {
    let entry = from;
    for (let i = 0; i < split; i++) entry = this.planner.tree.join(entry, walk.steps[i]!, this.reusable);
    const step = walk.steps[split]!;
    const inner = this.planner.child(step.target, this);
    const scope = new PlanScope(inner, new Set(), false);
    const rest: PathWalk = { ...walk, steps: walk.steps.slice(split + 1) };
    const link = condition({
      kind: 'comparison',
      operator: '=',
      left: inner.tree.root.column(step.to.column),
      right: entry.column(step.from.column),
    });
    inner.where(link);
    for (const more of inner.stepConditions(inner.tree.root, step, entry)) inner.where(condition(more));
    if (value !== null) inner.where(scope.compareAt({ from: inner.tree.root, walk: rest }, value, path, this.#positive()));
    else if (rest.steps.length > 0) inner.require(inner.tree.root, rest.steps);
    return inner.anyRow();
  }

  /** `EXISTS (SELECT 1 …)` over the rows of a named relation. */
  #someNamed(named: NamedRelation, walk: PathWalk, path: string, value: ExpressionNode | null): Resolved {
    const { planner, entry } = named.inside(this);
    const scope = new PlanScope(planner, new Set(), false);
    if (value !== null) planner.where(scope.compareAt({ from: entry, walk }, value, path, this.#positive()));
    else planner.require(entry, walk.steps);
    return planner.anyRow();
  }

  #positive(): Scope {
    return this.negated ? new PlanScope(this.planner, this.reusable, false, this.asksAll) : this;
  }
}

/** `isnull: true`, or null: a condition that holds where there is no row. */
function asksForAbsence({ rest }: PathWalk, value: ExpressionNode): boolean {
  if (!(value instanceof Slot)) return false;
  if (rest.at(-1) === 'isnull') return value.boolean === true;
  return value.isNull && (rest.length === 0 || (rest.length === 1 && (rest[0] === 'exact' || rest[0] === 'iexact')));
}

function compositeKey(entry: JoinEntry, walk: PathWalk, nullable: boolean): Resolved {
  const fields = walk.model.primaryKey;
  return {
    node: { kind: 'row', items: fields.map((field) => entry.column(field.column)) },
    type: { kind: 'unknown' },
    itemTypes: fields.map((field) => field.type),
    nullable,
    strict: [entry],
  };
}
