import type { Database } from '../../connection/database.js';
import type { Dialect } from '../../dialects/dialect.js';
import { isExpression } from '../../expressions/expression.js';
import { explainRule } from '../../model/broken-rule.js';
import type { FieldMeta } from '../../model/field-meta.js';
import type { ModelMeta } from '../../model/model-meta.js';
import { writePlan } from '../../model/write-plan.js';
import type { CompiledQuery } from '../../sql/compile/compiled-query.js';
import { bindValues } from '../execute/bind.js';
import { planStatistics, type Prepared } from '../execute/plan-cache.js';
import { type InsertExtra, insertRows, prepareInsert } from './insert-rows.js';

/** What came of a row that was inserted. */
export interface InsertedRow {
  /** The columns that the database fills: automatic keys, defaults of the database, generated columns, expressions. */
  readonly returning: readonly FieldMeta[];
  /** Their values, where the database gives them back. */
  readonly back: readonly unknown[] | undefined;
  readonly insertId: number | bigint | undefined;
}

/** An INSERT of a table with values for the same columns as before. */
interface KnownInsert {
  readonly dialect: Dialect;
  /** For each column of the table: has it a value? */
  readonly given: readonly boolean[];
  readonly fields: readonly FieldMeta[];
  readonly returning: readonly FieldMeta[];
  readonly prepared: Prepared<InsertExtra> & { readonly compiled: CompiledQuery };
}

/** Sets of columns that are kept per table; beyond them the shape of the statement is worked out each time. */
const LIMIT = 8;
const inserts = new WeakMap<ModelMeta, KnownInsert[]>();

/**
 * Inserts one row, of the values that an instance has:
 *
 *     INSERT INTO "post" ("title") VALUES ($1) RETURNING "id"
 *
 * Rows mostly have values for the same columns as the row before; then nothing is left to do but to encode them.
 */
export async function insertOne(
  database: Database,
  dialect: Dialect,
  table: ModelMeta,
  values: Readonly<Record<string, unknown>>,
): Promise<InsertedRow> {
  const { written } = writePlan(table);
  let known = inserts.get(table);
  if (known === undefined) inserts.set(table, (known = []));
  for (const insert of known) {
    if (insert.dialect !== dialect || !hasSameColumns(insert.given, written, values)) continue;
    const { returning, prepared } = insert;
    const row = plainRow(insert.fields, values);
    if (row === null) break;
    planStatistics.reused++;
    const { sql, bindings } = prepared.compiled;
    try {
      const statement = { sql, parameters: bindValues(bindings, row), name: prepared.name, stored: true };
      const { rows, insertId } = await database.execute(statement, prepared.extra.read);
      return { returning, back: rows[0], insertId };
    } catch (error) {
      throw explainRule(error, table);
    }
  }
  return await insertNew(database, dialect, table, values, known);
}

/** Has a row values for the columns that `given` says? */
export function hasSameColumns(
  given: readonly boolean[],
  written: readonly FieldMeta[],
  values: Readonly<Record<string, unknown>>,
): boolean {
  for (let i = 0; i < written.length; i++) {
    const field = written[i]!;
    if (isLeftOut(field, values[field.attribute]) === given[i]) return false;
  }
  return true;
}

/** The values in the order of the columns; null when an expression is among them, which would be part of the statement. */
function plainRow(fields: readonly FieldMeta[], values: Readonly<Record<string, unknown>>): unknown[] | null {
  const row = new Array<unknown>(fields.length);
  for (let i = 0; i < fields.length; i++) {
    const value = values[fields[i]!.attribute];
    if (isExpression(value)) return null;
    row[i] = value;
  }
  return row;
}

/** Left to the database: its default, its next key. */
export const isLeftOut = (field: FieldMeta, value: unknown): boolean => value === undefined || (value === null && field.automatic);

async function insertNew(
  database: Database,
  dialect: Dialect,
  table: ModelMeta,
  values: Readonly<Record<string, unknown>>,
  known: KnownInsert[],
): Promise<InsertedRow> {
  const { written, generated } = writePlan(table);
  const given = written.map((field) => !isLeftOut(field, values[field.attribute]));
  const fields = written.filter((_, index) => given[index]);
  const row = fields.map((field) => values[field.attribute]);
  const filled = written.filter((field, index) =>
    given[index] ? isExpression(values[field.attribute]) : field.automatic || field.ir.dbDefault !== undefined,
  );
  const returning = [...generated, ...filled];
  const request = { model: table, fields, rows: [row], conflict: null, returning };
  if (known.length < LIMIT && !row.some(isExpression)) {
    const { prepared } = prepareInsert(database, dialect, request);
    if (prepared.compiled !== null)
      known.push({ dialect, given, fields, returning, prepared: { ...prepared, compiled: prepared.compiled } });
  }
  const { rows, insertId } = await insertRows(database, dialect, request);
  return { returning, back: rows[0], insertId };
}
