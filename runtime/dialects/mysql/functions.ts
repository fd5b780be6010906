import type { FunctionNode } from '../../sql/ast/index.js';
import { HASHES } from '../features.js';
import { overlookingNulls } from '../../sql/compile/null-ignoring.js';
import type { FunctionTable } from '../../sql/compile/spelling.js';
import { refused, searchFunctions, trigramFunctions } from '../../sql/compile/refused-functions.js';
import type { SqlWriter } from '../../sql/compile/sql-writer.js';
import type { MysqlFeatures } from './features.js';
import { writeJson } from './json-members.js';
import { writeMatch } from './match.js';

export function mysqlFunctions({ exactCollation, hashes }: MysqlFeatures): FunctionTable {
  const gone = HASHES.filter((name) => !hashes.includes(name));
  return {
    ...common,
    /** Exact about case, which the column's collation might not be. */
    strindex: `INSTR(CONVERT({0} USING utf8mb4) COLLATE ${exactCollation}, {1})`,
    ...refused(gone, 'MD5 and SHA1', "Use SHA256, or bring them back: INSTALL COMPONENT 'file://component_classic_hashing'."),
  };
}

const common: FunctionTable = {
  greatest: overlookingNulls('GREATEST'),
  least: overlookingNulls('LEAST'),
  now: 'CURRENT_TIMESTAMP(6)',
  lag: (node, writer) => writeShifted('LAG', node, writer),
  lead: (node, writer) => writeShifted('LEAD', node, writer),
  nthValue: (node, writer) => writeCounted('NTH_VALUE', node, 1, writer),
  ntile: (node, writer) => writeCounted('NTILE', node, 0, writer),
  concat: "CONCAT_WS('', {*})",
  concatStrict: 'CONCAT({*})',
  /** MariaDB gives the text itself where there is nothing to replace, also by NULL. */
  replace: (node, writer) => {
    const [, , made] = node.arguments;
    const known = made!.kind === 'parameter' || made!.kind === 'literal';
    if (!known) writer.write('CASE WHEN ').operand(made!).write(' IS NOT NULL THEN ');
    writer.write('REPLACE(').expressions(node.arguments).write(')');
    if (!known) writer.write(' END');
  },
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
  jsonParts: 'JSON_ARRAY({*})',
  jsonAlone: '{*}',
  /** MariaDB gives NULL for JSON longer than max_allowed_packet. */
  jsonPresent: 'COALESCE({0}, JSON_ARRAY())',
  jsonText: 'CAST({0} AS CHAR)',
  /** The digits are twice as long as the bytes; NULL when that is more than max_allowed_packet. */
  jsonBytes: "COALESCE(HEX({0}), IF({0} IS NULL, NULL, '!'))",
  /** UUID() is of version 1. */
  uuid4:
    "LOWER(CONCAT(HEX(RANDOM_BYTES(4)), '-', HEX(RANDOM_BYTES(2)), '-4', SUBSTR(HEX(RANDOM_BYTES(2)), 2), '-', " +
    "HEX(8 + FLOOR(RAND() * 4)), SUBSTR(HEX(RANDOM_BYTES(2)), 2), '-', HEX(RANDOM_BYTES(6))))",
  uuid7: writeUuid7,
  matchNatural: (node, writer) => writeMatch(node.arguments, 'IN NATURAL LANGUAGE MODE', writer),
  matchBoolean: (node, writer) => writeMatch(node.arguments, 'IN BOOLEAN MODE', writer),
  matchExpansion: (node, writer) => writeMatch(node.arguments, 'WITH QUERY EXPANSION', writer),
  ...refused(searchFunctions, 'text search of PostgreSQL', 'Use the lookup search, or MatchAgainst with a FULLTEXT index.'),
  ...refused(trigramFunctions, 'trigrams', 'Use MatchAgainst with a FULLTEXT index, or the lookup icontains.'),
  ...refused(['unaccent'], 'UNACCENT', "Compare by a collation that overlooks accents: Collate('name', 'utf8mb4_general_ci')."),
  ...refused(['randomUuid'], 'RandomUUID', 'Use UUID4().'),
  ...refused(['transactionNow'], 'time of the transaction', 'Use Now(), or take the time once in JavaScript.'),
  ...refused(['arraySubquery'], 'arrays', 'Use Subquery with JSONBAgg, which gives a JSON list.'),
};

/** MariaDB's take no value for where there is no such row. */
function writeShifted(name: string, node: FunctionNode, writer: SqlWriter): void {
  if (node.arguments.length > 2 && !writer.features.lagDefault)
    writer.refuse(
      `default for ${name}`,
      `Put one in its place: Coalesce(Window(${name === 'LAG' ? 'Lag' : 'Lead'}('views'), …), Value(0)).`,
    );
  writeCounted(name, node, 1, writer);
}

/** `NTH_VALUE(a, ?)`: MySQL takes a bare `?` there, and no cast of one. */
function writeCounted(name: string, node: FunctionNode, place: number, writer: SqlWriter): void {
  writer.write(`${name}(`);
  writer.list(node.arguments, (part, index) => (index === place ? writer.value(part, 'assigned') : writer.expression(part))).write(')');
}

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
