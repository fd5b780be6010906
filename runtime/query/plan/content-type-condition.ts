import type { RelationStep } from '../../model/relation-meta.js';
import type { ExpressionSqlNode } from '../../sql/ast/index.js';
import type { AliasAllocator } from './alias-allocator.js';
import type { JoinEntry } from './join-tree.js';

/**
 * The rows of a generic relation are those that point at this model:
 * `"note"."content_type_id" = (SELECT "content_type"."id" FROM "content_type" WHERE "content_type"."model" = 'Post')`.
 * On the way there they are the far rows, on the way back (`typeNear`) the near ones; `holder` is their table.
 */
export function contentTypeCondition(holder: JoinEntry, step: RelationStep, aliases: AliasAllocator): ExpressionSqlNode {
  const { typeField, typeNear } = step;
  const pointedAt = (typeNear === true ? step.to : step.from).model;
  const { relation } = typeField!.ir;
  const target = typeField!.model.registry.get((relation as { readonly model: string }).model);
  const alias = aliases.next(target.table);
  const column = (name: string): ExpressionSqlNode => ({ kind: 'column', alias, column: target.field(name)!.column });
  return {
    kind: 'comparison',
    operator: '=',
    left: holder.column(typeField!.column),
    right: {
      kind: 'subquery',
      select: {
        kind: 'select',
        with: [],
        distinct: false,
        columns: [{ expression: column('pk'), alias: null }],
        from: { kind: 'table', table: target.table, alias },
        joins: [],
        // The name of a model comes from the schema.
        where: { kind: 'comparison', operator: '=', left: column('model'), right: { kind: 'literal', value: pointedAt.name } },
        groupBy: null,
        having: null,
        orderBy: [],
        limit: null,
        lock: null,
      },
    },
  };
}
