import { ts } from 'ts-morph';

/** One place of the source that tells a code. */
export interface ToldCode {
  readonly code: string;
  /** The error class, where the code stands beside it. */
  readonly errorClass: string | undefined;
  /** What changes from case to case is `…`. */
  readonly message: string | undefined;
  readonly hint: string | undefined;
}

const CODE = /^[A-Z]+\.[A-Z][A-Z0-9_]*$/;

/**
 * Every code of a file with the texts that stand beside it: `{ code, message, hint }`, `new GeneratorError(code, message, hint)`,
 * `bag.error(code, place, message, hint)` and `[UniqueViolation, code]`.
 */
export function readCodes(file: string, text: string): readonly ToldCode[] {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const found: ToldCode[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isStringLiteral(node) && CODE.test(node.text)) found.push({ code: node.text, ...around(node) });
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

function around(literal: ts.StringLiteral): Omit<ToldCode, 'code'> {
  const { parent } = literal;
  if (ts.isPropertyAssignment(parent) && parent.name.getText() === 'code') {
    const { properties } = parent.parent;
    return { errorClass: classOf(parent.parent.parent), message: memberOf(properties, 'message'), hint: memberOf(properties, 'hint') };
  }
  if (ts.isCallExpression(parent) || ts.isNewExpression(parent)) {
    const [message, hint] = (parent.arguments ?? []).filter((argument) => argument.pos > literal.pos).flatMap(textOf);
    return { errorClass: classOf(parent), message, hint };
  }
  if (ts.isArrayLiteralExpression(parent)) {
    const errorClass = parent.elements.find((element) => ts.isIdentifier(element) && /^[A-Z]/.test(element.text))?.getText();
    return { errorClass, message: undefined, hint: undefined };
  }
  return { errorClass: undefined, message: undefined, hint: undefined };
}

function classOf(node: ts.Node): string | undefined {
  return ts.isNewExpression(node) ? node.expression.getText() : undefined;
}

function memberOf(properties: ts.NodeArray<ts.ObjectLiteralElementLike>, name: string): string | undefined {
  const member = properties.find((property) => property.name?.getText() === name);
  return member !== undefined && ts.isPropertyAssignment(member) ? textOf(member.initializer)[0] : undefined;
}

/** The text that an expression makes; nothing when it holds no text of its own. */
function textOf(node: ts.Expression): readonly string[] {
  if (ts.isParenthesizedExpression(node)) return textOf(node.expression);
  if (ts.isConditionalExpression(node)) return [node.whenTrue, node.whenFalse].flatMap(textOf).slice(0, 1);
  // What follows the last sentence is a suggestion, which is not always there.
  const text = parts(node)
    .replaceAll(/…+/g, '…')
    .replace(/(?<=[.\])])…$/, '');
  return /[a-z]/.test(text) ? [text] : [];
}

function parts(node: ts.Expression): string {
  if (ts.isParenthesizedExpression(node)) return parts(node.expression);
  if (ts.isStringLiteralLike(node)) return node.text;
  if (ts.isTemplateExpression(node)) return node.head.text + node.templateSpans.map((span) => `…${span.literal.text}`).join('');
  if (ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.PlusToken) return parts(node.left) + parts(node.right);
  return '…';
}
