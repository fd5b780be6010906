import { ts } from 'ts-morph';
import type { ReadContext } from './read-context.js';
import { vocabularyName } from './read-reference.js';
import { readTypeArgument } from './read-type-argument.js';
import { isVocabularyWord } from './vocabulary-words.js';
import { notReadable, readValue } from './read-value.js';
import type { Reading } from './reading.js';
import { placeOf, type SchemaSource } from './schema-source.js';

/** Reads a call of the vocabulary, `new` or not, and methods of what such a call gives: `F('a').add(1)`, `Q({…}).or({…})`. */
export function readCall(context: ReadContext, source: SchemaSource, node: ts.CallExpression | ts.NewExpression): Reading {
  const place = placeOf(source, node);
  if (isNewDate(source, node)) return readDate(context, source, node);
  const name = vocabularyName(context, source, node.expression);
  if (name !== undefined) {
    if (!isVocabularyWord(context.bag, placeOf(source, node.expression), name)) return { ...place, kind: 'invalid' };
    const typeNode = node.typeArguments?.[0];
    return {
      ...place,
      kind: 'call',
      name,
      arguments: readArguments(context, source, node),
      ...(typeNode ? { typeArgument: readTypeArgument(context, source, typeNode) } : {}),
    };
  }
  if (ts.isCallExpression(node) && ts.isPropertyAccessExpression(node.expression)) {
    const object = readValue(context, source, node.expression.expression);
    const method = node.expression.name;
    if (object.kind === 'invalid') return { ...place, kind: 'invalid' };
    if (object.kind === 'call' || object.kind === 'method')
      // The place is the method's name, so that each link of a chain points at itself.
      return { ...placeOf(source, method), kind: 'method', name: method.text, object, arguments: readArguments(context, source, node) };
  }
  return notReadable(
    context,
    place,
    'Only the vocabulary can be called. For a function of your own pass the function itself: `default: makeSlug`.',
  );
}

function readArguments(context: ReadContext, source: SchemaSource, node: ts.CallExpression | ts.NewExpression): Reading[] {
  return (node.arguments ?? []).map((argument) => {
    if (!ts.isSpreadElement(argument)) return readValue(context, source, argument);
    return notReadable(context, placeOf(source, argument), 'Write the arguments out.');
  });
}

function isNewDate(source: SchemaSource, node: ts.CallExpression | ts.NewExpression): boolean {
  return ts.isNewExpression(node) && ts.isIdentifier(node.expression) && node.expression.text === 'Date' && !source.names.has('Date');
}

/** `new Date('2025-01-01T00:00:00Z')` is a constant; `new Date()` would be the moment of generation, which nobody means. */
function readDate(context: ReadContext, source: SchemaSource, node: ts.CallExpression | ts.NewExpression): Reading {
  const place = placeOf(source, node);
  const [argument, ...rest] = readArguments(context, source, node);
  if (argument === undefined) return notReadable(context, place, 'For the moment of creation write `default: now`.');
  const written = argument.kind === 'literal' && rest.length === 0 ? argument.value : null;
  const date = typeof written === 'string' || typeof written === 'number' ? new Date(written) : undefined;
  if (date && !Number.isNaN(date.getTime())) return { ...place, kind: 'typed', type: 'dateTime', value: date.toISOString() };
  return notReadable(context, place, "Write a date as new Date('2025-01-31T12:00:00Z').");
}
