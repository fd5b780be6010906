import type { ExpressionSqlNode, FunctionNode } from '../../sql/ast/index.js';
import { isInteger } from '../../sql/compile/arithmetic-visitors.js';
import type { FunctionTable, Visitor } from '../../sql/compile/spelling.js';
import { matchFunctions, refused } from '../../sql/compile/refused-functions.js';
import type { SqlWriter } from '../../sql/compile/sql-writer.js';
import { writeJson } from './json-members.js';

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
  // Of an integer it is a double, which MOD and the operators of bits do not take.
  sign: ({ arguments: [value], type }, writer) => {
    writer
      .write('SIGN(')
      .expression(value!)
      .write(isInteger(type) ? `)::${writer.codecs.castType(type)}` : ')');
  },
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
  jsonObject: (node, writer) => writeJson('JSONB_BUILD_OBJECT', node, writer),
  jsonArray: (node, writer) => writeJson('JSONB_BUILD_ARRAY', node, writer),
  jsonRow: 'ARRAY[{*}]',
  jsonParts: 'JSON_BUILD_ARRAY({*})',
  jsonAlone: 'ARRAY_TO_JSON({0})',
  jsonPresent: '{*}',
  jsonText: '{0}::text',
  jsonAddress: 'ABBREV({0})',
  uuid4: 'GEN_RANDOM_UUID()',
  uuid7: writeUuid7,
  ...refused(matchFunctions, 'MATCH … AGAINST', 'Use SearchVector and SearchQuery, or the lookup search.'),
  randomUuid: 'GEN_RANDOM_UUID()',
  transactionNow: 'CURRENT_TIMESTAMP',
  arraySubquery: (node, writer) => void writer.write(node.arguments.length === 0 ? "'{}'::text[]" : 'ARRAY').expressions(node.arguments),
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
