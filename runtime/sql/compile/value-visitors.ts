import type { ArrayParameterNode, ElementParameterNode, ListParameterNode, ParameterNode } from '../ast/index.js';
import type { Binding } from './compiled-query.js';
import { badNumber } from './compile-errors.js';
import { listMembers } from './list-members.js';
import type { ExpressionVisitors, ParameterContext } from './spelling.js';
import type { SqlWriter } from './sql-writer.js';

type ValueKind =
  | 'arrayParameter'
  | 'column'
  | 'default'
  | 'elementParameter'
  | 'listParameter'
  | 'literal'
  | 'groupValue'
  | 'parameter'
  | 'position'
  | 'raw'
  | 'reference'
  | 'row'
  | 'star';

/** Names, constants and parameters. */
export const valueVisitors: Pick<ExpressionVisitors, ValueKind> = {
  column(node, writer) {
    if (node.alias !== null) writer.name(node.alias).write('.');
    writer.name(node.column);
  },
  groupValue: (node, writer) => void writer.expression(node.operand),
  reference: (node, writer) => void writer.name(node.name),
  literal({ value }, writer) {
    if (typeof value === 'string') writer.string(value);
    else writer.write(plainLiteral(value));
  },
  position: (node, writer) => void writer.write(String(node.index)),
  star: (_node, writer) => void writer.write('*'),
  default: (_node, writer) => void writer.write('DEFAULT'),
  row: (node, writer) => void writer.write('(').expressions(node.items).write(')'),
  raw(node, writer) {
    for (const part of node.parts) {
      if (typeof part === 'string') writer.write(part);
      else writer.operand(part);
    }
  },
  parameter: (node, writer) => writer.spelling.parameter(node, writer, 'typed'),
  elementParameter: (node, writer) => writer.spelling.parameter(node, writer, 'typed'),
  listParameter: writeElements,
  arrayParameter: (node, writer) => writeArray(node, writer, 'value', listMembers),
};

/** `$1`, or `$1::integer` where the context does not tell the type. */
export function standardParameter(node: ParameterNode | ElementParameterNode, writer: SqlWriter, context: ParameterContext): void {
  writePlaceholder(node, writer);
  const cast = context === 'typed' || (node.kind === 'parameter' && node.cast === true);
  if (cast && node.type.kind !== 'unknown') writer.write(`::${writer.codecs.parameterType(node.type)}`);
}

/** The bare placeholder with its binding; `finish` is a last step after encoding, as for the text of a LIKE. */
export function writePlaceholder(
  node: ParameterNode | ElementParameterNode,
  writer: SqlWriter,
  finish?: (encoded: unknown) => unknown,
  key: object = node,
): void {
  writer.bind(key, () => {
    const encode = encoderOf(node, writer, finish);
    return node.kind === 'parameter' ? { slot: node.slot, encode } : { slot: node.slot, element: node.index, encode };
  });
}

/** `?, ?, …` */
export function writeElements({ count, ...list }: ListParameterNode, writer: SqlWriter): void {
  const elements = Array.from({ length: count }, (_, index): ElementParameterNode => ({ ...list, kind: 'elementParameter', index }));
  writer.list(elements, (element) => writer.value(element, 'compared'));
}

/** The placeholder of a long list that is one JSON document. */
export function writeListDocument({ slot, type, prepare, subject = 'value' }: ListParameterNode, writer: SqlWriter, key: object): void {
  writer.bind(key, (): Binding => {
    const encode = writer.codecs.encoder(type, subject);
    const member = (value: unknown): string => jsonOf(encode(prepare === undefined ? value : prepare(value)));
    return { slot, encode: (list) => `[${listMembers(list).map(member).join(',')}]` };
  });
}

/** A number or a text as drivers take them; big integers with all their digits. */
const jsonOf = (encoded: unknown): string => (typeof encoded === 'bigint' ? String(encoded) : JSON.stringify(encoded));

const allMembers = (list: unknown): readonly unknown[] => list as readonly unknown[];

/** `$1::integer[]` */
export function writeArray(node: ArrayParameterNode, writer: SqlWriter, subject = 'value', members = allMembers): void {
  if (!writer.features.arrays) writer.refuse('array parameters', 'Pass the values one by one: IN (?, ?), VALUES (?), (?).');
  const { slot, type, prepare } = node;
  writer.bind(node, (): Binding => {
    const encode = writer.codecs.arrayEncoder(type, node.subject ?? subject);
    return { slot, encode: (list) => encode(prepare === undefined ? members(list) : members(list).map(prepare)) };
  });
  if (type.kind !== 'unknown') writer.write(`::${writer.codecs.parameterType(type)}[]`);
}

function encoderOf(
  { type, prepare, subject = 'value' }: ParameterNode | ElementParameterNode,
  writer: SqlWriter,
  finish?: (encoded: unknown) => unknown,
): Binding['encode'] {
  const encode = writer.codecs.encoder(type, subject);
  if (prepare === undefined) return finish === undefined ? encode : (value) => finish(encode(value));
  return finish === undefined ? (value) => encode(prepare(value)) : (value) => finish(encode(prepare(value)));
}

function plainLiteral(value: null | boolean | number): string {
  if (value === null) return 'NULL';
  if (value === true) return 'TRUE';
  if (value === false) return 'FALSE';
  if (!Number.isFinite(value)) throw badNumber(value);
  return String(value);
}
