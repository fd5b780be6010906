import { ts } from 'ts-morph';

export interface Import {
  readonly module: string;
  readonly line: number;
  /** Erased by the compiler: `import type`, `export type` and `import('…').Name`. */
  readonly typeOnly: boolean;
}

/** Every module that a file names: imports, exports from, `import()` of values and of types. */
export function readImports(file: string, text: string): readonly Import[] {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, false);
  const found: Import[] = [];
  const add = (module: ts.Node | undefined, typeOnly: boolean): void => {
    if (module === undefined || !ts.isStringLiteralLike(module)) return;
    found.push({ module: module.text, typeOnly, line: source.getLineAndCharacterOfPosition(module.pos).line + 1 });
  };
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node)) add(node.moduleSpecifier, node.importClause !== undefined && isType(node.importClause));
    else if (ts.isExportDeclaration(node)) add(node.moduleSpecifier, node.isTypeOnly);
    else if (ts.isImportTypeNode(node)) add(ts.isLiteralTypeNode(node.argument) ? node.argument.literal : undefined, true);
    else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) add(node.arguments[0], false);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

function isType(clause: ts.ImportClause): boolean {
  return clause.phaseModifier === ts.SyntaxKind.TypeKeyword;
}
