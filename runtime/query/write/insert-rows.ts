import type { Database } from '../../connection/database.js';
import type { Dialect } from '../../dialects/dialect.js';
import type { RowReader } from '../../dialects/driver.js';
import { type ExpressionNode, isExpression, type Scope } from '../../expressions/expression.js';
import { FieldError } from '../../errors/query-error.js';
import { resolveAs } from '../../expressions/resolve-as.js';
import { refuseUnlikeNumbers } from '../../expressions/unlike-numbers.js';
import { Slot } from '../../expressions/slot.js';
import type { Tracer } from '../../expressions/tracer.js';
import { explained } from '../../model/broken-rule.js';
import type { FieldMeta } from '../../model/field-meta.js';
import type { ModelMeta } from '../../model/model-meta.js';
import type { ConflictNode, ExpressionSqlNode, InsertNode, SelectColumnNode } from '../../sql/ast/index.js';
import { containsAggregate, containsWindow } from '../../sql/ast/walk.js';
import { type Prepared, preparedFor, statementName } from '../execute/plan-cache.js';
import { runPrepared } from '../execute/run-prepared.js';
import { InsertScope } from './insert-scope.js';

/** One INSERT: rows of values in the order of `fields`; an expression may stand for a value. */
export interface InsertRequest {
  readonly model: ModelMeta;
  readonly fields: readonly FieldMeta[];
  readonly rows: readonly (readonly unknown[])[];
  readonly conflict: ConflictNode | null;
  /** Columns to read back, where the database can. */
  readonly returning: readonly FieldMeta[];
}

export interface InsertAnswer {
  /** The values of `returning`, a row each; empty where the database gives none back. */
  readonly rows: readonly (readonly unknown[])[];
  readonly insertId?: number | bigint | undefined;
  readonly affected: number;
}

export interface InsertExtra {
  /** Reads the values of `returning`. */
  readonly read: RowReader<unknown[]>;
}

/** `INSERT INTO "post" ("title") VALUES ($1) RETURNING "id"`: planned once per model, set of columns and number of rows. */
export async function insertRows(database: Database, dialect: Dialect, request: InsertRequest): Promise<InsertAnswer> {
  const { prepared, values } = prepareInsert(database, dialect, request);
  const result = await explained(request.model, runPrepared(database, prepared, values, prepared.extra.read));
  return { rows: result.rows, insertId: result.insertId, affected: result.affected };
}

export function prepareInsert(database: Database, dialect: Dialect, request: InsertRequest) {
  const { model, fields, rows, conflict, returning } = request;
  const gives = dialect.features.returningInsert;
  return preparedFor<readonly (readonly ExpressionNode[])[], InsertExtra>(
    dialect,
    database.alias,
    'insert',
    (tracer) => traceInsert(tracer, request),
    (traced, filters): Prepared<InsertExtra> => {
      const scope = new InsertScope(model, dialect.features, filters);
      const node: InsertNode = {
        kind: 'insert',
        table: model.concrete.table,
        columns: fields.map((field) => field.column),
        source: { kind: 'rows', rows: traced.map((row) => row.map((value, index) => inserted(value, fields[index]!, scope))) },
        conflict,
        returning: gives ? returningColumns(returning) : [],
      };
      return {
        compiled: dialect.compiler.compile(node),
        // A text with many rows fits few calls: not worth a statement on the server.
        name: rows.length === 1 ? statementName() : undefined,
        extra: { read: returningReader(gives ? returning : [], dialect) },
      };
    },
  );
}

/** `RETURNING "id", "slug"` */
export const returningColumns = (returning: readonly FieldMeta[]): SelectColumnNode[] =>
  returning.map((field) => ({ expression: { kind: 'column', alias: null, column: field.column }, alias: null }));

/** Reads the columns that an INSERT or an UPDATE gives back. */
export function returningReader(returning: readonly FieldMeta[], dialect: Dialect): RowReader<unknown[]> {
  const decoders = returning.map((field) => dialect.codecs.decoder(field.type));
  return (row) => {
    const values = new Array<unknown>(decoders.length);
    for (let i = 0; i < decoders.length; i++) {
      const value = row[i];
      const decode = decoders[i];
      values[i] = decode === undefined || value === null ? value : decode(value);
    }
    return values;
  };
}

function traceInsert(tracer: Tracer, { model, fields, rows, conflict, returning }: InsertRequest): ExpressionNode[][] {
  tracer.text(model.id);
  for (const field of fields) tracer.name(field.name);
  tracer.text(`>${returning.length}`);
  for (const field of returning) tracer.name(field.name);
  if (conflict !== null) tracer.text(JSON.stringify(conflict));
  const traced: ExpressionNode[][] = [];
  for (const row of rows) {
    tracer.text('\n');
    const nodes = new Array<ExpressionNode>(row.length);
    for (let i = 0; i < row.length; i++) nodes[i] = traceAssigned(tracer, row[i], fields[i]!);
    traced.push(nodes);
  }
  return traced;
}

/** A value of a column is a parameter whatever it is, so lists, objects and null share one shape. */
export function traceAssigned(tracer: Tracer, value: unknown, field: FieldMeta): ExpressionNode {
  if (isExpression(value)) return tracer.value(value, field.subject);
  tracer.text('.');
  const slot = tracer.values.push(value) - 1;
  return tracer.rebuilding ? new Slot(slot, '.', value) : NOTHING;
}

function inserted(value: ExpressionNode, field: FieldMeta, scope: InsertScope): ExpressionSqlNode {
  const node = assigned(value, field, scope);
  if (value instanceof Slot || (!containsAggregate(node) && !containsWindow(node))) return node;
  throw new FieldError({
    code: 'QUERY.AGGREGATE_IN_INSERT',
    message: `${field.subject} of a new row cannot be an aggregate or a window function.`,
    hint: 'Use a Subquery.',
  });
}

/** The node of a value for a column: a parameter of the column's type, or an expression. */
export function assigned(value: ExpressionNode, field: FieldMeta, scope: Scope): ExpressionSqlNode {
  if (value instanceof Slot) return { kind: 'parameter', slot: value.index, type: field.type, subject: field.subject };
  const { node, type } = resolveAs(value, scope, field.type);
  refuseUnlikeNumbers(field.type, type, 'written');
  // PostgreSQL makes an enum of a text that is written out, and of no text that is computed.
  return field.type.kind === 'enum' && type.kind !== 'enum' ? { kind: 'cast', operand: node, type: field.type } : node;
}

const NOTHING = undefined as unknown as ExpressionNode;
