import type { ExpressionVisitors } from './spelling.js';

/** `("data" -> 'a' -> 0 ->> 'b')`: a number is the position in a list, a text the key of an object. */
export const jsonVisitors: Pick<ExpressionVisitors, 'jsonPath'> = {
  jsonPath(node, writer) {
    writer.write('(').operand(node.operand);
    node.path.forEach((step, index) => {
      writer.write(node.asText && index === node.path.length - 1 ? ' ->> ' : ' -> ');
      writer.expression({ kind: 'literal', value: step });
    });
    writer.write(')');
  },
};

/** `$."a"[0]."b"`, the path of MySQL and SQLite. Keys are quoted as JSON strings, so none can end the path. */
export function jsonPathText(path: readonly (string | number)[], fromEnd: (steps: number) => string): string {
  let text = '$';
  for (const step of path) {
    if (typeof step === 'string') text += `.${JSON.stringify(step)}`;
    else text += step < 0 ? fromEnd(-step) : `[${step}]`;
  }
  return text;
}
