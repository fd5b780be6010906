import type { ExpressionIR } from '../../../schema/ir/index.js';
import { isExpression } from '../../expressions/expression.js';
import { bindValues } from '../../query/execute/bind.js';
import type { ExpressionSqlNode, SelectNode, ValueType } from '../../sql/ast/index.js';
import { expressionFromIr } from '../../sql/ddl/expression-from-ir.js';
import { SchemaTables } from '../../sql/ddl/schema-tables.js';
import { pathsOf } from '../../../schema/ir/rules/expression-paths.js';
import type { FieldMeta } from '../field-meta.js';
import { attributesOf } from '../meta-of.js';
import type { ModelMeta } from '../model-meta.js';
import type { Checking } from './checking.js';

/** A value as the database computed it. */
export interface Evaluated {
  readonly value: unknown;
  readonly type: ValueType;
}

/**
 * What expressions of the schema give for an instance that is not in the table, or not as it is there. The database computes them, over a
 * row made of the instance's values:
 *
 *     SELECT LOWER("email") FROM (SELECT $1::varchar AS "email") "candidate"
 *
 * undefined when a field of theirs is left out, or has no value that is known before the row is written.
 */
export async function evaluate(
  checking: Checking,
  table: ModelMeta,
  expressions: readonly ExpressionIR[],
  subject: string,
): Promise<Evaluated[] | undefined> {
  const { dialect, database } = checking;
  const fields = fieldsOf(table, expressions);
  const values = attributesOf(checking.instance);
  const isKnown = (field: FieldMeta): boolean => {
    const value = values[field.attribute];
    return !checking.exclude.has(field.name) && !field.generated && value !== undefined && !isExpression(value);
  };
  if (fields === undefined || !fields.every(isKnown)) return undefined;
  const tables = new SchemaTables({ version: 1, models: table.registry.definitions() });
  const context = { model: table.ir, tables, codecs: dialect.codecs, subject, negated: false };
  const made = expressions.map((expression) => expressionFromIr(expression, context));
  const compiled = dialect.compiler.compile(selectOver(fields, made.map(({ node, type }) => asValue(node, type)))); // prettier-ignore
  const parameters = bindValues(compiled.bindings, fields.map((field) => values[field.attribute])); // prettier-ignore
  const { rows } = await database.execute({ sql: compiled.sql, parameters }, (row) => [...row]);
  return made.map(({ type }, index) => {
    const wire = rows[0]![index];
    const decode = dialect.codecs.decoder(type.kind === 'boolean' ? COUNT : type);
    const value = wire === null || decode === undefined ? wire : decode(wire);
    return { value: type.kind === 'boolean' && value !== null ? value === 1 : value, type };
  });
}

const COUNT: ValueType = { kind: 'count' };

/** A condition is no value on every database: `CASE WHEN a > b THEN 1 WHEN NOT (a > b) THEN 0 END`. */
function asValue(node: ExpressionSqlNode, type: ValueType): ExpressionSqlNode {
  if (type.kind !== 'boolean') return node;
  return {
    kind: 'case',
    branches: [
      { when: node, then: { kind: 'literal', value: 1 } },
      { when: { kind: 'not', operand: node }, then: { kind: 'literal', value: 0 } },
    ],
    otherwise: null,
  };
}

/** The columns that expressions name; undefined when one is not the table's own. */
function fieldsOf(table: ModelMeta, expressions: readonly ExpressionIR[]): FieldMeta[] | undefined {
  const fields = new Set<FieldMeta>();
  for (const path of expressions.flatMap(pathsOf)) {
    const field = table.field(path.split('__', 1)[0]!);
    if (field === undefined || field.model !== table) return undefined;
    fields.add(field);
  }
  return [...fields];
}

const NO_CLAUSES = { kind: 'select', with: [], distinct: false, joins: [], where: null, groupBy: null, having: null, orderBy: [], limit: null, lock: null } as const; // prettier-ignore

function selectOver(fields: readonly FieldMeta[], results: readonly ExpressionSqlNode[]): SelectNode {
  const row = fields.map((field, slot) => {
    const parameter: ExpressionSqlNode = { kind: 'parameter', slot, type: field.type, subject: field.subject };
    return { expression: parameter, alias: field.column };
  });
  const candidate: SelectNode = { ...NO_CLAUSES, columns: row, from: null };
  return {
    ...NO_CLAUSES,
    columns: results.map((expression) => ({ expression, alias: null })),
    from: row.length === 0 ? null : { kind: 'derivedTable', select: candidate, alias: 'candidate' },
  };
}
