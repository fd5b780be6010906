import { objectName } from '../../schema/ir/naming.js';
import { withArticle } from '../errors/article.js';
import { CheckViolation, ForeignKeyViolation, IntegrityError, NotNullViolation, UniqueViolation } from '../errors/integrity-error.js';
import type { ModelMeta } from './model-meta.js';

/** A write to the table of a model, whose failure is told in the words of the model. */
export function explained<T>(model: ModelMeta, write: Promise<T>): Promise<T> {
  return write.catch((error: unknown): never => {
    throw explainRule(error, model);
  });
}

/**
 * Says of a broken rule what the database leaves out and the model knows: the fields by their names, the constraint that SQLite does
 * not name, the columns that MySQL does not.
 *
 *     INTEGRITY.UNIQUE: A Project with this company and title exists already (uniq_project_title): UNIQUE constraint failed: …
 */
export function explainRule(error: unknown, model: ModelMeta): unknown {
  if (!(error instanceof IntegrityError)) return error;
  const table = model.concrete;
  if (error.table !== undefined && error.table !== table.table) return error;
  const known = uniqueRules(table);
  const columns = error.columns.length > 0 ? error.columns : (known.find(({ name }) => name === error.constraint)?.columns ?? []);
  const constraint =
    error.constraint ?? (error instanceof UniqueViolation ? known.find((rule) => sameNames(rule.columns, columns))?.name : undefined);
  // What is no column is an expression, in the words of the database.
  const found = columns.map((column) => table.fields.find((field) => field.column === column)?.name);
  const fields = found.every((name) => name !== undefined) ? found : [];
  return error.describe({ model: table.name, constraint, columns, fields, sentence: sentence(error, table, fields, constraint) });
}

function sentence(error: IntegrityError, model: ModelMeta, fields: readonly string[], constraint: string | undefined): string | undefined {
  const rule = model.ir.constraints?.find(({ name }) => name === constraint);
  if (rule?.violationMessage !== undefined) return `${rule.violationMessage} (${rule.name})`;
  const named = constraint === undefined ? '' : ` (${constraint})`;
  if (error instanceof UniqueViolation && fields.length > 0)
    return `${capital(withArticle(model.name))} with this ${fields.join(' and ')} exists already${named}`;
  if (error instanceof UniqueViolation && constraint !== undefined)
    return `${capital(withArticle(model.name))} that ${constraint} holds to be the same exists already`;
  if (error instanceof NotNullViolation && fields.length > 0)
    return `${model.name}.${fields.join(', ')} takes no null, and was given no value`;
  // SQLite says no more than that some key is wrong, and not whether it is one of this row or one that points here.
  if (error instanceof ForeignKeyViolation && constraint === undefined && fields.length === 0) return brokenKeys(model);
  if (error instanceof CheckViolation && constraint !== undefined) return `The values of this ${model.name} break the rule ${constraint}`;
  return undefined;
}

function brokenKeys({ name, localFields }: ModelMeta): string | undefined {
  const keys = localFields.filter(({ ir }) => ir.relation !== undefined).map((field) => field.name);
  return keys.length === 0
    ? `Rows still point at this ${name}`
    : `A key of this ${name} (${keys.join(', ')}) points at no row, or rows still point at it`;
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

interface UniqueRule {
  readonly name: string;
  readonly columns: readonly string[];
}

/** The rules of a table that make rows unique, by their names in the database. */
function uniqueRules({ ir, table, localFields, primaryKey }: ModelMeta): UniqueRule[] {
  const columnOf = (name: string): string => localFields.find((field) => field.name === name)?.column ?? name;
  const keyColumns = primaryKey.map(({ column }) => column);
  const joined =
    ir.autoCreated === undefined ? [] : localFields.flatMap((field) => (field.ir.relation === undefined ? [] : [field.column]));
  return [
    ...(ir.constraints ?? []).flatMap((rule): UniqueRule[] =>
      rule.kind === 'unique' && rule.expressions.length === 0 ? [{ name: rule.name, columns: rule.fields.map(columnOf) }] : [],
    ),
    ...localFields.map(({ column }): UniqueRule => ({ name: objectName('unique', table, [column]), columns: [column] })),
    ...(joined.length === 0 ? [] : [{ name: objectName('unique', table, joined), columns: joined }]),
    { name: `${table}_pkey`, columns: keyColumns },
    { name: 'PRIMARY', columns: keyColumns },
  ];
}

const sameNames = (a: readonly string[], b: readonly string[]): boolean => a.length === b.length && a.every((name) => b.includes(name));
