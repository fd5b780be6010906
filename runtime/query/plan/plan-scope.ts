import { condition, logical, not } from '../../expressions/conditions.js';
import type { ExpressionNode, Resolved, Scope, SubqueryUse } from '../../expressions/expression.js';
import { Slot } from '../../expressions/slot.js';
import { resolveLookup, transform } from '../../lookups/registry.js';
import { type JoinEntry, sameStep } from './join-tree.js';
import type { SelectPlanner } from './select-planner.js';
import { keyOf, type PathWalk, unknownName, walkPath } from './walk-path.js';

/**
 * The tables of one query as one filter() call sees them: which many-valued joins it may share (`reusable`; null: any),
 * and whether it stands inside a negation.
 */
export class PlanScope implements Scope {
  constructor(
    readonly planner: SelectPlanner,
    readonly reusable: Set<JoinEntry> | null,
    readonly negated: boolean,
  ) {}

  get outer(): Scope | null {
    return this.planner.outer;
  }

  withNegation(): Scope {
    return this.negated ? this : new PlanScope(this.planner, this.reusable, true);
  }

  path(path: string): Resolved {
    const segments = path.split('__');
    const annotated = this.planner.annotation(segments[0]!, this);
    if (annotated !== null) return this.#transformed(annotated, segments.slice(1), path);
    const walk = walkPath(this.planner.model, path, segments);
    const operand = this.#operand(this.planner.tree.root, walk, path);
    return this.#transformed({ ...operand, prepare: undefined }, walk.rest, path);
  }

  condition(path: string, value: ExpressionNode): Resolved {
    const segments = path.split('__');
    const annotated = this.planner.annotation(segments[0]!, this);
    if (annotated !== null) return resolveLookup(segments.slice(1), { left: annotated, right: value, scope: this, path });
    const walk = walkPath(this.planner.model, path, segments);
    const split = this.negated ? this.#firstSplit(walk) : -1;
    if (split >= 0) return this.#exists(walk, split, value, path);
    return this.#compare(this.planner.tree.root, walk, value, path, this);
  }

  subquery(state: object, use: SubqueryUse): Resolved {
    return this.planner.subquery(state, use, this);
  }

  #transformed(operand: Resolved, names: readonly string[], path: string): Resolved {
    let result: Resolved = operand;
    for (const name of names) {
      const next = transform(result, name);
      if (next === null) throw unknownName(name, this.planner.model, path);
      result = next;
    }
    return { ...result, subject: path };
  }

  #compare(from: JoinEntry, walk: PathWalk, value: ExpressionNode, path: string, valueScope: Scope): Resolved {
    return resolveLookup(walk.rest, { left: this.#operand(from, walk, path), right: value, scope: valueScope, path });
  }

  /** Joins what a walk needs, and gives the column at its end. */
  #operand(from: JoinEntry, walk: PathWalk, path: string): Resolved {
    const { steps, field, relation } = walk;
    const final = steps.at(-1);
    // `author`, `author__id`: the column on this side says it, and the last hop needs no join.
    const trimmed = final?.holdsKey === true && (relation !== null || field === final.to);
    let entry = from;
    let nullable = false;
    for (const step of trimmed ? steps.slice(0, -1) : steps) {
      entry = this.planner.tree.join(entry, step, this.reusable);
      nullable ||= step.nullable;
    }
    const column = trimmed ? final.from : (field ?? walk.model.key);
    if (column === null) return compositeKey(entry, walk, nullable);
    return {
      node: entry.column(column.column),
      type: column.type,
      nullable: nullable || column.nullable,
      strict: [entry],
      subject: path,
      prepare: relation === null ? undefined : keyOf(relation, trimmed ? final.to : column, path),
    };
  }

  /** The first hop over which a negation has to ask "is there any row": many-valued, and not already joined by this filter. */
  #firstSplit(walk: PathWalk): number {
    let entry: JoinEntry | undefined = this.planner.tree.root;
    for (let i = 0; i < walk.steps.length; i++) {
      const step = walk.steps[i]!;
      entry = entry?.children.find((child) => sameStep(child.step!, step) && (!step.multiple || (this.reusable?.has(child) ?? false)));
      if (step.multiple && entry === undefined) return i;
    }
    return -1;
  }

  /**
   * A negated condition over a many-valued relation holds for no row of it:
   * `NOT EXISTS (SELECT 1 FROM "comment" WHERE "comment"."post_id" = "post"."id" AND …)`. The EXISTS is made here, the NOT around it.
   */
  #exists(walk: PathWalk, split: number, value: ExpressionNode, path: string): Resolved {
    if (!asksForAbsence(walk, value)) {
      const present = walk.relation !== null && walk.rest.at(-1) === 'isnull';
      return this.#someRow(walk, split, path, present ? null : value);
    }
    // What is not there is NULL too: `EXISTS (… "rating" IS NULL …) OR NOT EXISTS (…)`, the rows that the filter would find.
    const none = not(this.#someRow({ ...walk, steps: walk.steps.slice(0, split + 1) }, split, path, null));
    const certain = walk.relation !== null && walk.steps.slice(split + 1).every((step) => !step.nullable);
    return certain ? none : logical('OR', [this.#someRow(walk, split, path, value), none]);
  }

  #someRow(walk: PathWalk, split: number, path: string, value: ExpressionNode | null): Resolved {
    let entry = this.planner.tree.root;
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
    const typed = inner.typeCondition(inner.tree.root, step);
    if (typed !== null) inner.where(condition(typed));
    if (value !== null) inner.where(scope.#compare(inner.tree.root, rest, value, path, this.#positive()));
    else if (rest.steps.length > 0) inner.require(rest.steps);
    return condition({ kind: 'exists', select: inner.existsSelect() });
  }

  #positive(): Scope {
    return this.negated ? new PlanScope(this.planner, this.reusable, false) : this;
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
