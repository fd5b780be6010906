import type { Database } from '../../connection/database.js';
import type { Dialect } from '../../dialects/dialect.js';
import { explained } from '../../model/broken-rule.js';
import type { FieldMeta } from '../../model/field-meta.js';
import type { ModelMeta } from '../../model/model-meta.js';
import type { ColumnNode, ExpressionSqlNode, UpdateNode } from '../../sql/ast/index.js';
import { type Prepared, preparedFor, statementName } from '../execute/plan-cache.js';
import { ignoreRow, runPrepared } from '../execute/run-prepared.js';

/** New values of some columns, for the rows with these keys. */
export interface ValuesByKey {
  readonly model: ModelMeta;
  readonly key: readonly FieldMeta[];
  readonly fields: readonly FieldMeta[];
  /** A list per column of the key, then a list per field. */
  readonly columns: readonly (readonly unknown[])[];
}

/**
 * One text for any number of rows, and a join instead of a CASE that is read through for each row:
 *
 *     UPDATE "post" SET "views" = "rows"."c1" FROM UNNEST($1::bigint[], $2::integer[]) "rows" ("c0", "c1") WHERE "post"."id" = "rows"."c0"
 */
export async function updateFromArrays(database: Database, dialect: Dialect, request: ValuesByKey): Promise<number> {
  const { model, key, fields, columns } = request;
  const { prepared } = preparedFor<null, null>(
    dialect,
    null,
    'updateFromArrays',
    (tracer) => {
      tracer.text(model.id);
      for (const field of fields) tracer.name(field.name);
      return null;
    },
    (): Prepared<null> => ({
      compiled: dialect.compiler.compile(updateNode(model, key, fields)),
      name: statementName(),
      extra: null,
    }),
  );
  return (await explained(model, runPrepared(database, prepared, columns, ignoreRow))).affected;
}

function updateNode(model: ModelMeta, key: readonly FieldMeta[], fields: readonly FieldMeta[]): UpdateNode {
  const { table } = model.concrete;
  const all = [...key, ...fields];
  const given = (index: number): ColumnNode => ({ kind: 'column', alias: ALIAS, column: `c${index}` });
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
    from: {
      alias: ALIAS,
      columns: all.map((_, index) => `c${index}`),
      slots: all.map((_, index) => index),
      types: all.map((field) => field.type),
      subjects: all.map((field) => field.subject),
    },
    where: links.length === 1 ? links[0]! : { kind: 'logical', connector: 'AND', operands: links },
    orderBy: [],
    returning: [],
  };
}

const ALIAS = 'rows';
