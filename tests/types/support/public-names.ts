import path from 'node:path';
import ts from 'typescript-6';
import { root } from './compile.js';

/** The doors of the package for people: `exports` of package.json without what generated code imports. */
export const DOORS = {
  dunder: 'runtime/index.ts',
  'dunder/schema': 'schema/index.ts',
  'dunder/testing': 'runtime/testing/index.ts',
} as const;

/** The names that take arguments, by where they are declared: `Count`, `new Model`, `QuerySet.filter`, `schema fields.char`. */
export type PublicNames = ReadonlyMap<ts.Declaration, string>;

/** What the doors export that can be called with something, and the methods of what they export that can. */
export function publicNames(program: ts.Program): PublicNames {
  const checker = program.getTypeChecker();
  const names = new Map<ts.Declaration, string>();
  for (const [door, file] of Object.entries(DOORS)) {
    const source = program.getSourceFile(path.join(root, file))!;
    const exported = checker.getExportsOfModule(checker.getSymbolAtLocation(source)!);
    const place = { own: new Set(exported.map(({ name }) => name)), prefix: door === 'dunder' ? '' : `${path.basename(door)} ` };
    for (const symbol of exported) visit(symbol, symbol.name, place);
  }
  return names;

  function visit(exported: ts.Symbol, name: string, door: Door): void {
    const symbol = exported.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(exported) : exported;
    if (symbol.flags & ts.SymbolFlags.Module) {
      for (const inner of checker.getExportsOfModule(symbol)) visit(inner, `${name}.${inner.name}`, door);
    }
    if (symbol.flags & ts.SymbolFlags.Type) addMethods(checker.getDeclaredTypeOfSymbol(symbol), name, door);
    if (!(symbol.flags & ts.SymbolFlags.Value) || isTypeOnly(exported)) return;
    const type = checker.getTypeOfSymbol(symbol);
    add(name, symbol.declarations, type.getCallSignatures(), door);
    for (const made of type.getConstructSignatures()) {
      if (made.declaration !== undefined) add(`new ${ownerOf(made.declaration, name, door)}`, [made.declaration], [made], door);
      addMethods(made.getReturnType(), name, door);
    }
    addMethods(type, name, door);
  }

  function addMethods(type: ts.Type, name: string, door: Door): void {
    for (const method of checker.getPropertiesOfType(type)) {
      const [first] = method.declarations ?? [];
      if (first === undefined || method.name.startsWith('__@')) continue;
      add(`${ownerOf(first, name, door)}.${method.name}`, method.declarations, checker.getTypeOfSymbol(method).getCallSignatures(), door);
    }
  }

  function add(name: string, declarations: readonly ts.Declaration[] = [], signatures: readonly ts.Signature[], { prefix }: Door): void {
    const isGiven = (parameter: ts.Symbol) => checker.typeToString(checker.getTypeOfSymbol(parameter)) !== '[]';
    if (!signatures.some(({ parameters }) => parameters.some(isGiven))) return;
    for (const one of declarations) if (isPublic(one) && !names.has(one)) names.set(one, prefix + name);
  }
}

interface Door {
  /** What the door exports. */
  readonly own: ReadonlySet<string>;
  readonly prefix: string;
}

/** A method is called for the class that declares it where that is exported too. */
function ownerOf({ parent }: ts.Node, name: string, { own }: Door): string {
  const owner = ts.isClassLike(parent) || ts.isInterfaceDeclaration(parent) ? parent.name?.text : undefined;
  return owner !== undefined && own.has(owner) ? owner : name;
}

function isTypeOnly({ declarations = [] }: ts.Symbol): boolean {
  return declarations.some((one) => ts.isExportSpecifier(one) && (one.isTypeOnly || one.parent.parent.isTypeOnly));
}

function isPublic(declaration: ts.Declaration): boolean {
  const hidden = ts.getCombinedModifierFlags(declaration) & (ts.ModifierFlags.Private | ts.ModifierFlags.Protected);
  const name = ts.getNameOfDeclaration(declaration);
  return !hidden && !(name && ts.isPrivateIdentifier(name)) && !declaration.getSourceFile().fileName.includes('/node_modules/');
}
