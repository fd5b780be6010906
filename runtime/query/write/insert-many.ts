import type { Database } from '../../connection/database.js';
import type { Dialect } from '../../dialects/dialect.js';
import { explained } from '../../model/broken-rule.js';
import type { FieldMeta } from '../../model/field-meta.js';
import type { ModelMeta } from '../../model/model-meta.js';
import type { ConflictNode, ExpressionSqlNode, InsertNode, InsertSource } from '../../sql/ast/index.js';
import type { CompiledQuery } from '../../sql/compile/compiled-query.js';
import { bindValues } from '../execute/bind.js';
import { type Prepared, preparedFor, statementName } from '../execute/plan-cache.js';
import { type InsertAnswer, type InsertExtra, returningReader } from './insert-rows.js';

/** Many rows of plain values for the same columns. */
export interface InsertManyRequest {
  readonly model: ModelMeta;
  readonly fields: readonly FieldMeta[];
  /** A list per field, all of the same length. */
  readonly columns: readonly (readonly unknown[])[];
  readonly conflict: ConflictNode | null;
  readonly returning: readonly FieldMeta[];
}

type Encode = (value: unknown) => unknown;

interface ManyExtra extends InsertExtra {
  /** Of the columns, for rows of single values. */
  readonly encoders: readonly Encode[];
}

/** Can these columns travel as one array each? An array of arrays would be taken apart to its innermost members. */
export function takesArrays(dialect: Dialect, fields: readonly FieldMeta[]): boolean {
  return dialect.features.arrays && fields.every((field) => field.type.kind !== 'array');
}

/**
 * One INSERT of many rows; gives the values of `returning` in their order.
 *
 *     INSERT INTO "post" ("title", "views") SELECT * FROM UNNEST($1::varchar[], $2::integer[]) RETURNING "id"
 *
 * is one text for any number of rows; without arrays they are written out: `VALUES (?, ?), (?, ?)`.
 */
export async function insertMany(database: Database, dialect: Dialect, request: InsertManyRequest): Promise<InsertAnswer> {
  const { fields, columns } = request;
  const arrays = takesArrays(dialect, fields);
  const { compiled, name, extra } = arrays ? preparedArrays(dialect, request) : preparedRows(dialect, request);
  const { sql, bindings } = compiled!;
  const parameters = arrays ? bindValues(bindings, columns) : rowParameters(columns, extra.encoders);
  return await explained(request.model, database.execute({ sql, parameters, name, stored: true }, extra.read));
}

/** The values row by row. */
function rowParameters(columns: readonly (readonly unknown[])[], encoders: readonly Encode[]): unknown[] {
  const parameters: unknown[] = [];
  const count = columns[0]!.length;
  for (let row = 0; row < count; row++)
    for (let index = 0; index < columns.length; index++) parameters.push(encoders[index]!(columns[index]![row]));
  return parameters;
}

function preparedArrays(dialect: Dialect, request: InsertManyRequest): Prepared<ManyExtra> {
  const { fields } = request;
  return prepared(dialect, request, 'arrays', {
    kind: 'arrays',
    slots: fields.map((_, index) => index),
    types: fields.map((field) => field.type),
    subjects: fields.map((field) => field.subject),
  });
}

function preparedRows(dialect: Dialect, request: InsertManyRequest): Prepared<ManyExtra> {
  const { fields, columns } = request;
  const parameter = (field: FieldMeta): ExpressionSqlNode => ({ kind: 'parameter', slot: 0, type: field.type, subject: field.subject });
  const rows = (): ExpressionSqlNode[][] => Array.from(columns[0]!, () => fields.map(parameter));
  return prepared(dialect, request, `rows${columns[0]!.length}`, { kind: 'rows', get rows() { return rows(); } }); // prettier-ignore
}

/** The plan is kept by the columns and the number of rows; what is bound where need not be kept for rows of plain values. */
function prepared(dialect: Dialect, request: InsertManyRequest, form: string, source: InsertSource): Prepared<ManyExtra> {
  const { model, fields, conflict, returning } = request;
  return preparedFor<null, ManyExtra>(
    dialect,
    null,
    'insertMany',
    (tracer) => {
      tracer.text(model.id);
      tracer.text(form);
      for (const field of fields) tracer.name(field.name);
      tracer.text(`>${returning.length}`);
      for (const field of returning) tracer.name(field.name);
      if (conflict !== null) tracer.text(JSON.stringify(conflict));
      return null;
    },
    (): Prepared<ManyExtra> => {
      const compiled = dialect.compiler.compile(insertNode(request, source));
      const isArrays = source.kind === 'arrays';
      return {
        compiled: isArrays ? compiled : withoutBindings(compiled),
        name: isArrays ? statementName() : undefined,
        extra: {
          read: returningReader(returning, dialect),
          encoders: fields.map((field) => dialect.codecs.encoder(field.type, field.subject)),
        },
      };
    },
  ).prepared;
}

const withoutBindings = ({ sql }: CompiledQuery): CompiledQuery => ({ sql, bindings: [] });

function insertNode({ model, fields, conflict, returning }: InsertManyRequest, source: InsertSource): InsertNode {
  return {
    kind: 'insert',
    table: model.concrete.table,
    columns: fields.map((field) => field.column),
    source,
    conflict,
    returning: returning.map((field) => ({ expression: { kind: 'column', alias: null, column: field.column }, alias: null })),
  };
}
