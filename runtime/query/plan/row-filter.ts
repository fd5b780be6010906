import { condition } from '../../expressions/conditions.js';
import type { ModelMeta } from '../../model/model-meta.js';
import type { RelationStep } from '../../model/relation-meta.js';
import type { ExpressionNode } from '../../expressions/expression.js';
import type { ExpressionSqlNode } from '../../sql/ast/index.js';
import type { FieldMeta } from '../../model/field-meta.js';
import { AliasAllocator } from './alias-allocator.js';
import type { JoinEntry } from './join-tree.js';
import { SelectPlanner } from './select-planner.js';

/**
 * Adds the global filters of the model that a query is about. Over relations to one row they join; over others they ask for the row
 * by its key, for a join would give it several times.
 */
export function filterRoot(planner: SelectPlanner): void {
  const { model } = planner;
  const { root } = planner.tree;
  for (const one of planner.filtersOf(model)) {
    const many = probe(planner, model, one).tree.entries.some((entry) => entry.step?.multiple === true);
    if (many) planner.where(condition(exists(planner, model, one, model.concrete.primaryKey, (field) => root.column(field.column))));
    else planner.globalFilter(one);
  }
}

/**
 * What ON says of a joined table because of global filters. They hold for rows that are collected, by the reverse of a key or a
 * many-to-many, and not for the one row that a key points at: it is there.
 *
 *     LEFT OUTER JOIN "comment" ON "post"."id" = "comment"."post_id" AND "comment"."deleted_at" IS NULL
 *     LEFT OUTER JOIN "post_tag" ON "post"."id" = "post_tag"."post_id" AND EXISTS (SELECT 1 FROM "tag" WHERE "tag"."id" = "post_tag"."tag_id" AND …)
 */
export function joinFilters(planner: SelectPlanner, entry: JoinEntry, step: RelationStep | null): ExpressionSqlNode[] {
  if (planner.context.filters === null || step?.collects !== true) return [];
  const { target, onward } = step;
  const own = planner.filtersOf(target).flatMap((one) => rowFilter(planner, entry, target, one) ?? []);
  if (onward === undefined) return own;
  const far = (): ExpressionSqlNode => entry.column(onward.from.column);
  return [...own, ...planner.filtersOf(onward.target).map((one) => exists(planner, onward.target, one, [onward.to], far))];
}

/** A condition on one table stands as it is; one that needs others asks for the row by its key. */
function rowFilter(planner: SelectPlanner, entry: JoinEntry, model: ModelMeta, one: ExpressionNode): ExpressionSqlNode | null {
  if (probe(planner, model, one).tree.entries.length > 1)
    return exists(planner, model, one, model.concrete.primaryKey, (field) => entry.column(field.column));
  return probe(planner, model, one, entry.alias).whereNode;
}

/** The condition by itself: of a table that is there, or of one that the statement does not get. */
function probe(planner: SelectPlanner, model: ModelMeta, one: ExpressionNode, alias?: string): SelectPlanner {
  const aliases = alias === undefined ? new AliasAllocator() : planner.context.aliases;
  const inner = new SelectPlanner(model, { ...planner.context, filters: null, aliases }, null, alias);
  inner.globalFilter(one);
  return inner;
}

/** `EXISTS (SELECT 1 FROM "tag" WHERE "tag"."id" = "post_tag"."tag_id" AND …)` */
function exists(
  planner: SelectPlanner,
  model: ModelMeta,
  one: ExpressionNode,
  fields: readonly FieldMeta[],
  outside: (field: FieldMeta) => ExpressionSqlNode,
): ExpressionSqlNode {
  const inner = new SelectPlanner(model, { ...planner.context, filters: null });
  for (const field of fields) {
    inner.where(condition({ kind: 'comparison', operator: '=', left: inner.tree.root.column(field.column), right: outside(field) }));
  }
  inner.globalFilter(one);
  return inner.anyRow().node;
}
