import type { ExpressionSqlNode, FunctionNode } from '../../sql/ast/index.js';
import { overlookingNulls } from '../../sql/compile/null-ignoring.js';
import type { FunctionTable } from '../../sql/compile/spelling.js';
import type { SqlWriter } from '../../sql/compile/sql-writer.js';

export const mysqlFunctions: FunctionTable = {
  greatest: overlookingNulls('GREATEST'),
  least: overlookingNulls('LEAST'),
  now: 'CURRENT_TIMESTAMP(6)',
  concat: "CONCAT_WS('', {*})",
  concatStrict: 'CONCAT({*})',
  /** Exact about case, which the column's collation might not be. */
  strindex: 'INSTR(CONVERT({0} USING utf8mb4) COLLATE utf8mb4_bin, {1})',
  /** By code points: CHAR and ORD count the bytes of the character set. */
  chr: 'CONVERT(CHAR({0} USING utf32) USING utf8mb4)',
  ord: 'ORD(CONVERT({0} USING utf32))',
  /** Full precision: PI() alone has seven digits. */
  pi: '(PI() + 0e0)',
  random: 'RAND()',
  sha1: 'SHA1({0})',
  sha224: 'SHA2({0}, 224)',
  sha256: 'SHA2({0}, 256)',
  sha384: 'SHA2({0}, 384)',
  sha512: 'SHA2({0}, 512)',
  jsonObject: (node, writer) => writeJson('JSON_OBJECT', node, writer),
  jsonArray: (node, writer) => writeJson('JSON_ARRAY', node, writer),
  jsonRow: 'JSON_ARRAY({*})',
  jsonText: 'CAST({0} AS CHAR)',
  jsonBytes: 'HEX({0})',
  /** UUID() is of version 1. */
  uuid4:
    "LOWER(CONCAT(HEX(RANDOM_BYTES(4)), '-', HEX(RANDOM_BYTES(2)), '-4', SUBSTR(HEX(RANDOM_BYTES(2)), 2), '-', " +
    "HEX(8 + FLOOR(RAND() * 4)), SUBSTR(HEX(RANDOM_BYTES(2)), 2), '-', HEX(RANDOM_BYTES(6))))",
  uuid7: writeUuid7,
};

/** The first 48 bits are milliseconds. */
function writeUuid7({ arguments: [shift] }: FunctionNode, writer: SqlWriter): void {
  if (shift === undefined && writer.features.uuid7) return void writer.write('UUID_V7()');
  const time = (): void => {
    writer.write('LPAD(HEX(CAST(UNIX_TIMESTAMP(NOW(3)) * 1000 AS SIGNED)');
    if (shift !== undefined) writer.write(' + ').operand(shift);
    writer.write("), 12, '0')");
  };
  writer.write('LOWER(CONCAT(LEFT(');
  time();
  writer.write(", 8), '-', RIGHT(");
  time();
  writer.write(", 4), '-7', SUBSTR(HEX(RANDOM_BYTES(2)), 2), '-', ");
  writer.write("HEX(8 + FLOOR(RAND() * 4)), SUBSTR(HEX(RANDOM_BYTES(2)), 2), '-', HEX(RANDOM_BYTES(6))))");
}

/** Booleans are numbers, which JSON has another word for: `JSON_EXTRACT(IF(live, 'true', 'false'), '$')`. */
function writeJson(name: string, node: FunctionNode, writer: SqlWriter): void {
  writer.write(`${name}(`);
  writer.list(node.arguments, (argument, index) => writeMember(argument, node.argumentTypes?.[index]?.kind, writer));
  writer.write(')');
}

function writeMember(argument: ExpressionSqlNode, kind: string | undefined, writer: SqlWriter): void {
  if (kind !== 'boolean') return void writer.expression(argument);
  writer
    .write('JSON_EXTRACT(CASE WHEN ')
    .expression(argument)
    .write(" THEN 'true' WHEN NOT ")
    .operand(argument)
    .write(" THEN 'false' END, '$')");
}
