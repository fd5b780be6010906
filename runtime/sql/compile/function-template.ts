import type { ExpressionSqlNode } from '../ast/index.js';
import type { SqlWriter } from './sql-writer.js';

/** Text with the places of arguments in it. */
type Piece = string | number | typeof ALL;
const ALL = Symbol('all arguments');

const parsed = new Map<string, readonly Piece[]>();

/**
 * Writes a function by its template: `{0}` is the first argument (in parentheses if it has operators), `{*}` all of them with commas.
 *
 * @example
 * ```ts
 * writeTemplate('SUBSTR({0}, {1}, 1)', node.arguments, writer);
 * ```
 */
export function writeTemplate(template: string, operands: readonly ExpressionSqlNode[], writer: SqlWriter): void {
  for (const piece of piecesOf(template)) {
    if (typeof piece === 'string') writer.write(piece);
    else if (piece === ALL) writer.expressions(operands);
    else writeArgument(operands[piece], template, writer);
  }
}

function writeArgument(operand: ExpressionSqlNode | undefined, template: string, writer: SqlWriter): void {
  if (operand === undefined) throw new RangeError(`Too few arguments for ${template}.`);
  writer.operand(operand);
}

function piecesOf(template: string): readonly Piece[] {
  let pieces = parsed.get(template);
  if (pieces === undefined) {
    pieces = parse(template);
    parsed.set(template, pieces);
  }
  return pieces;
}

/** Once per template. */
function parse(template: string): readonly Piece[] {
  return template
    .split(/(\{[0-9*]\})/)
    .filter((piece) => piece !== '')
    .map((piece) => (piece === '{*}' ? ALL : /^\{[0-9]\}$/.test(piece) ? Number(piece[1]) : piece));
}
