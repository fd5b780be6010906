import type { AggregateNode, ExpressionSqlNode, OrderNode } from '../../sql/ast/index.js';
import { withoutFilter, writeAggregateCall } from '../../sql/compile/function-visitors.js';
import { insteadOfPairs, pairAggregates, refused } from '../../sql/compile/refused-functions.js';
import { writeOrderBy } from '../../sql/compile/select-visitors.js';
import type { AggregateTable, Visitor } from '../../sql/compile/spelling.js';
import type { SqlWriter } from '../../sql/compile/sql-writer.js';
import type { MysqlFeatures } from './features.js';
import { jsonMember } from './json-members.js';

/** There is no FILTER: `COUNT(CASE WHEN c THEN a END)`. */
export const mysqlAggregates = ({ mariaDb }: MysqlFeatures): AggregateTable => ({
  count: plain('COUNT'),
  sum: plain('SUM'),
  min: plain('MIN'),
  max: plain('MAX'),
  avg: asDouble('AVG'),
  stddevPop: asDouble('STDDEV_POP'),
  stddevSamp: asDouble('STDDEV_SAMP'),
  varPop: asDouble('VAR_POP'),
  varSamp: asDouble('VAR_SAMP'),
  bitAnd: bits('BIT_AND'),
  bitOr: bits('BIT_OR'),
  bitXor: bits('BIT_XOR'),
  boolAnd: plain('MIN'),
  boolOr: plain('MAX'),
  jsonAgg: writeJsonAgg(mariaDb),
  jsonRows: writeJsonRows,
  anyValue: (node, writer) => writeAggregateCall(writer.features.anyValue ? 'ANY_VALUE' : 'MIN', withoutFilter(node), writer),
  stringAgg: writeStringAgg,
  ...refused(['arrayAgg'], 'ARRAY_AGG', 'Use JSONBAgg, which gives a JSON list, or StringAgg.'),
  ...refused(pairAggregates, 'statistics of two numbers', insteadOfPairs),
});

function plain(name: string): Visitor<AggregateNode> {
  return (node, writer) => writeAggregateCall(name, withoutFilter(node), writer);
}

/** Of doubles, because the results over integers have four decimals: `AVG(a + 0e0)`. */
function asDouble(name: string): Visitor<AggregateNode> {
  return (node, writer) => {
    const bare = withoutFilter(node);
    const [value] = bare.arguments as [ExpressionSqlNode];
    const double: ExpressionSqlNode = { kind: 'raw', parts: [value, ' + 0e0'] };
    writeAggregateCall(name, node.type.kind === 'float' ? { ...bare, arguments: [double] } : bare, writer);
  };
}

/**
 * JSON_ARRAYAGG knows neither an order nor rows to leave out; then the list is put together from its members as JSON:
 * `JSON_EXTRACT(CONCAT('[', GROUP_CONCAT(JSON_EXTRACT(JSON_ARRAY(a), '$[0]') ORDER BY b), ']'), '$')`.
 *
 * What is longer than max_allowed_packet MariaDB cuts off with a warning alone, perhaps where it still is JSON. With a character more CONCAT
 * gives NULL, as over no rows, so there stands a text where a list should be: `COALESCE(CONCAT('', JSON_ARRAYAGG(a)), IF(COUNT(*) > 0, '"!"', NULL))`.
 * MySQL's JSON_ARRAYAGG fails by itself.
 */
function writeJsonAgg(mariaDb: boolean): Visitor<AggregateNode> {
  return (node, writer) => {
    const value = jsonMember((node.arguments as [ExpressionSqlNode])[0], node.argumentType);
    const over = writer.takeOver();
    const orElseMark = (): void => {
      writer.write(', IF(');
      writeAggregateCall('COUNT', withoutFilter({ ...node, arguments: [{ kind: 'star' }], distinct: false, orderBy: [] }), writer, over);
      writer.write(` > 0, '"!"', NULL))`);
    };
    if (node.filter === null && node.orderBy.length === 0 && !node.distinct) {
      if (mariaDb) writer.write("COALESCE(CONCAT('', ");
      writeAggregateCall('JSON_ARRAYAGG', { ...node, arguments: [value] }, writer, over);
      if (!mariaDb) return;
      writer.write(')');
      return orElseMark();
    }
    const asJson: ExpressionSqlNode = { kind: 'raw', parts: ['JSON_EXTRACT(JSON_ARRAY(', value, "), '$[0]')"] };
    // A member that is too long is NULL itself on MariaDB, and would be left out, and nothing at all on MySQL; with an exclamation mark the list
    // is no JSON.
    const text: ExpressionSqlNode = mariaDb ? asJson : { kind: 'raw', parts: ['NULLIF(CONCAT(', asJson, ", ''), '')"] };
    const member: ExpressionSqlNode = { kind: 'raw', parts: ['COALESCE(', text, ", '!')"] };
    // To MySQL a text is no document, and what is no JSON an error.
    writer.write(mariaDb ? "COALESCE(JSON_EXTRACT(CONCAT('[', " : "JSON_EXTRACT(COALESCE(CONCAT('[', ");
    writeAggregateCall('GROUP_CONCAT', withoutFilter({ ...node, arguments: [member], orderBy: nullsApart(node.orderBy) }), writer, over);
    writer.write(mariaDb ? ", ']'), '$')" : ", ']')");
    orElseMark();
    if (!mariaDb) writer.write(", '$')");
  };
}

/** `JSON_ARRAYAGG(a ORDER BY b LIMIT 3)`, of which MySQL knows the argument alone. */
function writeJsonRows(node: AggregateNode, writer: SqlWriter): void {
  writer.write('JSON_ARRAYAGG(').expressions(node.arguments);
  writeOrderBy(node.orderBy, writer);
  // Through Number, so that nothing but digits can get here.
  if (node.limit !== undefined) writer.write(` LIMIT ${Number(node.limit)}`);
  writer.write(')');
}

/** Over nothing MySQL's give all bits or none; here it is NULL, and negative numbers stay negative. */
function bits(name: string): Visitor<AggregateNode> {
  return (node, writer) => {
    const over = writer.takeOver();
    const bare = withoutFilter(node);
    writer.write('CASE WHEN ');
    writeAggregateCall('COUNT', { ...bare, distinct: false }, writer, over);
    writer.write(' > 0 THEN CAST(');
    writeAggregateCall(name, { ...bare, distinct: false }, writer, over);
    writer.write(' AS SIGNED) END');
  };
}

/**
 * `ORDER BY NULLIF(b, NULL) IS NULL DESC, b`: to GROUP_CONCAT alone NULL is no other than the empty text, or 0. MySQL takes `b IS NULL` of a
 * column that takes no NULL for a constant, and then forgets the term behind it where there are groups.
 */
const nullsApart = (terms: readonly OrderNode[]): OrderNode[] =>
  terms.flatMap((term) => {
    const first = term.nulls === null ? !term.descending : term.nulls === 'first';
    const isNull: ExpressionSqlNode = { kind: 'raw', parts: ['NULLIF(', term.expression, ', NULL) IS NULL'] };
    return [
      { expression: isNull, descending: first, nulls: null },
      { ...term, nulls: null },
    ];
  });

/**
 * `GROUP_CONCAT(DISTINCT a ORDER BY b SEPARATOR ', ')`. A separator must stand in the text; one that is a parameter goes before each
 * member, and the first is cut off: `SUBSTR(GROUP_CONCAT(CONCAT(?, a) SEPARATOR ''), CHAR_LENGTH(?) + 1)`.
 */
function writeStringAgg(node: AggregateNode, writer: SqlWriter): void {
  const { arguments: operands, distinct, orderBy } = withoutFilter(node);
  const [value, separator = { kind: 'literal', value: '' }] = operands as [ExpressionSqlNode, ExpressionSqlNode?];
  const over = writer.takeOver();
  const fixed = separator.kind === 'literal';
  writer.write(fixed ? 'GROUP_CONCAT(' : 'SUBSTR(GROUP_CONCAT(').write(distinct ? 'DISTINCT ' : '');
  if (fixed) writer.expression(value);
  else writer.write('CONCAT(').expressions([separator, value]).write(')');
  writeOrderBy(nullsApart(orderBy), writer);
  writer
    .write(' SEPARATOR ')
    .expression(fixed ? separator : { kind: 'literal', value: '' })
    .write(')');
  over();
  if (!fixed) writer.write(', CHAR_LENGTH(').expression(separator).write(') + 1)');
}
