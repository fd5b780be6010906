import type { Features } from '../../dialects/features.js';
import type { FieldMeta } from '../../model/field-meta.js';
import type { AssignmentNode, ColumnNode, ExpressionSqlNode, SelectNode, TableNode, UpdateNode } from '../../sql/ast/index.js';
import { somePart } from '../../sql/ast/some-part.js';
import { reads } from './changed-table.js';

/**
 * Would a value read what the statement itself has changed? SQLite and MySQL change row by row, and MySQL column by column: a subquery over
 * the table finds rows as they are by then, and on MySQL `SET "a" = "b", "b" = "a"` makes both the same.
 */
export function readsChanged(set: readonly AssignmentNode[], table: string, features: Features): boolean {
  if (features.updateReadsBefore === 'statement') return false;
  if (set.some(({ value }) => reads(value, table))) return true;
  return features.updateReadsBefore === 'column' && set.some(({ column }, index) => set.slice(index + 1).some(({ value }) => names(value, table, column))); // prettier-ignore
}

/**
 * An UPDATE whose values are all computed before any row is changed:
 *
 *     UPDATE "author" SET "name" = "computed"."c1" FROM (SELECT "author"."id" AS "k1", … AS "c1" FROM "author" WHERE …) "computed"
 *     WHERE "author"."id" = "computed"."k1"
 */
export function updateFromComputed(update: UpdateNode, key: readonly FieldMeta[], from: TableNode, alias: string): UpdateNode {
  const given = (column: string): ColumnNode => ({ kind: 'column', alias, column });
  const own = (column: string): ColumnNode => ({ kind: 'column', alias: update.table, column });
  const isPlain = ({ value }: AssignmentNode): boolean => value.kind === 'parameter';
  const columns = [
    ...key.map(({ column }, index) => ({ expression: own(column), alias: `k${index + 1}` })),
    ...update.assignments.flatMap((one, index) => (isPlain(one) ? [] : [{ expression: one.value, alias: `c${index + 1}` }])),
  ];
  const links = key.map(({ column }, index): ExpressionSqlNode => ({ kind: 'comparison', operator: '=', left: own(column), right: given(`k${index + 1}`) })); // prettier-ignore
  const select: SelectNode = { kind: 'select', with: [], distinct: false, columns, from, joins: [], where: update.where, groupBy: null, having: null, orderBy: [], limit: null, lock: null }; // prettier-ignore
  return {
    ...update,
    assignments: update.assignments.map((one, index) => (isPlain(one) ? one : { column: one.column, value: given(`c${index + 1}`) })),
    from: { kind: 'select', alias, select },
    where: links.length === 1 ? links[0]! : { kind: 'logical', connector: 'AND', operands: links },
    orderBy: [],
  };
}

function names(part: unknown, table: string, column: string): boolean {
  return somePart(part, (node) =>
    'kind' in node && node.kind === 'column' && 'alias' in node && 'column' in node
      ? node.alias === table && node.column === column
      : undefined,
  );
}
