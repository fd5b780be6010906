import type { ModelIR } from '../../../schema/ir/index.js';
import { objectName } from '../../../schema/ir/naming.js';
import { columnChecks, columnDefinition } from './column-ddl.js';
import { constraintDdl, unindexable } from './constraint-ddl.js';
import { inlineComment, names, textLiteral, type DdlSetting } from './ddl-setting.js';
import { foreignKey } from './foreign-key-ddl.js';
import { createIndex, fieldIndexes } from './index-ddl.js';
import type { ColumnField, SchemaTables } from './schema-tables.js';

/** One table, in the order in which its statements must run. */
export interface TableDdl {
  readonly create: string;
  /** Indexes and comments. */
  readonly after: readonly string[];
  /** Foreign keys to tables that are not there yet. */
  readonly later: readonly string[];
  readonly warnings: readonly string[];
}

/** `CREATE TABLE "post" (…)` with its indexes; `isThere` says whether a table that it refers to exists by then. */
export function createTable(model: ModelIR, tables: SchemaTables, setting: DdlSetting, isThere: (target: ModelIR) => boolean): TableDdl {
  const { compiler, spelling } = setting;
  const table = compiler.quote(model.table);
  const columns = tables.columns(model);
  const definitions = columns.map((field) => columnDefinition(field, model, tables, setting));
  const constraints: string[] = [];
  const after: string[] = [];
  const later: string[] = [];
  const warnings: string[] = [];
  if (model.primaryKey.length > 1) {
    const key = model.primaryKey.map((name) => tables.requiredColumn(model, name).column);
    constraints.push(`PRIMARY KEY (${names(setting, key)})`);
  }
  for (const field of columns) {
    if (isUniqueField(field, model)) {
      if (spelling.unindexed.has(field.type.kind)) throw unindexable(`${model.name}.${field.name}`, field.type.kind, setting);
      constraints.push(
        `CONSTRAINT ${compiler.quote(objectName('unique', model.table, [field.column]))} UNIQUE (${compiler.quote(field.column)})`,
      );
    }
    constraints.push(...columnChecks(field, model, setting));
  }
  for (const constraint of [...(model.constraints ?? []), ...joinConstraint(model, columns)]) {
    const made = constraintDdl(constraint, model, tables, setting);
    constraints.push(...made.table);
    after.push(...made.after);
    warnings.push(...made.warnings);
  }
  for (const field of columns) {
    const key = foreignKey(field, model, tables, setting);
    if (key !== undefined && (spelling.forwardReferences || key.target.table === model.table || isThere(key.target.model)))
      constraints.push(key.text);
    else if (key !== undefined) later.push(`ALTER TABLE ${table} ADD ${key.text}`);
  }
  for (const part of [
    ...columns.map((field) => fieldIndexes(field, isUniqueField(field, model) || isOnlyKey(field, model), model, setting)),
    ...(model.indexes ?? []).map((index) => createIndex(index, model, tables, setting)),
  ]) {
    after.push(...part.statements);
    warnings.push(...part.warnings);
  }
  const comment = model.dbTableComment;
  const options = `${spelling.tableOptions}${comment !== undefined && spelling.comments === 'inline' ? ` COMMENT=${inlineComment(comment)}` : ''}`;
  if (spelling.comments === 'statement') after.push(...commentStatements(model, columns, setting));
  return { create: `CREATE TABLE ${table} (${[...definitions, ...constraints].join(', ')})${options}`, after, later, warnings };
}

function isOnlyKey(field: ColumnField, model: ModelIR): boolean {
  return model.primaryKey.length === 1 && model.primaryKey[0] === field.name;
}

/** Unique by itself; a primary key is anyway. */
function isUniqueField(field: ColumnField, model: ModelIR): boolean {
  return (field.unique === true || field.relation?.kind === 'oneToOne') && !isOnlyKey(field, model);
}

/** The join table of a many-to-many holds each pair once, whether its constraint is written down or not. */
function joinConstraint(model: ModelIR, columns: readonly ColumnField[]): NonNullable<ModelIR['constraints']> {
  if (model.autoCreated === undefined || (model.constraints ?? []).some(({ kind }) => kind === 'unique')) return [];
  const keys = columns.filter((field) => field.relation !== undefined);
  const name = objectName('unique', model.table, keys.map(({ column }) => column)); // prettier-ignore
  return [{ kind: 'unique', name, fields: keys.map((field) => field.name), expressions: [], source: model.source }];
}

/** `COMMENT ON COLUMN "post"."title" IS 'x'` */
function commentStatements(model: ModelIR, columns: readonly ColumnField[], setting: DdlSetting): readonly string[] {
  const table = setting.compiler.quote(model.table);
  const onColumns = columns.flatMap(({ column, dbComment }) =>
    dbComment === undefined ? [] : [`COMMENT ON COLUMN ${table}.${setting.compiler.quote(column)} IS ${textLiteral(setting, dbComment)}`],
  );
  const comment = model.dbTableComment;
  return [...(comment === undefined ? [] : [`COMMENT ON TABLE ${table} IS ${textLiteral(setting, comment)}`]), ...onColumns];
}
