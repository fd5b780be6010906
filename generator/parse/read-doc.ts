import { ts } from 'ts-morph';

/** The JSDoc comment of a declaration, without its stars. */
export function readDoc(node: ts.Node): string | undefined {
  const comment = ts.getJSDocCommentsAndTags(node).findLast(ts.isJSDoc);
  if (!comment) return undefined;
  const lines = comment
    .getText(node.getSourceFile())
    .replace(/^\/\*\*/, '')
    .replace(/\*\/$/, '')
    .split(/\r?\n/)
    .map((line) => line.replace(/^\s*\* ?/, '').trimEnd());
  return lines.join('\n').trim() || undefined;
}
