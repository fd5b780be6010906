import { BaseCondition } from '../../expressions/base-expression.js';
import { type ExpressionNode, type Resolved, RESOLVE, type Scope } from '../../expressions/expression.js';
import { TRACE } from '../../expressions/expression.js';
import type { Tracer } from '../../expressions/tracer.js';
import { resolveLookup } from '../../lookups/registry.js';
import type { FieldMeta } from '../../model/field-meta.js';
import type { RelationStep } from '../../model/relation-meta.js';
import type { PlanScope } from './plan-scope.js';

/** How the rows of a relation are found: by a column of their own, or of a join table that `step` leads to. */
export interface Link {
  readonly step: RelationStep | null;
  /** The column that holds the keys of the instances that the relation starts at. */
  readonly column: FieldMeta;
}

/** What is wanted beside the condition. */
export interface LinkUse {
  /** Select the column too, so that each row can be given to its parent. */
  readonly read: boolean;
  /** The slice of the query counts the rows of each parent. */
  readonly perParent: boolean;
}

/**
 * The rows that a relation gives for one key or for several: `"post_tag"."post_id" = $1`, `… = ANY($1)`. It is not written as a path,
 * because the reverse side of a relation may have none, and because a prefetch reads the column of the very join that it filters by.
 */
export class LinkCondition extends BaseCondition {
  constructor(
    readonly link: Link,
    readonly keys: unknown,
    readonly use: LinkUse = { read: false, perParent: false },
  ) {
    super();
  }

  [TRACE](tracer: Tracer): ExpressionNode {
    const { step, column } = this.link;
    tracer.text(`L${column.model.id}${this.use.read ? 'r' : ''}${this.use.perParent ? 'p' : ''}`);
    tracer.name(column.name);
    if (step !== null) tracer.name(step.to.name);
    return tracer.rebuilding ? new LinkCondition(this.link, tracer.value(this.keys, column.subject), this.use) : this.#values(tracer);
  }

  #values(tracer: Tracer): ExpressionNode {
    tracer.value(this.keys, this.link.column.subject);
    return this;
  }

  [RESOLVE](scope: Scope): Resolved {
    const { planner, reusable } = scope as PlanScope;
    const { step, column } = this.link;
    const { root } = planner.tree;
    const entry = step === null ? root : planner.tree.join(root, step, reusable);
    const node = entry.column(column.column);
    if (this.use.read) planner.link = { node, type: column.type, perParent: this.use.perParent };
    const left: Resolved = { node, type: column.type, nullable: column.nullable, strict: [entry], subject: column.subject };
    const right = this.keys as ExpressionNode;
    const many = 'isList' in right && right.isList === true;
    return resolveLookup(many ? ['in'] : [], { left, right, scope, path: column.subject });
  }
}
