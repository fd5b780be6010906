import { didYouMean } from '../../../schema/ir/suggest.js';
import { DATE_PARTS } from '../../../schema/ir/table-lookups.js';
import type { DatePart, ExpressionSqlNode, TruncNode, ValueType } from '../ast/index.js';
import type { ExpressionContext, TypedNode } from './expression-from-ir.js';
import { badSchemaExpression } from './not-supported.js';

/** A whole path: a column, and transforms or JSON keys after it. */
export function pathFromIr(path: string, context: ExpressionContext): TypedNode {
  const { value, rest } = startOfPath(path, context);
  return rest.reduce((operand, name) => transformed(operand, name, path, context), value);
}

/** The column that a path begins with, and the words after it. */
export function startOfPath(path: string, context: ExpressionContext): { readonly value: TypedNode; readonly rest: readonly string[] } {
  const [first = '', ...rest] = path.split('__');
  const field = context.tables.column(context.model, first);
  if (field === undefined) {
    const known = context.tables.columns(context.model).map(({ name }) => name);
    throw badSchemaExpression(
      context.subject,
      `the path '${path}'`,
      `Only the columns of ${context.model.name} itself can be used. ${didYouMean(first, known)}`,
    );
  }
  const node: ExpressionSqlNode = { kind: 'column', alias: null, column: field.column };
  return { value: { node, type: field.type, nullable: field.null === true }, rest };
}

/** `createdAt__year`, `settings__theme`. */
export function transformed(operand: TypedNode, name: string, path: string, context: ExpressionContext): TypedNode {
  const found = jsonKey(operand, name) ?? datePart(operand, name);
  if (found !== undefined) return found;
  throw badSchemaExpression(
    context.subject,
    `the path '${path}'`,
    `A ${operand.type.kind} has no lookup or transform '${name}' in a table definition.`,
  );
}

function jsonKey({ node, type }: TypedNode, name: string): TypedNode | undefined {
  if (type.kind !== 'json') return undefined;
  const key = /^-?\d+$/.test(name) ? Number(name) : name;
  const [operand, before] = node.kind === 'jsonPath' ? [node.operand, node.path] : [node, []];
  return { node: { kind: 'jsonPath', operand, path: [...before, key], asText: false }, type, nullable: true };
}

function datePart({ node: operand, type: operandType, nullable }: TypedNode, name: string): TypedNode | undefined {
  if (operandType.kind !== 'date' && operandType.kind !== 'dateTime' && operandType.kind !== 'time') return undefined;
  if (name === 'date' || name === 'time') return { ...truncated(operand, operandType, name), nullable };
  return isDatePart(name)
    ? { node: { kind: 'extract', part: name, operand, operandType, timeZone: null }, type: { kind: 'integer' }, nullable }
    : undefined;
}

/** `DATE_TRUNC('month', a)` */
export function truncated(
  operand: ExpressionSqlNode,
  operandType: ValueType,
  unit: TruncNode['unit'],
  timeZone: string | null = null,
): Omit<TypedNode, 'nullable'> {
  const type: ValueType = unit === 'date' || unit === 'time' ? { kind: unit } : operandType;
  return { node: { kind: 'trunc', unit, operand, operandType, timeZone, type }, type };
}

export function isDatePart(name: string): name is DatePart {
  return dateParts.has(name);
}

const dateParts: ReadonlySet<string> = new Set<DatePart>(DATE_PARTS);
