import type {
  CheckConstraintIR,
  ConstraintIR,
  ExclusionConstraintIR,
  ExpressionIR,
  ModelIR,
  UniqueConstraintIR,
} from '../../../schema/ir/index.js';
import { expressionContext } from './column-ddl.js';
import { conditionText, names, type DdlSetting } from './ddl-setting.js';
import { expressionFromIr } from './expression-from-ir.js';
import { identifier } from './index-ddl.js';
import { indexTerm } from './index-terms.js';
import { ruleNotSupported } from './not-supported.js';
import type { SchemaTables } from './schema-tables.js';
import { uniqueOverExpressions } from './unique-expressions.js';

/** Where a constraint is written: in the table, or as statements after it. */
export interface ConstraintDdl {
  readonly table: readonly string[];
  readonly after: readonly string[];
  readonly warnings: readonly string[];
}

export function constraintDdl(constraint: ConstraintIR, model: ModelIR, tables: SchemaTables, setting: DdlSetting): ConstraintDdl {
  switch (constraint.kind) {
    case 'check':
      return inTable(check(constraint, model, tables, setting));
    case 'unique':
      return unique(constraint, model, tables, setting);
    case 'exclusion':
      return inTable(exclusion(constraint, model, tables, setting));
  }
}

/** `CONSTRAINT "views_not_negative" CHECK ("views" >= 0)` */
function check({ name, condition }: CheckConstraintIR, model: ModelIR, tables: SchemaTables, setting: DdlSetting): string {
  return `CONSTRAINT ${setting.compiler.quote(name)} CHECK (${compiledCondition(condition, name, model, tables, setting)})`;
}

/**
 * `CONSTRAINT "uniq" UNIQUE ("a", "b")`; with a condition, expressions, covering columns or operator classes
 * `CREATE UNIQUE INDEX "uniq" ON "post" ((LOWER("slug"))) WHERE …`.
 */
function unique(constraint: UniqueConstraintIR, model: ModelIR, tables: SchemaTables, setting: DdlSetting): ConstraintDdl {
  const { compiler, features, spelling } = setting;
  const { name, condition, deferrable, nullsDistinct } = constraint;
  if (nullsDistinct === false && !spelling.nullsNotDistinct) {
    throw ruleNotSupported(
      features.label,
      `nullsDistinct: false of ${name} of ${model.name}`,
      'Forbid NULL in the fields, or use PostgreSQL 15 or newer.',
    );
  }
  const columns = constraint.fields.map((field) => tables.requiredColumn(model, field));
  const long = columns.find((field) => spelling.unindexed.has(field.type.kind));
  if (long !== undefined) throw unindexable(`${name} of ${model.name}`, long.type.kind, setting);
  const nulls = nullsDistinct === false ? ' NULLS NOT DISTINCT' : '';
  const isIndex = constraint.expressions.length > 0 || condition !== undefined || hasPostgresOptions(constraint, setting);
  if (!isIndex) {
    const waits = deferrable !== undefined && spelling.postgresIndexes;
    const when = waits ? ` DEFERRABLE INITIALLY ${deferrable === 'deferred' ? 'DEFERRED' : 'IMMEDIATE'}` : '';
    const text = `CONSTRAINT ${compiler.quote(name)} UNIQUE${nulls} (${names(
      setting,
      columns.map(({ column }) => column),
    )})${when}`;
    const early = deferrable !== undefined && !waits;
    return { ...inTable(text), warnings: early ? [`${name} of ${model.name} is checked at once: ${features.label} cannot defer it.`] : [] };
  }
  const given: readonly ExpressionIR[] =
    constraint.expressions.length > 0 ? constraint.expressions : columns.map((field) => ({ kind: 'path', path: field.name }));
  if ((condition !== undefined && !features.partialIndexes) || (constraint.expressions.length > 0 && !features.expressionIndexes))
    return uniqueOverExpressions(name, given, condition, model, tables, setting);
  const terms = given.map((expression, at) => {
    const term = indexTerm(expression, model, tables, setting, name);
    const opclass = term.opclass ?? constraint.opclasses?.[at];
    return opclass !== undefined && opclass !== '' && spelling.postgresIndexes ? `${term.text} ${identifier(opclass)}` : term.text;
  });
  const include = (constraint.include ?? []).map((field) => tables.requiredColumn(model, field).column);
  const covering = include.length > 0 && spelling.postgresIndexes ? ` INCLUDE (${names(setting, include)})` : '';
  const where = condition === undefined ? '' : ` WHERE ${compiledCondition(condition, name, model, tables, setting)}`;
  const index = `CREATE UNIQUE INDEX ${compiler.quote(name)} ON ${compiler.quote(model.table)} (${terms.join(', ')})${covering}${nulls}${where}`;
  return { table: [], after: [index], warnings: [] };
}

/** `CONSTRAINT "no_overlap" EXCLUDE USING gist ("room" WITH =, "during" WITH &&) WHERE (…)` */
function exclusion(constraint: ExclusionConstraintIR, model: ModelIR, tables: SchemaTables, setting: DdlSetting): string {
  const { compiler, features, spelling } = setting;
  const { name, condition, deferrable } = constraint;
  if (!spelling.postgresIndexes)
    throw ruleNotSupported(
      features.label,
      `the exclusion constraint ${name} of ${model.name}`,
      'Only PostgreSQL has exclusion constraints: check in a transaction with selectForUpdate.',
    );
  const terms = constraint.expressions.map(({ expression, operator }) => {
    const { text, opclass } = indexTerm(expression, model, tables, setting, name);
    return `${text}${opclass === undefined ? '' : ` ${identifier(opclass)}`} WITH ${operator}`;
  });
  const include = (constraint.include ?? []).map((one) => tables.requiredColumn(model, one).column);
  const covering = include.length === 0 ? '' : ` INCLUDE (${names(setting, include)})`;
  const where = condition === undefined ? '' : ` WHERE (${compiledCondition(condition, name, model, tables, setting)})`;
  const when = deferrable === undefined ? '' : ` DEFERRABLE INITIALLY ${deferrable === 'deferred' ? 'DEFERRED' : 'IMMEDIATE'}`;
  return `CONSTRAINT ${compiler.quote(name)} EXCLUDE USING ${constraint.method ?? 'gist'} (${terms.join(', ')})${covering}${where}${when}`;
}

export function unindexable(subject: string, kind: string, { features }: DdlSetting): Error {
  return ruleNotSupported(features.label, `${subject} unique`, `It indexes no ${kind} column: use fields.char({ maxLength }).`);
}

function compiledCondition(condition: ExpressionIR, name: string, model: ModelIR, tables: SchemaTables, setting: DdlSetting): string {
  return conditionText(setting, expressionFromIr(condition, expressionContext(model, tables, setting, `the constraint ${name}`)).node);
}

/** Covering columns and operator classes, which only an index can have; where they mean nothing they are no reason for one. */
function hasPostgresOptions({ include, opclasses }: UniqueConstraintIR, { spelling }: DdlSetting): boolean {
  return spelling.postgresIndexes && (include?.length ?? 0) + (opclasses?.length ?? 0) > 0;
}

function inTable(text: string): ConstraintDdl {
  return { table: [text], after: [], warnings: [] };
}
