import { ts } from 'ts-morph';
import type { ImportIR } from '../../schema/ir/field-ir.js';
import type { ReadContext } from './read-context.js';
import type { TypeReading } from './reading.js';
import { importOf, resolveName } from './resolve-name.js';
import { placeOf, type SchemaSource } from './schema-source.js';

/** Reads the type of `fields.json<Settings>()`: its text, and the imports that generated code needs to say the same. */
export function readTypeArgument(context: ReadContext, source: SchemaSource, node: ts.TypeNode): TypeReading {
  const imports = new Map<string, ImportIR>();
  const visit = (child: ts.Node): void => {
    const name = leftmostName(child);
    if (name && !imports.has(name.text)) addImport(context, source, name, imports);
    const fault = faultOf(child);
    if (fault) context.bag.error('SCHEMA.TYPE_NOT_READABLE', placeOf(source, child), ...fault);
    ts.forEachChild(child, visit);
  };
  visit(node);
  return {
    ...placeOf(source, node),
    kind: 'type',
    imports: [...imports.values()].sort((a, b) => (a.module + a.name < b.module + b.name ? -1 : 1)),
  };
}

/** What means something only where it is written. */
function faultOf(node: ts.Node): readonly [message: string, hint: string] | undefined {
  if (ts.isTypeQueryNode(node)) return ['`typeof` of a value cannot be carried into generated code.', 'Export a type and name it.'];
  if (node.kind === ts.SyntaxKind.ThisType) return ['`this` means another type in generated code.', 'Export a type and name it.'];
  if (ts.isImportTypeNode(node))
    return [
      'An `import()` in a type cannot be carried into generated code.',
      "Write `import type { Settings } from '…'` above, and name it.",
    ];
  return isTypeParameter(node)
    ? ['The parameter of a class is no type that generated code can name.', 'Write the type that is meant: a schema has no generic models.']
    : undefined;
}

/** Whether a name is the `T` of `class Base<T> extends Model`, and not that of a mapped type around it. */
function isTypeParameter(node: ts.Node): boolean {
  const name = leftmostName(node)?.text;
  for (let owner = name === undefined ? undefined : node.parent; owner; owner = owner.parent) {
    const declared = ts.isMappedTypeNode(owner)
      ? [owner.typeParameter]
      : ts.isClassLike(owner) || ts.isFunctionTypeNode(owner)
        ? owner.typeParameters
        : [];
    if (declared?.some((parameter) => parameter.name.text === name)) return ts.isClassLike(owner);
  }
  return false;
}

function leftmostName(node: ts.Node): ts.Identifier | undefined {
  let name: ts.Node | undefined;
  if (ts.isTypeReferenceNode(node)) name = node.typeName;
  else if (ts.isExpressionWithTypeArguments(node)) name = node.expression;
  while (name && ts.isQualifiedName(name)) name = name.left;
  return name && ts.isIdentifier(name) ? name : undefined;
}

function addImport(context: ReadContext, source: SchemaSource, name: ts.Identifier, imports: Map<string, ImportIR>): void {
  const local = source.names.get(name.text);
  // A name that the file does not declare is TypeScript's own: Record, Array, Date.
  if (!local) return;
  const place = placeOf(source, name);
  if (resolveName(context.project, source, name.text).kind === 'vocabulary') {
    context.bag.error('SCHEMA.TYPE_NOT_READABLE', place, `'${name.text}' of the vocabulary means nothing outside of a schema.`);
    return;
  }
  if (local.kind === 'namespace') {
    context.bag.error(
      'SCHEMA.TYPE_NOT_READABLE',
      place,
      `'${name.text}' is all of '${local.module}', which generated code does not import.`,
      `Import the type by its own name: import type { Settings } from '${local.module}'.`,
    );
    return;
  }
  const found = importOf(source, name.text);
  if (found) imports.set(name.text, found);
  else
    context.bag.error(
      'SCHEMA.TYPE_NOT_EXPORTED',
      place,
      `The type '${name.text}' is not exported, so generated code cannot name it.`,
      `Write \`export\` before it.`,
    );
}
