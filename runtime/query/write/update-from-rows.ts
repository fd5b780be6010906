import type { Database } from '../../connection/database.js';
import type { Dialect } from '../../dialects/dialect.js';
import { explained } from '../../model/broken-rule.js';
import type { FieldMeta } from '../../model/field-meta.js';
import type { ModelMeta } from '../../model/model-meta.js';
import type { ArraysNode, ColumnNode, ExpressionSqlNode, JsonRowsNode, UpdateNode } from '../../sql/ast/index.js';
import { type Prepared, preparedFor, statementName } from '../execute/plan-cache.js';
import { ignoreRow, runPrepared } from '../execute/run-prepared.js';

/** Some columns of a table, and those by whose values its rows are found. */
export interface UpdatedColumns {
  readonly model: ModelMeta;
  readonly key: readonly FieldMeta[];
  readonly fields: readonly FieldMeta[];
}

/**
 * New values of some columns, for the rows with these keys: a list per column of the key, then a list per field. One text for any number
 * of rows, and a join instead of a CASE that is read through for each row:
 *
 *     UPDATE "post" SET "views" = "rows"."c1" FROM UNNEST($1::bigint[], $2::integer[]) "rows" ("c0", "c1") WHERE "post"."id" = "rows"."c0"
 */
export function updateFromArrays(
  database: Database,
  dialect: Dialect,
  updated: UpdatedColumns,
  columns: readonly (readonly unknown[])[],
): Promise<number> {
  return run(database, dialect, updated, columns, (all) => ({
    kind: 'arrays',
    alias: ALIAS,
    columns: all.map((_, index) => `c${index}`),
    slots: all.map((_, index) => index),
    types: all.map((field) => field.type),
    subjects: all.map((field) => field.subject),
  }));
}

/**
 * The same of a document that `jsonDocuments` made:
 *
 *     UPDATE JSON_TABLE(?, '$[*]' COLUMNS (`c0` bigint PATH '$[0]', …)) `rows` STRAIGHT_JOIN `post` ON `post`.`id` = `rows`.`c0`
 *     SET `post`.`views` = `rows`.`c1`
 */
export function updateFromJson(database: Database, dialect: Dialect, updated: UpdatedColumns, document: string): Promise<number> {
  return run(database, dialect, updated, [document], (all) => ({
    kind: 'jsonRows',
    alias: ALIAS,
    columns: all.map((_, index) => `c${index}`),
    types: all.map((field) => field.type),
    keys: updated.key.length,
    slot: 0,
  }));
}

async function run(
  database: Database,
  dialect: Dialect,
  { model, key, fields }: UpdatedColumns,
  values: readonly unknown[],
  rows: (all: readonly FieldMeta[]) => ArraysNode | JsonRowsNode,
): Promise<number> {
  const { prepared } = preparedFor<null, null>(
    dialect,
    null,
    'updateFromRows',
    (tracer) => {
      tracer.text(model.id);
      for (const field of fields) tracer.name(field.name);
      return null;
    },
    (): Prepared<null> => ({
      compiled: dialect.compiler.compile(updateNode(model, key, fields, rows([...key, ...fields]))),
      name: statementName(),
      extra: null,
    }),
  );
  return (await explained(model, runPrepared(database, prepared, values, ignoreRow))).affected;
}

function updateNode(
  model: ModelMeta,
  key: readonly FieldMeta[],
  fields: readonly FieldMeta[],
  from: ArraysNode | JsonRowsNode,
): UpdateNode {
  const { table } = model.concrete;
  const given = (index: number): ColumnNode => ({ kind: 'column', alias: ALIAS, column: from.columns[index]! });
  const links = key.map((field, index): ExpressionSqlNode => ({
    kind: 'comparison',
    operator: '=',
    left: { kind: 'column', alias: table, column: field.column },
    right: given(index),
  }));
  return {
    kind: 'update',
    with: [],
    table,
    assignments: fields.map((field, index) => ({ column: field.column, value: given(key.length + index) })),
    from,
    where: links.length === 1 ? links[0]! : { kind: 'logical', connector: 'AND', operands: links },
    orderBy: [],
    returning: [],
  };
}

const ALIAS = 'rows';
