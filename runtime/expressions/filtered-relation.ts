import { FieldError, QueryError } from '../errors/query-error.js';
import type { FilteredRelationFunction } from '../query/types/expressions/filtered-relation.js';
import { asCondition } from './base-expression.js';
import { type ExpressionNode, type Resolved, RESOLVE, TRACE } from './expression.js';
import type { Tracer } from './tracer.js';

/** A relation under a name of its own, joined with a further condition. The planner makes the join when a path names it. */
export class FilteredRelationExpression implements ExpressionNode {
  constructor(
    readonly relation: string,
    readonly condition: ExpressionNode | null,
  ) {}

  [TRACE](tracer: Tracer): ExpressionNode {
    tracer.text('filtered(');
    tracer.name(this.relation);
    const condition = this.condition?.[TRACE](tracer) ?? null;
    tracer.text(')');
    return new FilteredRelationExpression(this.relation, condition);
  }

  [RESOLVE](): Resolved {
    throw new FieldError({
      code: 'QUERY.FILTERED_RELATION_PLACE',
      message: 'A FilteredRelation is a relation and no value.',
      hint: "Give it a name, .annotate({ recent: FilteredRelation('comments', …) }), and use the name in paths: F('recent__body').",
    });
  }
}

/**
 * A relation with a condition in the ON clause of its join, under a name that later paths may start with: in filters, F, aggregates,
 * `values`, `orderBy` and `selectRelated`. Rows without a related row that meets the condition stay.
 *
 * ```ts
 * Post.objects
 *   .annotate({ approved: FilteredRelation('comments', { condition: Q({ comments__approved: true }) }) })
 *   .annotate({ n: Count('approved') });
 * // SELECT …, COUNT("approved"."id") AS "n" FROM "post"
 * // LEFT JOIN "comment" "approved" ON "post"."id" = "approved"."post_id" AND "approved"."approved" GROUP BY "post"."id"
 * ```
 *
 * The condition names columns of that relation, of those on the way to it, and of the model itself. The name stands for one joined
 * row in the whole query, in however many calls.
 *
 * Django: https://docs.djangoproject.com/en/stable/ref/models/querysets/#filteredrelation-objects
 */
export const FilteredRelation = ((relation: unknown, options: { readonly condition?: unknown } = {}) => {
  if (typeof relation !== 'string' || relation === '') {
    throw new QueryError({
      code: 'QUERY.BAD_FILTERED_RELATION',
      message: 'FilteredRelation() takes the path of a relation.',
      hint: "Write FilteredRelation('comments', { condition: Q({ comments__approved: true }) }).",
    });
  }
  return new FilteredRelationExpression(relation, options.condition === undefined ? null : asCondition(options.condition));
}) as unknown as FilteredRelationFunction;
