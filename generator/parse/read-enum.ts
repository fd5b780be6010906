import { ts } from 'ts-morph';
import type { ReadContext } from './read-context.js';
import { notReadable, propertyName, unwrap } from './read-value.js';
import type { EnumReading } from './reading.js';
import { placeOf, type SchemaSource } from './schema-source.js';

/** Reads an enum's members with their values: strings, numbers, and the counting of those that say nothing. */
export function readEnum(context: ReadContext, source: SchemaSource, node: ts.EnumDeclaration): EnumReading {
  const members: { name: string; value: string | number }[] = [];
  let next = 0;
  for (const member of node.members) {
    const name = propertyName(member.name);
    const value = member.initializer ? constantOf(member.initializer, members) : next;
    if (name === undefined || value === undefined) {
      notReadable(context, placeOf(source, member), 'Give the member a string or a number.');
      continue;
    }
    if (typeof value === 'number') next = value + 1;
    members.push({ name, value });
  }
  return { ...placeOf(source, node), kind: 'enum', name: node.name.text, members };
}

function constantOf(written: ts.Expression, earlier: readonly { name: string; value: string | number }[]): string | number | undefined {
  const node = unwrap(written);
  if (ts.isStringLiteralLike(node)) return node.text;
  if (ts.isNumericLiteral(node)) return Number(node.text);
  if (ts.isPrefixUnaryExpression(node) && node.operator === ts.SyntaxKind.MinusToken && ts.isNumericLiteral(node.operand))
    return -Number(node.operand.text);
  if (ts.isIdentifier(node)) return earlier.find((member) => member.name === node.text)?.value;
  return undefined;
}
