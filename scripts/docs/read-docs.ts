import { ts } from 'ts-morph';

/** Something with a doc comment: a function, a method, a member of an interface, an exported constant. */
export interface Documented {
  readonly name: string;
  /** The name of the class, interface or object around it. */
  readonly owner: string | undefined;
  readonly optional: boolean;
  /** The type as it is written; empty for functions. */
  readonly type: string;
  readonly text: string;
  readonly example: string | undefined;
  readonly see: string | undefined;
}

/** Everything in a file that has a doc comment and a name, in the order of the file. */
export function readDocs(file: string, text: string): readonly Documented[] {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const found: Documented[] = [];
  const visit = (node: ts.Node, owner: string | undefined): void => {
    const made = documented(node, owner);
    if (made !== undefined) found.push(made);
    // What is inside a body is nobody's to know.
    if (ts.isBlock(node) || ts.isParameter(node)) return;
    ts.forEachChild(node, (child) => visit(child, ownerName(node) ?? owner));
  };
  visit(source, undefined);
  return found;
}

function ownerName(node: ts.Node): string | undefined {
  if (ts.isClassDeclaration(node) || ts.isInterfaceDeclaration(node)) return node.name?.text;
  const isObject = ts.isVariableDeclaration(node) && node.initializer !== undefined && ts.isObjectLiteralExpression(node.initializer);
  return isObject ? node.name.getText() : undefined;
}

function documented(node: ts.Node, owner: string | undefined): Documented | undefined {
  const named =
    ts.isFunctionDeclaration(node) ||
    ts.isMethodDeclaration(node) ||
    ts.isMethodSignature(node) ||
    ts.isPropertySignature(node) ||
    ts.isVariableStatement(node);
  if (!named) return undefined;
  const name = ts.isVariableStatement(node) ? node.declarationList.declarations[0]?.name.getText() : node.name?.getText();
  const doc = ts.getJSDocCommentsAndTags(node).find(ts.isJSDoc);
  if (name === undefined || name.startsWith('[')) return undefined;
  const tag = (wanted: string): string | undefined => plain(doc?.tags?.find(({ tagName }) => tagName.text === wanted)?.comment);
  return {
    name,
    owner,
    optional: ts.isPropertySignature(node) && node.questionToken !== undefined,
    type: ts.isPropertySignature(node) ? (node.type?.getText() ?? '').replaceAll(/\s+/g, ' ') : '',
    text: plain(doc?.comment) ?? '',
    example: tag('example'),
    // The parser of doc comments takes the `https` of a URL for a name.
    see: /https:\/\/[^\s*]+/.exec(doc?.getText() ?? '')?.[0],
  };
}

function plain(comment: string | ts.NodeArray<ts.JSDocComment> | undefined): string | undefined {
  const text = ts.getTextOfJSDocComment(comment);
  return text === undefined ? undefined : text.replace(/\n*(Django|Follows):?\s+https:\S+\s*$/, '').trim();
}
