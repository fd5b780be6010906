import type { AggregateNode, ExpressionSqlNode } from '../../sql/ast/index.js';
import { writeAggregateCall } from '../../sql/compile/function-visitors.js';
import { insteadOfPairs, pairAggregates, refused } from '../../sql/compile/refused-functions.js';
import type { AggregateTable, Visitor } from '../../sql/compile/spelling.js';
import type { SqlWriter } from '../../sql/compile/sql-writer.js';
import { jsonMember } from './json-members.js';

export const sqliteAggregates: AggregateTable = {
  stddevPop: (node, writer) => writeDeviation(node, writer, 'population', true),
  stddevSamp: (node, writer) => writeDeviation(node, writer, 'sample', true),
  varPop: (node, writer) => writeDeviation(node, writer, 'population', false),
  varSamp: (node, writer) => writeDeviation(node, writer, 'sample', false),
  bitAnd: bitwise('MIN'),
  bitOr: bitwise('MAX'),
  bitXor: bitwise('SUM'),
  boolAnd: 'MIN',
  boolOr: 'MAX',
  anyValue: 'MIN',
  jsonAgg: writeJsonAgg,
  jsonRows: 'JSON_GROUP_ARRAY',
  stringAgg: writeStringAgg,
  ...refused(['arrayAgg'], 'ARRAY_AGG', 'Use JSONBAgg, which gives a JSON list, or StringAgg.'),
  ...refused(pairAggregates, 'statistics of two numbers', insteadOfPairs),
};

/**
 * From the sums: `SQRT(MAX(0.0, SUM(x * x) - SUM(x) * SUM(x) / COUNT(x)) / COUNT(x))`, of doubles, without the rows that are NULL.
 * One row has no sample variance: NULL. The least difference may come out below zero by rounding, hence the MAX.
 */
function writeDeviation(node: AggregateNode, writer: SqlWriter, kind: 'population' | 'sample', root: boolean): void {
  if (node.distinct) writer.refuse('a deviation of distinct values', 'Aggregate over a subquery with distinct().');
  const [value] = node.arguments as [ExpressionSqlNode];
  const over = writer.takeOver();
  const double: ExpressionSqlNode = { kind: 'cast', operand: value, type: { kind: 'float' } };
  const square: ExpressionSqlNode = { kind: 'raw', parts: [double, ' * ', double] };
  const call = (name: string, argument: ExpressionSqlNode): SqlWriter => {
    writeAggregateCall(name, { ...node, arguments: [argument] }, writer, over);
    return writer;
  };
  writer.write(root ? 'SQRT(' : '(').write('MAX(0.0, ');
  call('SUM', square).write(' - ');
  call('SUM', double).write(' * ');
  call('SUM', double).write(' / ');
  call('COUNT', value).write(') / NULLIF(');
  call('COUNT', value).write(kind === 'sample' ? ' - 1, 0))' : ', 0))');
}

/** Bit by bit, there being no aggregate of them: the most of a bit is its OR, the least its AND, an odd sum its XOR. */
function bitwise(name: 'MIN' | 'MAX' | 'SUM'): Visitor<AggregateNode> {
  return (node, writer) => {
    const [value] = node.arguments as [ExpressionSqlNode];
    const over = writer.takeOver();
    writer.write('(');
    for (let bit = 0; bit < 64; bit++) {
      if (bit > 0) writer.write(' | ');
      const argument: ExpressionSqlNode = { kind: 'raw', parts: [value, ` >> ${bit} & 1`] };
      writer.write('(');
      writeAggregateCall(name, { ...node, distinct: false, arguments: [argument] }, writer, over);
      writer.write(name === 'SUM' ? ` % 2 << ${bit})` : ` << ${bit})`);
    }
    writer.write(')');
  };
}

/** `NULLIF(JSON_GROUP_ARRAY(a), '[]')`: over nothing NULL, as on the other databases. */
function writeJsonAgg(node: AggregateNode, writer: SqlWriter): void {
  const [value] = node.arguments as [ExpressionSqlNode];
  writer.write('NULLIF(');
  writeAggregateCall('JSON_GROUP_ARRAY', { ...node, arguments: [jsonMember(value, node.argumentType)] }, writer);
  writer.write(", '[]')");
}

/** `GROUP_CONCAT(a, ', ')`; of distinct values only with a comma, which is the separator of SQLite itself. */
function writeStringAgg(node: AggregateNode, writer: SqlWriter): void {
  const [value, separator] = node.arguments as [ExpressionSqlNode, ExpressionSqlNode?];
  const isComma = separator?.kind === 'literal' && separator.value === ',';
  if (node.distinct && !isComma) {
    writer.refuse('separator for distinct values', "Separate them with { delimiter: ',' }, or put distinct values into a subquery.");
  }
  writeAggregateCall('GROUP_CONCAT', node.distinct ? { ...node, arguments: [value] } : node, writer);
}
