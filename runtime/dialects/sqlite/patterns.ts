import type { PatternNode, RegexNode } from '../../sql/ast/index.js';
import { likeLanguage, type PatternLanguage, writePatternText } from '../../sql/compile/like-text.js';
import type { ExpressionVisitors } from '../../sql/compile/spelling.js';
import type { SqlWriter } from '../../sql/compile/sql-writer.js';

export const sqlitePatterns: Pick<ExpressionVisitors, 'pattern' | 'regex'> = { pattern: writePattern, regex: writeRegex };

const LIKE = likeLanguage('\\');
/** The bracket first: the escapes of the others hold brackets. */
const GLOB: PatternLanguage = { wildcard: '*', escapes: [['[', '[[]'], ['*', '[*]'], ['?', '[?]']] }; // prettier-ignore

/**
 * LIKE overlooks the case of ASCII letters and of no others, so `É` does not match `é` here.
 * What is sensitive to case is `INSTR(title, ?) > 0`, or `title GLOB ?` for a beginning, which an index serves.
 */
function writePattern(node: PatternNode, writer: SqlWriter): void {
  const { match, insensitive, subject, text } = node;
  if (insensitive) {
    writer.operand(subject).write(' LIKE ');
    writePatternText(node, LIKE, writer);
    writer.write(" ESCAPE '\\'");
  } else if (match === 'contains') {
    writer.write('INSTR(').expression(subject).write(', ').expression(text).write(') > 0');
  } else if (match === 'equals') {
    writer.operand(subject).write(' = ').operand(text, 'compared');
  } else {
    writer.operand(subject).write(' GLOB ');
    writePatternText(node, GLOB, writer);
  }
}

/** `title REGEXP ?`, `REGEXPI(?, title)`: functions that come from the driver. */
function writeRegex(node: RegexNode, writer: SqlWriter): void {
  if (node.insensitive) writer.write('REGEXPI(').expressions([node.pattern, node.subject]).write(')');
  else writer.operand(node.subject).write(' REGEXP ').operand(node.pattern);
}
