import type { ComparisonNode, ExpressionSqlNode, LogicalNode } from '../ast/index.js';
import type { ExpressionVisitors } from './spelling.js';
import type { SqlWriter } from './sql-writer.js';

type OperatorKind = 'between' | 'comparison' | 'customOperator' | 'in' | 'isNull' | 'logical' | 'not';

export const operatorVisitors: Pick<ExpressionVisitors, OperatorKind> = {
  comparison: writeComparison,
  logical: writeLogical,
  not({ operand }, writer) {
    writer.write('NOT ');
    if (needsParentheses(operand)) writer.write('(').condition(operand).write(')');
    else writer.condition(operand);
  },
  isNull: (node, writer) => void writer.operand(node.operand).write(node.negated ? ' IS NOT NULL' : ' IS NULL'),
  in({ operand, list }, writer) {
    writer.operand(operand);
    if (!isList(list)) writer.write(' IN ').subquery(list);
    else if (list.length === 0) writer.write(' IN (NULL)');
    else if (list.length === 1 && list[0]?.kind === 'arrayParameter') writer.write(' = ANY(').expression(list[0]).write(')');
    else
      writer
        .write(' IN (')
        .list(list, (item) => writer.value(item, 'compared'))
        .write(')');
  },
  between(node, writer) {
    writer.operand(node.operand).write(' BETWEEN ').operand(node.low, 'compared').write(' AND ').operand(node.high, 'compared');
  },
  customOperator: (node, writer) => void writer.operand(node.left).write(` ${node.operator} `).operand(node.right, 'compared'),
};

/** `a = b`. A parameter takes the type of the other side. */
export function writeComparison(node: ComparisonNode, writer: SqlWriter): void {
  const { left, right } = node;
  writer
    .operand(left, isParameter(right) ? 'typed' : 'compared')
    .write(` ${node.operator} `)
    .operand(right, 'compared');
}

/**
 * `a AND (b OR c)`. XOR is the same on every database, NULL being not true, as Django does where there is no operator for it:
 * `(CASE WHEN a THEN 1 ELSE 0 END + CASE WHEN b THEN 1 ELSE 0 END) % 2 = 1`.
 */
export function writeLogical({ connector, operands }: LogicalNode, writer: SqlWriter): void {
  const [only] = operands;
  if (only === undefined) {
    writer.expression({ kind: 'literal', value: connector === 'AND' });
  } else if (operands.length === 1) {
    writer.condition(only);
  } else if (connector === 'XOR') {
    const count = (operand: ExpressionSqlNode): SqlWriter => writer.write('CASE WHEN ').condition(operand).write(' THEN 1 ELSE 0 END');
    writer.write('(').list(operands, count, ' + ').write(') % 2 = 1');
  } else {
    const member = (operand: ExpressionSqlNode): SqlWriter =>
      operand.kind === 'logical' || operand.kind === 'raw' ? writer.write('(').condition(operand).write(')') : writer.condition(operand);
    writer.list(operands, member, ` ${connector} `);
  }
}

/** A bare boolean column where there is no boolean type: `"live" = 1`, which an index serves. */
export function numericCondition(node: ExpressionSqlNode, writer: SqlWriter): void {
  writer.expression(node);
  if (node.kind === 'column' || node.kind === 'reference' || node.kind === 'literal' || node.kind === 'parameter') writer.write(' = 1');
}

export function isParameter(node: ExpressionSqlNode): boolean {
  return node.kind === 'parameter' || node.kind === 'elementParameter';
}

function needsParentheses(node: ExpressionSqlNode): boolean {
  return node.kind !== 'column' && node.kind !== 'reference' && node.kind !== 'exists' && node.kind !== 'literal';
}

function isList<T, S>(list: readonly T[] | S): list is readonly T[] {
  return Array.isArray(list);
}
