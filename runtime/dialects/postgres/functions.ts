import type { AggregateNode, ExpressionSqlNode, FunctionNode, ValueType } from '../../sql/ast/index.js';
import { isInteger } from '../../sql/compile/arithmetic-visitors.js';
import { writeAggregateCall } from '../../sql/compile/function-visitors.js';
import type { AggregateTable, FunctionTable, Visitor } from '../../sql/compile/spelling.js';
import type { SqlWriter } from '../../sql/compile/sql-writer.js';

const sha = (bits: number): string => `ENCODE(SHA${bits}(CONVERT_TO({0}, 'UTF8')), 'hex')`;

export const postgresFunctions: FunctionTable = {
  /** When the statement began, and not the transaction. */
  now: 'STATEMENT_TIMESTAMP()',
  substr: withIntegers('SUBSTR'),
  left: withIntegers('LEFT'),
  right: withIntegers('RIGHT'),
  repeat: withIntegers('REPEAT'),
  lpad: withIntegers('LPAD', 1),
  rpad: withIntegers('RPAD', 1),
  chr: (node, writer) => {
    writer.write('CHR(');
    writeInteger(node.arguments[0], writer);
    writer.write(')');
  },
  round: writeRound,
  ceil: exactly('CEILING'),
  floor: exactly('FLOOR'),
  mod: (node, writer) => {
    if (node.argumentTypes?.some((type) => type.kind === 'float')) {
      const [left, right] = node.arguments as [ExpressionSqlNode, ExpressionSqlNode];
      writer.write('MOD(').operand(left).write('::numeric, ').operand(right).write('::numeric)::double precision');
    } else {
      writer.write('MOD(').expressions(node.arguments).write(')');
    }
  },
  log: 'LOG({0}::numeric, {1}::numeric)',
  /** From the extension pgcrypto. */
  sha1: "ENCODE(DIGEST({0}, 'sha1'), 'hex')",
  sha224: sha(224),
  sha256: sha(256),
  sha384: sha(384),
  sha512: sha(512),
  jsonObject: 'JSONB_BUILD_OBJECT({*})',
  jsonArray: 'JSONB_BUILD_ARRAY({*})',
  jsonRow: 'JSON_BUILD_ARRAY({*})',
  jsonText: '{0}::text',
  uuid4: 'GEN_RANDOM_UUID()',
  uuid7: writeUuid7,
};

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
};

/** A number of characters or places, which must be of type integer: a column of another type is cast. */
export function writeInteger(node: ExpressionSqlNode | undefined, writer: SqlWriter): void {
  if (node === undefined) return;
  writer.operand(node);
  if (node.kind !== 'literal' && !(node.kind === 'parameter' && node.type.kind === 'integer')) writer.write('::integer');
}

/** `SUBSTR("title", "n"::integer)`: the arguments from the second on are integers, or the next `count` of them. */
function withIntegers(name: string, count = Number.POSITIVE_INFINITY): Visitor<FunctionNode> {
  return (node, writer) => {
    writer.write(`${name}(`);
    writer.list(node.arguments, (argument, index) => {
      if (index >= 1 && index <= count) writeInteger(argument, writer);
      else writer.expression(argument);
    });
    writer.write(')');
  };
}

/** ROUND with digits exists for numeric only. */
function writeRound(node: FunctionNode, writer: SqlWriter): void {
  const [value, digits] = node.arguments as [ExpressionSqlNode, ExpressionSqlNode | undefined];
  const kind = node.argumentTypes?.[0]?.kind;
  const isFloat = kind === 'float';
  writer.write('ROUND(').operand(value);
  if (kind === 'bigInteger' || kind === 'positiveBigInteger') writer.write('::numeric');
  if (digits !== undefined) {
    writer.write(isFloat ? '::numeric, ' : ', ');
    writeInteger(digits, writer);
  }
  writer.write(isFloat && digits !== undefined ? ')::double precision' : ')');
}

/** Of a bigint as of a numeric: as a double it would lose digits. */
function exactly(name: string): Visitor<FunctionNode> {
  return (node, writer) => {
    const [value] = node.arguments as [ExpressionSqlNode];
    writer.write(`${name}(`).operand(value);
    writer.write(node.type.kind === 'bigInteger' ? '::numeric)' : ')');
  };
}

/** Before PostgreSQL 18 it is put together: 48 bits of milliseconds, the version, and the rest of a random one. */
function writeUuid7({ arguments: [shift] }: FunctionNode, writer: SqlWriter): void {
  if (shift === undefined && writer.features.uuid7) return void writer.write('UUIDV7()');
  writer.write('(LPAD(TO_HEX((EXTRACT(EPOCH FROM CLOCK_TIMESTAMP()) * 1000)::bigint');
  if (shift !== undefined) writer.write(' + ').operand(shift);
  writer.write("), 12, '0') || '7' || SUBSTR(REPLACE(GEN_RANDOM_UUID()::text, '-', ''), 14))::uuid");
}

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
