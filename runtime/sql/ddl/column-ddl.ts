import type { FieldIR, ModelIR } from '../../../schema/ir/index.js';
import { objectName } from '../../../schema/ir/naming.js';
import { isAuto, isPositive } from './column-kinds.js';
import { inlineComment, textLiteral, type DdlSetting } from './ddl-setting.js';
import { expressionFromIr, type ExpressionContext } from './expression-from-ir.js';
import { keyRelation, type ColumnField, type SchemaTables } from './schema-tables.js';

/** The definition of one column: `"views" integer DEFAULT 0 NOT NULL`. */
export function columnDefinition(field: ColumnField, model: ModelIR, tables: SchemaTables, setting: DdlSetting): string {
  const { compiler, codecs, spelling } = setting;
  const isKey = model.primaryKey.length === 1 && model.primaryKey[0] === field.name;
  const parts = [compiler.quote(field.column), codecs.sqlType(field.type)];
  if ('collation' in field.type && field.type.collation !== undefined) parts.push(`COLLATE ${compiler.quote(field.type.collation)}`);
  if (field.generated !== undefined) {
    // Without NOT NULL, which MariaDB takes in no generated column: whether it can be null follows from the expression.
    parts.push(generatedText(field, field.generated, model, tables, setting));
  } else {
    if (field.dbDefault !== undefined) parts.push(defaultText(field, model, tables, setting));
    if (field.null !== true || isKey) parts.push('NOT NULL');
  }
  if (isKey) parts.push('PRIMARY KEY');
  if (isKey && isAuto(field.type) && field.relation === undefined) parts.push(spelling.identity);
  if (field.type.kind === 'json' && spelling.checksJson === 'inColumn') parts.push(`CHECK (JSON_VALID(${compiler.quote(field.column)}))`);
  if (field.dbComment !== undefined && spelling.comments === 'inline') parts.push(`COMMENT ${inlineComment(field.dbComment)}`);
  return parts.join(' ');
}

/** The rules that a column has by its type: `CONSTRAINT "…" CHECK ("views" >= 0)`. */
export function columnChecks(field: ColumnField, model: ModelIR, setting: DdlSetting): readonly string[] {
  const { compiler, spelling } = setting;
  const column = compiler.quote(field.column);
  const name = compiler.quote(objectName('check', model.table, [field.column]));
  const check = (condition: string): string[] => [`CONSTRAINT ${name} CHECK (${condition})`];
  // The values of a key are checked where they come from.
  if (keyRelation(field) !== undefined) return [];
  if (isPositive(field.type)) return check(`${column} >= 0`);
  if (field.type.kind === 'enum' && !spelling.enumTypes)
    return check(`${column} IN (${field.type.values.map((value) => textLiteral(setting, value)).join(', ')})`);
  return field.type.kind === 'json' && spelling.checksJson === 'inTable' ? check(`JSON_VALID(${column})`) : [];
}

export function expressionContext(
  model: ModelIR,
  tables: SchemaTables,
  { codecs }: Pick<DdlSetting, 'codecs'>,
  what: string,
): ExpressionContext {
  return { model, tables, codecs, subject: `${what} of ${model.name}`, negated: false };
}

/** `DEFAULT 3`, `DEFAULT (STATEMENT_TIMESTAMP())` */
function defaultText(field: ColumnField, model: ModelIR, tables: SchemaTables, setting: DdlSetting): string {
  const expression = field.dbDefault as NonNullable<FieldIR['dbDefault']>;
  const context = expressionContext(model, tables, setting, `the dbDefault of ${field.name}`);
  const text = setting.compiler.compileStandalone(expressionFromIr(expression, context, field.type).node);
  const isPlain = expression.kind === 'value' && !setting.spelling.unindexed.has(field.type.kind);
  return `DEFAULT ${isPlain ? text : `(${text})`}`;
}

/** `GENERATED ALWAYS AS ("a" + "b") STORED`; where a database has no virtual columns they are stored, which gives the same values. */
function generatedText(
  field: ColumnField,
  generated: NonNullable<FieldIR['generated']>,
  model: ModelIR,
  tables: SchemaTables,
  setting: DdlSetting,
): string {
  const context = expressionContext(model, tables, setting, `the expression of ${field.name}`);
  const text = setting.compiler.compileStandalone(expressionFromIr(generated.expression, context).node);
  return `GENERATED ALWAYS AS (${text}) ${generated.persist || !setting.spelling.virtualColumns ? 'STORED' : 'VIRTUAL'}`;
}
