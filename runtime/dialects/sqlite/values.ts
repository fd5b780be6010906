import type { DefaultNode, ElementParameterNode, ListParameterNode, LiteralNode, ParameterNode, ValueType } from '../../sql/ast/index.js';
import { isInteger } from '../../sql/compile/arithmetic-visitors.js';
import { isText } from '../../sql/compile/pattern-visitors.js';
import type { ParameterContext } from '../../sql/compile/spelling.js';
import type { SqlWriter } from '../../sql/compile/sql-writer.js';
import { valueVisitors, writeElements, writeListDocument, writePlaceholder } from '../../sql/compile/value-visitors.js';

/** `?`. Values carry their own type. JSON is put into its shortest form; a float that is whole arrives as an integer, which divides as one. */
export function sqliteParameter(node: ParameterNode | ElementParameterNode, writer: SqlWriter, context: ParameterContext): void {
  const { kind } = node.type;
  if (context === 'assigned' || !(kind === 'json' || (context === 'typed' && kind === 'float'))) return writePlaceholder(node, writer);
  writer.write(kind === 'json' ? 'JSON(' : 'CAST(');
  writePlaceholder(node, writer);
  writer.write(kind === 'json' ? ')' : ' AS REAL)');
}

/** Besides numbers and texts, what a driver sends as a text. */
const SENT_AS_TEXT: ReadonlySet<ValueType['kind']> = new Set<ValueType['kind']>(['date', 'dateTime', 'uuid']);

/** `SELECT value FROM JSON_EACH(?)`: a parameter for each member would be more than the database takes, or as slow. */
export function sqliteListParameter(node: ListParameterNode, writer: SqlWriter): void {
  const { type } = node;
  if (!isInteger(type) && !isText(type) && !SENT_AS_TEXT.has(type.kind)) return writeElements(node, writer);
  writer.write('SELECT value FROM JSON_EACH(');
  writeListDocument(node, writer, node);
  writer.write(')');
}

/** Booleans are the numbers 1 and 0. */
export function sqliteLiteral(node: LiteralNode, writer: SqlWriter): void {
  if (typeof node.value === 'boolean') writer.write(node.value ? '1' : '0');
  else valueVisitors.literal(node, writer);
}

export function sqliteDefault(_node: DefaultNode, writer: SqlWriter): void {
  writer.refuse('DEFAULT in VALUES', 'Leave the column out of the INSERT.');
}
