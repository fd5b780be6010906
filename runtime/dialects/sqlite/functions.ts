import type { ExpressionSqlNode, FunctionNode } from '../../sql/ast/index.js';
import { HASHES } from '../features.js';
import { isInteger } from '../../sql/compile/arithmetic-visitors.js';
import { overlookingNulls } from '../../sql/compile/null-ignoring.js';
import type { FunctionTable, Visitor } from '../../sql/compile/spelling.js';
import { matchFunctions, refused, searchFunctions, trigramFunctions } from '../../sql/compile/refused-functions.js';
import type { SqlWriter } from '../../sql/compile/sql-writer.js';
import { writeJson } from './json-members.js';

/** A text of at least `{1}` characters, made of the filling. */
const filling = "SUBSTR(REPLACE(HEX(ZEROBLOB({1})), '00', {2}), 1, {1} - LENGTH({0}))";
const padded = (text: string): string => `CASE WHEN LENGTH({0}) >= {1} THEN SUBSTR({0}, 1, MAX({1}, 0)) ELSE ${text} END`;

/** SQLite has few functions of its own; LOWER and UPPER change ASCII letters only. */
export const sqliteFunctions: FunctionTable = {
  greatest: overlookingNulls('MAX'),
  least: overlookingNulls('MIN'),
  /** In the form that instants are kept in: six digits, or none when they are all zero. */
  now: "REPLACE(STRFTIME('%Y-%m-%d %H:%M:%f000', 'now'), '.000000', '')",
  length: 'LENGTH({*})',
  concat: (node, writer) => {
    writer
      .write('(')
      .list(node.arguments, (argument) => writer.write('COALESCE(').expression(argument).write(", '')"), ' || ')
      .write(')');
  },
  left: 'SUBSTR({0}, 1, {1})',
  right: 'SUBSTR({0}, 0 - {1}, {1})',
  strindex: 'INSTR({*})',
  repeat: "CASE WHEN {1} IS NOT NULL THEN REPLACE(HEX(ZEROBLOB({1})), '00', {0}) END",
  lpad: padded(`${filling} || {0}`),
  rpad: padded(`{0} || ${filling}`),
  /** Letter by letter. */
  reverse:
    "(WITH RECURSIVE r(rest, turned) AS (SELECT {0}, '' UNION ALL SELECT SUBSTR(rest, 2), SUBSTR(rest, 1, 1) || turned FROM r " +
    "WHERE rest <> '') SELECT turned FROM r WHERE rest = '')",
  chr: 'CHAR({0})',
  ord: "CASE {0} WHEN '' THEN 0 ELSE UNICODE({0}) END",
  ceil: 'CEIL({0})',
  mod: (node, writer) => {
    const [left, right] = node.arguments as [ExpressionSqlNode, ExpressionSqlNode];
    writeModulo(left, right, node.argumentTypes?.every(isInteger) ?? false, writer);
  },
  log: '(LN({1}) / LN({0}))',
  cot: '(1 / TAN({0}))',
  /** From 0 to 1: RANDOM() is any integer of 64 bits. */
  random: '(RANDOM() / 18446744073709551616.0 + 0.5)',
  jsonObject: (node, writer) => writeJson('JSON_OBJECT', node, writer),
  jsonArray: (node, writer) => writeJson('JSON_ARRAY', node, writer),
  jsonRow: 'JSON_ARRAY({*})',
  jsonParts: 'JSON_ARRAY({*})',
  jsonAlone: '{*}',
  jsonPresent: '{*}',
  /** Text that is JSON stays text. */
  jsonText: "({0} || '')",
  jsonNumber: "CASE TYPEOF({0}) WHEN 'real' THEN PRINTF('%!.20g', {0}) ELSE CAST({0} AS TEXT) END",
  jsonBytes: 'CASE WHEN {0} IS NOT NULL THEN HEX({0}) END',
  ...Object.fromEntries(HASHES.map((name) => [name, hash(name)])),
  uuid4:
    "LOWER(HEX(RANDOMBLOB(4)) || '-' || HEX(RANDOMBLOB(2)) || '-4' || SUBSTR(HEX(RANDOMBLOB(2)), 2) || '-' || " +
    "SUBSTR('89AB', 1 + (RANDOM() & 3), 1) || SUBSTR(HEX(RANDOMBLOB(2)), 2) || '-' || HEX(RANDOMBLOB(6)))",
  uuid7: (node, writer) => {
    const [shift] = node.arguments;
    const time = (): void => {
      writer.write("PRINTF('%012x', CAST((JULIANDAY('now') - 2440587.5) * 86400000 AS INTEGER)");
      if (shift !== undefined) writer.write(' + ').operand(shift);
      writer.write(')');
    };
    writer.write('LOWER(SUBSTR(');
    time();
    writer.write(", 1, 8) || '-' || SUBSTR(");
    time();
    writer.write(", 9) || '-7' || SUBSTR(HEX(RANDOMBLOB(2)), 2) || '-' || SUBSTR('89AB', 1 + (RANDOM() & 3), 1) || ");
    writer.write("SUBSTR(HEX(RANDOMBLOB(2)), 2) || '-' || HEX(RANDOMBLOB(6)))");
  },
  round: writeRound,
  ...refused(searchFunctions, 'text search of PostgreSQL', 'Use the lookup icontains, or a table of FTS5 with RawSQL.'),
  ...refused(matchFunctions, 'MATCH … AGAINST', 'Use the lookup icontains, or a table of FTS5 with RawSQL.'),
  ...refused(trigramFunctions, 'trigrams', 'Use the lookup icontains.'),
  ...refused(['unaccent'], 'UNACCENT', 'Keep a column of the text without accents, and compare that.'),
  ...refused(['randomUuid'], 'RandomUUID', 'Use UUID4().'),
  ...refused(['transactionNow'], 'time of the transaction', 'Use Now(), or take the time once in JavaScript.'),
  ...refused(['arraySubquery'], 'arrays', 'Use Subquery with JSONBAgg, which gives a JSON list.'),
};

/** `%` makes integers of both sides, so that a remainder of fractions is computed: `a - b * CAST(a / b AS INTEGER)`. */
export function writeModulo(left: ExpressionSqlNode, right: ExpressionSqlNode, integers: boolean, writer: SqlWriter): void {
  if (integers) return void writer.write('(').operand(left).write(' % ').operand(right).write(')');
  writer.write('(').operand(left).write(' - ').operand(right).write(' * CAST(').operand(left);
  writer.write(' / CAST(').expression(right).write(' AS REAL) AS INTEGER))');
}

/** A whole number is whole already; digits before the point are not for SQLite. */
function writeRound(node: FunctionNode, writer: SqlWriter): void {
  const [value, places] = node.arguments as [ExpressionSqlNode, ExpressionSqlNode | undefined];
  if (places?.kind === 'literal' && Number(places.value) < 0) {
    writer.refuse('rounding to tens', "Divide before and multiply after: Round(F('views').div(10)).mul(10).");
  }
  if (node.type.kind === 'bigInteger') return void writer.operand(value);
  writer.write('ROUND(').expressions(node.arguments).write(')');
}

/** A function that the driver was given, where its package takes functions of JavaScript. */
function hash(name: (typeof HASHES)[number]): Visitor<FunctionNode> {
  const spelled = name.toUpperCase();
  return (node, writer) => {
    if (!writer.features.hashes.includes(name)) {
      writer.refuse(
        spelled,
        "Use the package better-sqlite3 or node:sqlite, or compute it in JavaScript: createHash('sha256') of node:crypto.",
      );
    }
    writer.write(`${spelled}(`).expressions(node.arguments).write(')');
  };
}
