import type { ElementParameterNode, ListParameterNode, LiteralNode, ParameterNode, ValueType } from '../../sql/ast/index.js';
import { isInteger } from '../../sql/compile/arithmetic-visitors.js';
import { standardString } from '../../sql/compile/standard-spelling.js';
import type { ParameterContext } from '../../sql/compile/spelling.js';
import type { SqlWriter } from '../../sql/compile/sql-writer.js';
import { valueVisitors, writeElements, writeListDocument, writePlaceholder } from '../../sql/compile/value-visitors.js';
import type { MysqlFeatures } from './features.js';

/** Compared as text or as a double unless told otherwise. */
const INEXACT: ReadonlySet<ValueType['kind']> = new Set<ValueType['kind']>(['decimal']);
/** Sent as text or as a double; a context without a type of its own would keep them so. */
const TYPELESS: ReadonlySet<ValueType['kind']> = new Set<ValueType['kind']>(['decimal', 'date', 'dateTime', 'time']);

type WriteParameter = (node: ParameterNode | ElementParameterNode, writer: SqlWriter, context: ParameterContext) => void;

/**
 * `?`, and `CAST(? AS decimal(65, 30))` where the value would lose digits or its type. MySQL reads `author_id = CAST(2.5 AS double)` as
 * `author_id = 2` where the column has an index, and a bare 2.5 too in NOT EXISTS of an UPDATE, but no decimal; MariaDB is told the type.
 */
export const mysqlParameter =
  ({ mariaDb }: MysqlFeatures): WriteParameter =>
  (node, writer, context) =>
    writeParameter(node, writer, context, mariaDb);

function writeParameter(node: ParameterNode | ElementParameterNode, writer: SqlWriter, context: ParameterContext, mariaDb: boolean): void {
  const { kind } = node.type;
  const asked = node.kind === 'parameter' && node.cast === true;
  const type: ValueType = asked && !mariaDb && kind === 'float' && context === 'compared' ? { kind: 'decimal' } : node.type;
  if (kind === 'json' && context !== 'assigned') {
    // The whole document: a JSON value on MySQL, which MariaDB has no type for.
    writer.write('JSON_EXTRACT(');
    writePlaceholder(node, writer);
    writer.write(", '$')");
    return;
  }
  const cast = context === 'compared' ? INEXACT.has(kind) : context === 'typed' && TYPELESS.has(kind);
  if (cast || (asked && kind !== 'unknown' && context !== 'assigned')) {
    const target = writer.codecs.parameterType(type);
    if (isReadFromText(type, mariaDb)) return writeFromText(writer, target, () => writePlaceholder(node, writer));
    writer.write('CAST(');
    writePlaceholder(node, writer);
    writer.write(` AS ${target})`);
  } else {
    writePlaceholder(node, writer);
  }
}

/** MySQL 9 gives a parameter that it takes for a time at once as midnight. */
export const isReadFromText = ({ kind }: ValueType, mariaDb: boolean): boolean => kind === 'time' && !mariaDb;

/** `CAST(CAST(? AS char) AS time(6))` */
export function writeFromText(writer: SqlWriter, target: string, writeOperand: () => void): void {
  writer.write('CAST(CAST(');
  writeOperand();
  writer.write(` AS char) AS ${target})`);
}

/** Beyond it the server is quicker with a document; of 65,536 parameters and more it takes none. */
const MOST_ELEMENTS = 8_192;

/**
 * ``SELECT v FROM (SELECT DISTINCT v FROM JSON_TABLE(?, '$[*]' COLUMNS (v bigint PATH '$')) `t`) `list` `` for more whole numbers than a statement takes
 * parameters. DISTINCT keeps it one table: an UPDATE or DELETE would read the document again for each row. Texts would need a collation.
 */
export const mysqlListParameter =
  ({ jsonRows }: MysqlFeatures) =>
  (node: ListParameterNode, writer: SqlWriter): void => {
    if (!jsonRows || node.count <= MOST_ELEMENTS || !isInteger(node.type)) return writeElements(node, writer);
    writer.write('SELECT v FROM (SELECT DISTINCT v FROM JSON_TABLE(');
    writeListDocument(node, writer, node);
    // A bigint gives NULL for what is beyond its range.
    const unsigned = node.type.kind === 'positiveBigInteger' ? ' unsigned' : '';
    writer.write(`, '$[*]' COLUMNS (v bigint${unsigned} PATH '$')) \`t\`) \`list\``);
  };

/** Booleans are the numbers 1 and 0. */
export function mysqlLiteral(node: LiteralNode, writer: SqlWriter): void {
  if (typeof node.value === 'boolean') writer.write(node.value ? '1' : '0');
  else valueVisitors.literal(node, writer);
}

/**
 * What a backslash means in a text depends on the mode of the session (NO_BACKSLASH_ESCAPES), so a text with one is
 * written by its bytes: `_utf8mb4 X'615c'`. So is one with a question mark: a driver that fills values in by itself may take it for a place.
 */
export function mysqlString(text: string): string {
  const plain = standardString(text);
  return /[\\?]/.test(text) ? `_utf8mb4 X'${Buffer.from(text, 'utf8').toString('hex')}'` : plain;
}
