import { condition as asCondition } from '../../expressions/conditions.js';
import { type Resolved, RESOLVE } from '../../expressions/expression.js';
import type { FilteredRelationExpression } from '../../expressions/filtered-relation.js';
import { FieldError } from '../../errors/query-error.js';
import type { FieldMeta } from '../../model/field-meta.js';
import type { ModelMeta } from '../../model/model-meta.js';
import type { RelationMeta, RelationStep } from '../../model/relation-meta.js';
import { containsAggregate, containsWindow } from '../../sql/ast/walk.js';
import { type JoinEntry, type JoinTree, sameStep } from './join-tree.js';
import type { NamedRelation } from './named-relation.js';
import { type Located, PlanScope } from './plan-scope.js';
import type { SelectPlanner } from './select-planner.js';
import { neededSteps, walkPath } from './walk-path.js';

/** A `FilteredRelation`: `LEFT JOIN "comment" "recent" ON "post"."id" = "recent"."post_id" AND "recent"."approved"`. */
export class FilteredJoin implements NamedRelation {
  readonly target: ModelMeta;
  readonly relation: RelationMeta;
  readonly steps: readonly RelationStep[];
  /** The filtered relation that this one starts from. */
  readonly base: NamedRelation | null;
  #joined: JoinEntry | null = null;

  constructor(
    readonly planner: SelectPlanner,
    readonly name: string,
    readonly expression: FilteredRelationExpression,
  ) {
    const path = expression.relation;
    const segments = path.split('__');
    this.base = planner.named.get(segments[0]!) ?? null;
    const walk = this.base === null ? walkPath(planner.model, path, segments) : walkPath(this.base.target, path, segments.slice(1));
    if (walk.relation === null || walk.rest.length > 0) throw notARelation(path, planner.model);
    this.target = walk.model;
    this.relation = walk.relation;
    this.steps = walk.steps;
  }

  /** What the relation is as a value: the column that a foreign key holds, `toField`, else the key of the row. */
  get key(): FieldMeta | null {
    const last = this.steps.at(-1)!;
    return last.holdsKey === true ? last.to : this.target.key;
  }

  get joined(): JoinEntry | null {
    return this.#joined;
  }

  join(reusable: Set<JoinEntry> | null): JoinEntry {
    if (this.#joined !== null) return this.#joined;
    const start = this.base?.join(reusable) ?? this.planner.tree.root;
    const chain = this.#chain(start, this.planner.tree, this.steps);
    const entry = chain.at(-1)!;
    reusable?.add(entry);
    this.#joined = entry;
    entry.extra = this.#condition(this.planner, chain)?.node ?? null;
    return entry;
  }

  get many(): boolean {
    return this.steps.some((step) => step.multiple);
  }

  inside(scope: PlanScope): { readonly planner: SelectPlanner; readonly entry: JoinEntry } {
    const start = this.base?.join(null) ?? this.planner.tree.root;
    const [first, ...rest] = this.steps;
    const inner = this.planner.child(first!.target, scope);
    const { root } = inner.tree;
    const [left, right] = [root.column(first!.to.column), start.column(first!.from.column)];
    inner.where(asCondition({ kind: 'comparison', operator: '=', left, right }));
    for (const more of inner.stepConditions(root, first!, start)) inner.where(asCondition(more));
    const chain = [start, root];
    for (const step of rest) chain.push(inner.tree.join(chain.at(-1)!, step, null));
    const made = this.#condition(inner, chain);
    if (made !== null) inner.where(made);
    const entry = chain.at(-1)!;
    entry.require();
    return { planner: inner, entry };
  }

  /** The tables from `start` to the last one, which stands under the name. A join table belongs to the target: neither is there without the other. */
  #chain(start: JoinEntry, tree: JoinTree, steps: readonly RelationStep[]): JoinEntry[] {
    const chain = [start];
    const last = steps.length - this.relation.steps.length;
    steps.forEach((step, index) => {
      const from = chain.at(-1)!;
      if (index < last) chain.push(tree.join(from, step, null));
      else if (index < steps.length - 1) chain.push(tree.addNamed(from, step, step.target.table, null));
      else chain.push(tree.addNamed(from, step, this.name, index > last ? from : null));
    });
    return chain;
  }

  #condition(planner: SelectPlanner, chain: readonly JoinEntry[]): Resolved | null {
    const { condition } = this.expression;
    if (condition === null) return null;
    const made = condition[RESOLVE](new OnScope(planner, this, chain, false));
    if (containsAggregate(made.node) || containsWindow(made.node)) {
      throw new FieldError({
        code: 'QUERY.FILTERED_AGGREGATE',
        message: `The condition of the FilteredRelation '${this.name}' is about one row and cannot name an aggregate or a window function.`,
        hint: 'Filter by it afterwards.',
      });
    }
    return made;
  }
}

/** The tables that the condition of a filtered relation may name: those on its way, and no others, because they are joined later. */
class OnScope extends PlanScope {
  constructor(
    planner: SelectPlanner,
    readonly filtered: FilteredJoin,
    readonly chain: readonly JoinEntry[],
    negated: boolean,
  ) {
    super(planner, null, negated);
  }

  override withNegation(): OnScope {
    return this.negated ? this : new OnScope(this.planner, this.filtered, this.chain, true);
  }

  override insideValue(): OnScope {
    return this.negated ? new OnScope(this.planner, this.filtered, this.chain, false) : this;
  }

  override path(path: string): Resolved {
    return this.pathFrom(this.#locate(path), path);
  }

  override condition(path: string, value: Parameters<PlanScope['condition']>[1]): Resolved {
    return this.compareAt(this.#locate(path), value, path, this);
  }

  #locate(path: string): Located {
    const { filtered, chain } = this;
    const segments = path.split('__');
    const based = filtered.base !== null && segments[0] === filtered.base.name;
    const walk = based ? walkPath(filtered.base.target, path, segments.slice(1)) : walkPath(filtered.planner.model, path, segments);
    const needed = neededSteps(walk);
    const known = filtered.base === null || based ? filtered.steps : [];
    if (needed.length > known.length || !needed.every((step, index) => sameStep(step, known[index]!))) throw outside(path, filtered);
    const from = filtered.base !== null && !based ? filtered.planner.tree.root : chain[needed.length]!;
    return { from, walk: { ...walk, steps: walk.steps.slice(needed.length) } };
  }
}

function notARelation(path: string, model: ModelMeta): FieldError {
  const choices = [...model.relationsByPath.keys()].filter((name) => !name.endsWith('+')).sort();
  return new FieldError({
    code: 'QUERY.BAD_FILTERED_RELATION',
    message: `FilteredRelation('${path}') must name a relation, without a field or a lookup after it. Relations of ${model.name} are: ${choices.join(', ') || 'none'}.`,
  });
}

function outside(path: string, { name, expression: { relation } }: FilteredJoin): FieldError {
  return new FieldError({
    code: 'QUERY.FILTERED_OUTSIDE',
    message: `The condition of the FilteredRelation '${name}' names '${path}', which is beyond '${relation}'.`,
    hint: `It may name columns of '${relation}' and of the model. For a relation further on use a subquery, { ${relation}__in: … }, or filter by '${name}__…' afterwards.`,
  });
}
