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
  min: extreme('MIN', 'BOOL_AND'),
  max: extreme('MAX', 'BOOL_OR'),
  anyValue: writeAnyValue,
  jsonRows: 'JSON_AGG',
  stringAgg: writeStringAgg,
  jsonAgg: writeJsonAgg,
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

/**
 * MIN and MAX know no booleans, no UUIDs and, before PostgreSQL 18, no bytes. Those are compared as texts that are ordered as they are:
 * `MAX("token"::text COLLATE "C")::uuid`, `DECODE(MAX(ENCODE("photo", 'hex') COLLATE "C"), 'hex')`.
 */
function extreme(name: string, ofBooleans: string): Visitor<AggregateNode> {
  return (node, writer) => {
    const [value] = node.arguments as [ExpressionSqlNode];
    const ofTexts = (operand: ExpressionSqlNode): void =>
      writeAggregateCall(name, { ...node, arguments: [{ kind: 'collate', operand, collation: 'C' }] }, writer);
    switch (node.argumentType.kind) {
      case 'boolean':
        return writeAggregateCall(ofBooleans, node, writer);
      case 'uuid':
        ofTexts({ kind: 'cast', operand: value, type: { kind: 'text' } });
        return void writer.write('::uuid');
      case 'binary':
        writer.write('DECODE(');
        ofTexts({ kind: 'raw', parts: ['ENCODE(', value, ", 'hex')"] });
        return void writer.write(", 'hex')");
      default:
        return writeAggregateCall(name, node, writer);
    }
  };
}

/** Before PostgreSQL 16: the least, or the first of those that have no order. */
function writeAnyValue(node: AggregateNode, writer: SqlWriter): void {
  if (writer.features.anyValue) return writeAggregateCall('ANY_VALUE', node, writer);
  if (!UNORDERED.has(node.argumentType.kind)) return writeAggregateCall('MIN', node, writer);
  const [value] = node.arguments as [ExpressionSqlNode];
  writer.write('(');
  writeAggregateCall('ARRAY_AGG', { ...node, filter: present(node.filter, value) }, writer);
  writer.write(')[1]');
}

const UNORDERED: ReadonlySet<ValueType['kind']> = new Set<ValueType['kind']>([
  'boolean',
  'uuid',
  'json',
  'binary',
  'hstore',
  'integerRange',
  'bigIntegerRange',
  'decimalRange',
  'dateRange',
  'dateTimeRange',
  'searchVector',
  'searchQuery',
  'vector',
  'halfVector',
  'sparseVector',
  'bit',
  'unknown',
]);

/**
 * Of what is no text its text. Different values are ordered by what stands in the aggregate alone, and numbers are not as their texts are:
 * `ARRAY_TO_STRING(ARRAY_AGG(DISTINCT "n" ORDER BY "n") FILTER (WHERE "n" IS NOT NULL)::text[], ',')`.
 */
function writeStringAgg(node: AggregateNode, writer: SqlWriter): void {
  const [value, delimiter] = node.arguments as [ExpressionSqlNode, ExpressionSqlNode];
  if (isText(node.argumentType) || node.argumentType.kind === 'unknown') return writeAggregateCall('STRING_AGG', node, writer);
  const text: ExpressionSqlNode = { kind: 'cast', operand: value, type: { kind: 'text' } };
  if (!ordersDifferent(node)) return writeAggregateCall('STRING_AGG', { ...node, arguments: [text, delimiter] }, writer);
  writer.write('ARRAY_TO_STRING((');
  writeAggregateCall('ARRAY_AGG', { ...node, arguments: [value], filter: present(node.filter, value) }, writer);
  writer.write(')::text[], ').expression(delimiter).write(')');
}

/** As above, of numbers that are texts in JSON: `TO_JSONB(ARRAY_AGG(DISTINCT "price" ORDER BY "price")::text[])`. Moments are ordered as their texts. */
function writeJsonAgg(node: AggregateNode, writer: SqlWriter): void {
  const [value] = node.arguments as [ExpressionSqlNode];
  const member = jsonMember(value, node.argumentType);
  if (member === value || !ordersDifferent(node)) return writeAggregateCall('JSONB_AGG', { ...node, arguments: [member] }, writer);
  if (member.kind === 'cast') {
    writer.write('TO_JSONB((');
    writeAggregateCall('ARRAY_AGG', node, writer);
    return void writer.write(')::text[])');
  }
  const orderBy = node.orderBy.map((term) => (isSame(term.expression, value) ? { ...term, expression: member } : term));
  writeAggregateCall('JSONB_AGG', { ...node, arguments: [member], orderBy }, writer);
}

const isSame = (one: ExpressionSqlNode, other: ExpressionSqlNode): boolean => JSON.stringify(one) === JSON.stringify(other);
const ordersDifferent = ({ distinct, orderBy, arguments: [value] }: AggregateNode): boolean =>
  distinct && orderBy.some(({ expression }) => isSame(expression, value!));

/** The rows of the filter that have a value. */
function present(filter: ExpressionSqlNode | null, value: ExpressionSqlNode): ExpressionSqlNode {
  const isThere: ExpressionSqlNode = { kind: 'isNull', operand: value, negated: true };
  return filter === null ? isThere : { kind: 'logical', connector: 'AND', operands: [filter, isThere] };
}
