import { ts } from 'ts-morph';
import type { Place } from '../diagnostics.js';

/** One file of the schema with its own symbol table. No type checker is asked: names are resolved by what the files say. */
export interface SchemaSource {
  /** The absolute path. */
  readonly path: string;
  /** The path that diagnostics and positions show: relative to the project's root, with slashes. */
  readonly file: string;
  /** As it was read, a byte order mark included. */
  readonly text: string;
  readonly node: ts.SourceFile;
  readonly names: ReadonlyMap<string, LocalName>;
  /** Exported names; `default` among them. */
  readonly exports: ReadonlyMap<string, ExportedName>;
  /** Modules of `export * from`. */
  readonly reexports: readonly string[];
}

/** What a name of a file's top level stands for. */
export type LocalName =
  | { readonly kind: 'imported'; readonly module: string; readonly name: string }
  | { readonly kind: 'namespace'; readonly module: string }
  | { readonly kind: 'declared'; readonly node: ts.Declaration };

export type ExportedName =
  | { readonly kind: 'local'; readonly name: string }
  | { readonly kind: 'from'; readonly module: string; readonly name: string }
  | { readonly kind: 'declared'; readonly node: ts.Declaration };

/** Reads the top level of a file. */
export function readSource(path: string, file: string, text: string): SchemaSource {
  const node = ts.createSourceFile(path, text.replace(/^\uFEFF/, ''), ts.ScriptTarget.Latest, true);
  const names = new Map<string, LocalName>();
  const exports = new Map<string, ExportedName>();
  const reexports: string[] = [];
  for (const statement of node.statements) {
    if (ts.isImportDeclaration(statement)) readImport(statement, names);
    else if (ts.isExportDeclaration(statement)) readExport(statement, exports, reexports);
    else if (ts.isExportAssignment(statement) && ts.isIdentifier(statement.expression))
      exports.set('default', { kind: 'local', name: statement.expression.text });
    else for (const declaration of declarationsOf(statement)) declare(declaration, statement, names, exports);
  }
  return { path, file, text, node, names, exports, reexports };
}

/** The position of a node and the text that stands there. */
export function placeOf(source: SchemaSource, node: ts.Node): Place {
  const start = node.getStart(source.node);
  const { line, character } = source.node.getLineAndCharacterOfPosition(start);
  return { source: { file: source.file, line: line + 1, column: character + 1 }, text: source.node.text.slice(start, node.end) };
}

function declarationsOf(statement: ts.Statement): readonly ts.Declaration[] {
  if (ts.isVariableStatement(statement)) return [...statement.declarationList.declarations];
  const declares =
    ts.isClassDeclaration(statement) ||
    ts.isEnumDeclaration(statement) ||
    ts.isFunctionDeclaration(statement) ||
    ts.isInterfaceDeclaration(statement) ||
    ts.isModuleDeclaration(statement) ||
    ts.isTypeAliasDeclaration(statement);
  return declares ? [statement] : [];
}

function declare(node: ts.Declaration, statement: ts.Statement, names: Map<string, LocalName>, exports: Map<string, ExportedName>): void {
  const modifiers = ts.canHaveModifiers(statement) ? (ts.getModifiers(statement) ?? []) : [];
  const has = (kind: ts.SyntaxKind): boolean => modifiers.some((modifier) => modifier.kind === kind);
  const name = ts.getNameOfDeclaration(node);
  if (name && ts.isIdentifier(name) && name.text !== '' && !names.has(name.text)) names.set(name.text, { kind: 'declared', node });
  if (!has(ts.SyntaxKind.ExportKeyword)) return;
  if (has(ts.SyntaxKind.DefaultKeyword)) exports.set('default', { kind: 'declared', node });
  else if (name && ts.isIdentifier(name)) exports.set(name.text, { kind: 'declared', node });
}

function readImport(statement: ts.ImportDeclaration, names: Map<string, LocalName>): void {
  const module = moduleText(statement.moduleSpecifier);
  const clause = statement.importClause;
  if (module === undefined || !clause) return;
  if (clause.name) names.set(clause.name.text, { kind: 'imported', module, name: 'default' });
  const bindings = clause.namedBindings;
  if (!bindings) return;
  if (ts.isNamespaceImport(bindings)) names.set(bindings.name.text, { kind: 'namespace', module });
  else
    for (const element of bindings.elements)
      names.set(element.name.text, { kind: 'imported', module, name: (element.propertyName ?? element.name).text });
}

function readExport(statement: ts.ExportDeclaration, exports: Map<string, ExportedName>, reexports: string[]): void {
  const module = statement.moduleSpecifier && moduleText(statement.moduleSpecifier);
  const clause = statement.exportClause;
  if (!clause) {
    if (module !== undefined) reexports.push(module);
    return;
  }
  if (!ts.isNamedExports(clause)) return;
  for (const element of clause.elements) {
    const name = (element.propertyName ?? element.name).text;
    exports.set(element.name.text, module === undefined ? { kind: 'local', name } : { kind: 'from', module, name });
  }
}

function moduleText(specifier: ts.Expression): string | undefined {
  return ts.isStringLiteral(specifier) ? specifier.text : undefined;
}
