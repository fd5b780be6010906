import { ts } from 'ts-morph';
import type { ImportIR } from '../../schema/ir/field-ir.js';
import { explainNoModel, explainUnknown } from './explain-name.js';
import type { ReadContext } from './read-context.js';
import { readEnum } from './read-enum.js';
import type { Place } from '../diagnostics.js';
import { isVocabularyWord } from './vocabulary-words.js';
import { notReadable, propertyName, readValue, unwrap } from './read-value.js';
import type { ImportReading, Reading } from './reading.js';
import { importOf, resolveName, type Meaning } from './resolve-name.js';
import { placeOf, type SchemaSource } from './schema-source.js';

/** Reads a name: a constant's value, an enum, a model, a word of the vocabulary, or something to import. */
export function readIdentifier(context: ReadContext, source: SchemaSource, node: ts.Identifier): Reading {
  const place = placeOf(source, node);
  const meaning = resolveName(context.project, source, node.text);
  switch (meaning.kind) {
    case 'vocabulary':
      return readWord(context, place, meaning.name);
    case 'outside':
      return makeImportReading(context, source, node.text, place, importOf(source, node.text) ?? meaning.import);
    case 'declaration':
      return readDeclaration(context, source, node, meaning);
    case 'vocabularyNamespace':
      return notReadable(context, place, 'Name a member of the namespace.');
    case 'unknown': {
      const { message, hint } = explainUnknown(context.project, source, node.text, context.classes);
      context.bag.error('SCHEMA.UNKNOWN_NAME', place, message, hint);
      return { ...place, kind: 'invalid' };
    }
  }
}

/** `() => Tag` stands for the model that it gives, as in a foreign key to a class further down; any other arrow is left to the caller. */
export function readArrow(context: ReadContext, source: SchemaSource, node: ts.ArrowFunction): Reading | undefined {
  if (node.parameters.length > 0 || ts.isBlock(node.body)) return undefined;
  const name = unwrap(node.body);
  if (!ts.isIdentifier(name)) return undefined;
  const meaning = resolveName(context.project, source, name.text);
  const isModel =
    meaning.kind === 'declaration' ? context.models.has(meaning.node) : meaning.kind === 'vocabulary' && meaning.name === 'ContentType';
  return isModel ? readIdentifier(context, source, name) : undefined;
}

/** Reads `Enum.Member`, `LIMITS.title`, `Timestamped.meta` and names behind a namespace import of the vocabulary. */
export function readProperty(context: ReadContext, source: SchemaSource, node: ts.PropertyAccessExpression): Reading {
  const place = placeOf(source, node);
  const word = vocabularyName(context, source, node);
  if (word !== undefined) return readWord(context, place, word);
  const object = readValue(context, source, node.expression);
  const name = node.name.text;
  if (object.kind === 'enum') {
    const member = object.members.find((candidate) => candidate.name === name);
    if (member) return { ...place, kind: 'literal', value: member.value };
    const choices = object.members.map((candidate) => candidate.name).join(', ');
    context.bag.error('SCHEMA.UNKNOWN_NAME', place, `The enum '${object.name}' has no member '${name}'.`, `Its members are: ${choices}.`);
    return { ...place, kind: 'invalid' };
  }
  if (object.kind === 'object') {
    const entry = object.entries.find((candidate) => candidate.name === name);
    if (entry) return { ...entry.value, ...place };
    context.bag.error('SCHEMA.UNKNOWN_NAME', place, `There is no '${name}' in ${object.text.split('\n')[0] ?? ''}.`);
    return { ...place, kind: 'invalid' };
  }
  if (object.kind === 'model') return readStatic(context, object.name, name, node, source);
  if (object.kind === 'invalid') return { ...place, kind: 'invalid' };
  return notReadable(context, place, 'Write the value, or name a constant that holds it.');
}

function readWord(context: ReadContext, place: Place, name: string): Reading {
  return isVocabularyWord(context.bag, place, name) ? { ...place, kind: 'word', name } : { ...place, kind: 'invalid' };
}

/** `fields.char` for `fields.char` and `dunder.fields.char`, `Q` for `Q` and `dunder.Q`; undefined for what is not the vocabulary's. */
export function vocabularyName(context: ReadContext, source: SchemaSource, node: ts.Expression): string | undefined {
  if (ts.isIdentifier(node)) {
    const meaning = resolveName(context.project, source, node.text);
    return meaning.kind === 'vocabulary' ? meaning.name : undefined;
  }
  if (!ts.isPropertyAccessExpression(node)) return undefined;
  if (ts.isIdentifier(node.expression) && resolveName(context.project, source, node.expression.text).kind === 'vocabularyNamespace')
    return node.name.text;
  const owner = vocabularyName(context, source, node.expression);
  return owner === undefined ? undefined : `${owner}.${node.name.text}`;
}

function readDeclaration(
  context: ReadContext,
  source: SchemaSource,
  name: ts.Identifier,
  meaning: Extract<Meaning, { kind: 'declaration' }>,
): Reading {
  const place = placeOf(source, name);
  const { node } = meaning;
  const model = context.models.get(node);
  if (model !== undefined) return { ...place, kind: 'model', name: model };
  if (ts.isEnumDeclaration(node)) return { ...place, ...readEnum(context, meaning.source, node) };
  if (ts.isVariableDeclaration(node)) return readConstant(context, source, name, node, meaning.source);
  if (ts.isModuleDeclaration(node))
    return notReadable(context, place, 'Values of a namespace are not read: declare them at the top of the file.');
  if (meaning.source !== source) {
    const imported = importOf(source, name.text);
    if (imported)
      return { ...makeImportReading(context, source, name.text, place, imported), ...(isGeneric(node) && { generic: true as const }) };
  }
  return notReadable(context, place, 'Move it to a file of its own and import it here: generated code does not import schema files.');
}

function isGeneric(node: ts.Declaration): boolean {
  return ts.isClassDeclaration(node) && node.typeParameters !== undefined;
}

/** The value of a `const`; a function or an object that cannot be read but comes from elsewhere is imported instead. */
function readConstant(
  context: ReadContext,
  source: SchemaSource,
  name: ts.Identifier,
  node: ts.VariableDeclaration,
  owner: SchemaSource,
): Reading {
  const place = placeOf(source, name);
  const initializer = node.initializer;
  if (owner !== source && initializer && (ts.isArrowFunction(initializer) || ts.isFunctionExpression(initializer))) {
    const imported = importOf(source, name.text);
    if (imported) return makeImportReading(context, source, name.text, place, imported);
  }
  if (!(node.parent.flags & ts.NodeFlags.Const) || !initializer)
    return notReadable(context, place, `Declare '${name.text}' with const and a value.`);
  if (context.following.has(node)) return notReadable(context, place, `'${name.text}' is defined by itself.`);
  context.following.add(node);
  try {
    const value = readValue(context, owner, initializer);
    // A value keeps the place where it was written, so that a fault points there; scalars point at the name that is used.
    return value.kind === 'literal' || value.kind === 'typed' ? { ...value, ...place } : value;
  } finally {
    context.following.delete(node);
  }
}

function makeImportReading(context: ReadContext, source: SchemaSource, name: string, place: Place, imported: ImportIR): ImportReading {
  return { ...place, kind: 'import', import: imported, noModel: explainNoModel(context.project, source, name) };
}

function readStatic(context: ReadContext, model: string, name: string, node: ts.PropertyAccessExpression, source: SchemaSource): Reading {
  const place = placeOf(source, node);
  const declaration = context.classes.get(model);
  const owner = declaration && context.project.sources.find((item) => item.node === declaration.getSourceFile());
  const member = declaration?.members.find(
    (item): item is ts.PropertyDeclaration =>
      ts.isPropertyDeclaration(item) &&
      propertyName(item.name) === name &&
      (ts.getModifiers(item) ?? []).some((modifier) => modifier.kind === ts.SyntaxKind.StaticKeyword),
  );
  if (owner && member?.initializer && !context.following.has(member)) {
    context.following.add(member);
    try {
      return readValue(context, owner, member.initializer);
    } finally {
      context.following.delete(member);
    }
  }
  context.bag.error('SCHEMA.UNKNOWN_NAME', place, `'${model}' has no static '${name}' that can be read.`);
  return { ...place, kind: 'invalid' };
}
