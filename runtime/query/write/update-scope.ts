import { FieldError } from '../../errors/query-error.js';
import { condition } from '../../expressions/conditions.js';
import { type ExpressionNode, type Resolved, RESOLVE, type Scope } from '../../expressions/expression.js';
import { resolveLookup, transform } from '../../lookups/registry.js';
import { type Located, PlanScope } from '../plan/plan-scope.js';
import type { ModelMeta } from '../../model/model-meta.js';
import type { SelectPlanner } from '../plan/select-planner.js';
import { neededSteps, unknownName } from '../plan/walk-path.js';

/**
 * What `update()` sets columns to. An UPDATE has one table: a column of another one is read where it is named,
 * `SET "title" = (SELECT "author"."name" FROM "author" WHERE "author"."id" = "post"."author_id")`.
 */
export class UpdateScope extends PlanScope {
  constructor(
    planner: SelectPlanner,
    /** The multi-table child that the update was called on, where the table is its parent's. */
    readonly child: ModelMeta | null,
    negated = false,
  ) {
    super(planner, null, negated);
  }

  override withNegation(): UpdateScope {
    return this.negated ? this : new UpdateScope(this.planner, this.child, true);
  }

  override insideValue(): UpdateScope {
    return this.negated ? new UpdateScope(this.planner, this.child) : this;
  }

  /** An annotation over another table was joined for the conditions; as a value it is computed once more. */
  override path(path: string): Resolved {
    const [name, ...rest] = path.split('__');
    const annotation = this.planner.annotations.get(name!);
    if (annotation === undefined) this.#refuseOfChild(name!, path);
    const computed = annotation?.expression[RESOLVE](this);
    return computed === undefined ? super.path(path) : this.#transformed(computed, rest, path);
  }

  override condition(path: string, value: ExpressionNode): Resolved {
    const [name, ...rest] = path.split('__');
    const annotation = this.planner.annotations.get(name!);
    if (annotation === undefined) {
      this.#refuseOfChild(name!, path);
      return super.condition(path, value);
    }
    return resolveLookup(rest, { left: annotation.expression[RESOLVE](this), right: value, scope: this, path });
  }

  protected override pathFrom(located: Located, path: string): Resolved {
    const read = this.#read(located, path);
    return read === null ? super.pathFrom(located, path) : this.#transformed(read, located.walk.rest, path);
  }

  protected override compareAt(located: Located, value: ExpressionNode, path: string, valueScope: Scope): Resolved {
    const left = this.#read(located, path);
    if (left === null) return super.compareAt(located, value, path, valueScope);
    return resolveLookup(located.walk.rest, { left, right: value, scope: valueScope, path });
  }

  /** The row of the parent is there before that of the child, and may be without it. */
  #refuseOfChild(name: string, path: string): void {
    const { model } = this.planner;
    const has = (one: ModelMeta): boolean => one.field(name) !== undefined || one.relation(name) !== undefined;
    if (this.child === null || has(model) || !has(this.child)) return;
    throw refused(
      `'${path}' is of ${this.child.name}, and the column is in the table of ${model.name}`,
      'Read the rows, and save what was computed of them by bulkUpdate().',
    );
  }

  /** The column at the end of a path, in a subquery; null when it is one of the table itself. */
  #read({ from, walk }: Located, path: string): Resolved | null {
    const [step] = neededSteps(walk);
    if (step === undefined) return null;
    if (walk.steps.some(({ multiple }) => multiple)) {
      throw refused(`'${path}' leads to many rows`, 'Say which, or how many: Subquery(… .values(…).slice(0, 1)).');
    }
    const inner = this.planner.child(step.target, this);
    const { root } = inner.tree;
    inner.where(condition({ kind: 'comparison', operator: '=', left: root.column(step.to.column), right: from.column(step.from.column) }));
    for (const more of inner.stepConditions(root, step, from)) inner.where(condition(more));
    const rest = { ...walk, steps: walk.steps.slice(1), rest: [] };
    const column = new PlanScope(inner, null, false).pathAt({ from: root, walk: rest }, path);
    const select = { ...inner.base(), columns: [{ expression: column.node, alias: null }] };
    return { ...column, node: { kind: 'subquery', select }, nullable: true, strict: [] };
  }

  #transformed(operand: Resolved, names: readonly string[], path: string): Resolved {
    let made = operand;
    for (const name of names) {
      const next = transform(made, name);
      if (next === null) throw unknownName(name, this.planner.model, path);
      made = next;
    }
    return made;
  }
}

function refused(why: string, hint: string): FieldError {
  return new FieldError({
    code: 'QUERY.UPDATE_JOIN',
    message: `A value of update() is read from the row itself or from one that it points at: ${why}.`,
    hint,
  });
}
