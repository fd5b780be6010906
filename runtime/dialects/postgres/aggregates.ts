import type { AggregateNode, ExpressionSqlNode, ValueType } from '../../sql/ast/index.js';
import { isInteger } from '../../sql/compile/arithmetic-visitors.js';
import { writeAggregateCall } from '../../sql/compile/function-visitors.js';
import { isText } from '../../sql/compile/pattern-visitors.js';
import type { AggregateTable, Visitor } from '../../sql/compile/spelling.js';
import type { SqlWriter } from '../../sql/compile/sql-writer.js';
import { jsonMember } from './json-members.js';

export const postgresAggregates: AggregateTable = {
  /** AVG of integers is a numeric; as a double it is the number that JavaScript has. So are the deviations. */
  avg: asDouble('AVG'),
  stddevPop: asDouble('STDDEV_POP'),
  stddevSamp: asDouble('STDDEV_SAMP'),
  varPop: asDouble('VAR_POP'),
  varSamp: asDouble('VAR_SAMP'),
  /** SUM of bigint is a numeric. */
  sum: (node, writer) => {
    writeAggregateCall('SUM', node, writer);
    if (isInteger(node.type)) writer.write('::bigint');
  },
  /** There is no order of booleans to PostgreSQL's MIN and MAX. */
  min: (node, writer) => writeAggregateCall(node.argumentType.kind === 'boolean' ? 'BOOL_AND' : 'MIN', node, writer),
  max: (node, writer) => writeAggregateCall(node.argumentType.kind === 'boolean' ? 'BOOL_OR' : 'MAX', node, writer),
  anyValue: writeAnyValue,
  jsonRows: 'JSON_AGG',
  /** Of what is no text its text. */
  stringAgg: (node, writer) => {
    const [value, ...rest] = node.arguments as [ExpressionSqlNode, ...ExpressionSqlNode[]];
    const text: ExpressionSqlNode =
      isText(node.argumentType) || node.argumentType.kind === 'unknown' ? value : { kind: 'cast', operand: value, type: { kind: 'text' } };
    writeAggregateCall('STRING_AGG', { ...node, arguments: [text, ...rest] }, writer);
  },
  jsonAgg: (node, writer) =>
    writeAggregateCall('JSONB_AGG', { ...node, arguments: node.arguments.map((value) => jsonMember(value, node.argumentType)) }, writer),
  corr: 'CORR',
  covarPop: 'COVAR_POP',
  covarSamp: 'COVAR_SAMP',
  regrAvgX: 'REGR_AVGX',
  regrAvgY: 'REGR_AVGY',
  regrCount: 'REGR_COUNT',
  regrIntercept: 'REGR_INTERCEPT',
  regrR2: 'REGR_R2',
  regrSlope: 'REGR_SLOPE',
  regrSXX: 'REGR_SXX',
  regrSXY: 'REGR_SXY',
  regrSYY: 'REGR_SYY',
};

function asDouble(name: string): Visitor<AggregateNode> {
  return (node, writer) => {
    writeAggregateCall(name, node, writer);
    if (node.type.kind === 'float' && node.argumentType.kind !== 'float') writer.write('::double precision');
  };
}

/** Before PostgreSQL 16: the least, or the first of those that have no order. */
function writeAnyValue(node: AggregateNode, writer: SqlWriter): void {
  if (writer.features.anyValue) return writeAggregateCall('ANY_VALUE', node, writer);
  if (!UNORDERED.has(node.argumentType.kind)) return writeAggregateCall('MIN', node, writer);
  const [value] = node.arguments as [ExpressionSqlNode];
  const isThere: ExpressionSqlNode = { kind: 'isNull', operand: value, negated: true };
  const filter: ExpressionSqlNode =
    node.filter === null ? isThere : { kind: 'logical', connector: 'AND', operands: [node.filter, isThere] };
  writer.write('(');
  writeAggregateCall('ARRAY_AGG', { ...node, filter }, writer);
  writer.write(')[1]');
}

const UNORDERED: ReadonlySet<ValueType['kind']> = new Set<ValueType['kind']>([
  'boolean',
  'uuid',
  'json',
  'binary',
  'hstore',
  'vector',
  'unknown',
]);
