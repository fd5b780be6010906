import { ts } from 'ts-morph';
import type { Place } from '../diagnostics.js';
import type { ReadContext } from './read-context.js';
import { readCall } from './read-call.js';
import { readArrow, readIdentifier, readProperty } from './read-reference.js';
import { wordForDefault } from './other-names.js';
import type { Entry, InvalidReading, Reading } from './reading.js';
import { placeOf, type SchemaSource } from './schema-source.js';

/**
 * Reads one expression of a schema file. The set is closed: literals, arrays, objects, spreads of constants, names of constants, enums,
 * models and imports, and calls of the vocabulary. Anything else is a fault that says where it stands and what to write instead.
 */
export function readValue(context: ReadContext, source: SchemaSource, written: ts.Expression): Reading {
  const node = unwrap(written);
  const place = placeOf(source, node);
  if (ts.isStringLiteralLike(node)) return { ...place, kind: 'literal', value: node.text };
  if (ts.isNumericLiteral(node)) return readNumber(context, place, Number(node.text));
  if (ts.isBigIntLiteral(node)) return { ...place, kind: 'typed', type: 'bigint', value: bigintText(node.text) };
  if (node.kind === ts.SyntaxKind.TrueKeyword) return { ...place, kind: 'literal', value: true };
  if (node.kind === ts.SyntaxKind.FalseKeyword) return { ...place, kind: 'literal', value: false };
  if (node.kind === ts.SyntaxKind.NullKeyword) return { ...place, kind: 'literal', value: null };
  if (ts.isRegularExpressionLiteral(node)) return readPattern(node.text, place);
  if (ts.isPrefixUnaryExpression(node)) return readSigned(context, source, node, place);
  if (ts.isArrayLiteralExpression(node)) return readArray(context, source, node, place);
  if (ts.isObjectLiteralExpression(node)) return readObject(context, source, node, place);
  if (ts.isIdentifier(node)) return readIdentifier(context, source, node);
  if (ts.isPropertyAccessExpression(node)) return readProperty(context, source, node);
  if (ts.isCallExpression(node) || ts.isNewExpression(node)) return readCall(context, source, node);
  if (ts.isArrowFunction(node)) return readArrow(context, source, node) ?? notReadable(context, place, hintFor(node));
  return notReadable(context, place, hintFor(node));
}

/** Takes off what changes types alone: parentheses, `as const`, `satisfies X`, `!`. */
export function unwrap(node: ts.Expression): ts.Expression {
  let inner = node;
  while (
    ts.isParenthesizedExpression(inner) ||
    ts.isAsExpression(inner) ||
    ts.isSatisfiesExpression(inner) ||
    ts.isTypeAssertionExpression(inner) ||
    ts.isNonNullExpression(inner)
  )
    inner = inner.expression;
  return inner;
}

/** Reports an expression outside the closed set. */
export function notReadable(context: ReadContext, place: Place, hint: string): InvalidReading {
  context.bag.error('SCHEMA.NOT_STATIC', place, `${abridge(place.text)} cannot be read: a schema is parsed and never run.`, hint);
  return { ...place, kind: 'invalid' };
}

/** The first line of a text, cut to what fits into a message. */
function abridge(text: string): string {
  const [line = ''] = text.split('\n');
  return line.length <= 60 && line === text ? `'${line}'` : `'${line.slice(0, 60).trimEnd()}…'`;
}

function readNumber(context: ReadContext, place: Place, value: number): Reading {
  if (Number.isInteger(value) && !Number.isSafeInteger(value)) {
    const hint = `Write it as a bigint, ${place.text}n.`;
    context.bag.error('SCHEMA.UNSAFE_NUMBER', place, `The number ${place.text} cannot be held exactly.`, hint);
    return { ...place, kind: 'invalid' };
  }
  return { ...place, kind: 'literal', value };
}

function readPattern(text: string, place: Place): Reading {
  const end = text.lastIndexOf('/');
  return { ...place, kind: 'pattern', pattern: text.slice(1, end), flags: text.slice(end + 1) };
}

function readSigned(context: ReadContext, source: SchemaSource, node: ts.PrefixUnaryExpression, place: Place): Reading {
  const negative = node.operator === ts.SyntaxKind.MinusToken;
  const operand = unwrap(node.operand);
  if (negative || node.operator === ts.SyntaxKind.PlusToken) {
    if (ts.isNumericLiteral(operand)) return readNumber(context, place, negative ? -Number(operand.text) : Number(operand.text));
    if (ts.isBigIntLiteral(operand) && negative) return { ...place, kind: 'typed', type: 'bigint', value: bigintText(`-${operand.text}`) };
  }
  if (ts.isIdentifier(operand) || ts.isPropertyAccessExpression(operand)) {
    const constant = readValue(context, source, operand);
    if (constant.kind === 'invalid') return constant;
    if (constant.kind === 'literal' && typeof constant.value === 'number' && node.operator === ts.SyntaxKind.MinusToken)
      return { ...place, kind: 'literal', value: -constant.value };
  }
  return notReadable(context, place, 'Write the value that it comes to.');
}

function readArray(context: ReadContext, source: SchemaSource, node: ts.ArrayLiteralExpression, place: Place): Reading {
  const items: Reading[] = [];
  for (const element of node.elements) {
    if (ts.isOmittedExpression(element)) {
      items.push(notReadable(context, { source: place.source, text: place.text }, 'Remove the empty place in the list.'));
    } else if (ts.isSpreadElement(element)) {
      const spread = readValue(context, source, element.expression);
      if (spread.kind === 'array') items.push(...spread.items);
      else if (spread.kind === 'enum')
        items.push(...spread.members.map(({ value }): Reading => ({ ...placeOf(source, element), kind: 'literal', value })));
      else if (spread.kind !== 'invalid')
        items.push(notReadable(context, placeOf(source, element), 'Only a constant that is an array can be spread here.'));
    } else items.push(readValue(context, source, element));
  }
  return { ...place, kind: 'array', items };
}

function readObject(context: ReadContext, source: SchemaSource, node: ts.ObjectLiteralExpression, place: Place): Reading {
  const entries = new Map<string, Entry>();
  // A later entry wins, and keeps the place where it stands.
  const put = (entry: Entry): void => {
    entries.delete(entry.name);
    entries.set(entry.name, entry);
  };
  for (const property of node.properties) {
    if (ts.isSpreadAssignment(property)) {
      const spread = readValue(context, source, property.expression);
      if (spread.kind === 'object') for (const entry of spread.entries) put(entry);
      else if (spread.kind !== 'invalid')
        notReadable(context, placeOf(source, property), 'Only a constant that is an object can be spread here.');
      continue;
    }
    const name = property.name && propertyName(property.name);
    if (
      property.name === undefined ||
      name === undefined ||
      (!ts.isPropertyAssignment(property) && !ts.isShorthandPropertyAssignment(property))
    ) {
      notReadable(context, placeOf(source, property), 'Write `name: value` with a plain name.');
      continue;
    }
    const key = placeOf(source, property.name);
    const duplicate = entries.get(name);
    if (duplicate && node.properties.some((other) => other !== property && other.name !== undefined && propertyName(other.name) === name))
      context.bag.error('SCHEMA.DUPLICATE_KEY', key, `'${name}' is given twice.`, 'Keep one of them.');
    if (ts.isPropertyAssignment(property)) {
      if (isUndefined(property.initializer)) entries.delete(name);
      else put({ name, key, value: readValue(context, source, property.initializer) });
    } else put({ name, key, value: readIdentifier(context, source, property.name as ts.Identifier) });
  }
  return { ...place, kind: 'object', entries: [...entries.values()] };
}

/** The name of a property that is written plainly: `a`, `'a'`, `1`, `['a']`. */
export function propertyName(name: ts.PropertyName): string | undefined {
  if (ts.isIdentifier(name) || ts.isStringLiteralLike(name) || ts.isNumericLiteral(name)) return name.text;
  if (ts.isComputedPropertyName(name) && ts.isStringLiteralLike(name.expression)) return name.expression.text;
  return undefined;
}

function isUndefined(node: ts.Expression): boolean {
  return ts.isIdentifier(node) && node.text === 'undefined';
}

function bigintText(written: string): string {
  const text = written.replace(/n$/, '').replaceAll('_', '');
  const negative = text.startsWith('-');
  try {
    return String(negative ? -BigInt(text.slice(1)) : BigInt(text));
  } catch {
    return '0';
  }
}

function hintFor(node: ts.Expression): string {
  if (ts.isArrowFunction(node) || ts.isFunctionExpression(node))
    return wordForDefault(node.getText()) ?? 'Put the function into a file of its own, export it, and import it here by name.';
  if (ts.isTemplateExpression(node)) return 'Write the text out: a template with ${…} has to be run to be known.';
  if (ts.isConditionalExpression(node) || ts.isBinaryExpression(node)) return 'Write the value that it comes to.';
  if (ts.isElementAccessExpression(node)) return 'Name the constant itself.';
  if (ts.isAwaitExpression(node)) return 'Write the value: nothing can be awaited here.';
  return 'Literals, arrays, objects, constants, enums, imported names and calls of the vocabulary can be read.';
}
