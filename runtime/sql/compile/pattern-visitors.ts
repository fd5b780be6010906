import type { PatternNode, RegexNode, ValueType } from '../ast/index.js';
import { likeLanguage, writePatternText } from './like-text.js';
import type { ExpressionVisitors } from './spelling.js';
import type { SqlWriter } from './sql-writer.js';

export const patternVisitors: Pick<ExpressionVisitors, 'pattern' | 'regex'> = { pattern: writePattern, regex: writeRegex };

const LIKE = likeLanguage('\\');

/**
 * `"title" LIKE $1`, `"title" ILIKE $1`. ILIKE and not Django's `UPPER(title) LIKE UPPER($1)`: the answers are the same,
 * it is faster on a scan, and a trigram index on the bare column serves it.
 *
 * iexact is `UPPER(title) = UPPER($1)`, which an index on `UPPER(title)` serves.
 */
function writePattern(node: PatternNode, writer: SqlWriter): void {
  if (node.match === 'equals') {
    const open = node.insensitive ? 'UPPER(' : '';
    const close = node.insensitive ? ')' : '';
    writer.write(open);
    writeSubject(node, writer);
    writer
      .write(`${close} = ${open}`)
      .operand(node.text, node.insensitive ? 'typed' : 'compared')
      .write(close);
    return;
  }
  writeSubject(node, writer);
  writer.write(node.insensitive ? ' ILIKE ' : ' LIKE ');
  writePatternText(node, LIKE, writer);
}

/** `"title" ~ $1`, `"title" ~* $1` */
function writeRegex(node: RegexNode, writer: SqlWriter): void {
  writeSubject(node, writer);
  writer.write(node.insensitive ? ' ~* ' : ' ~ ').operand(node.pattern, 'compared');
}

/** A text column stays bare, so that its indexes serve; another type is compared by its text. */
function writeSubject(node: PatternNode | RegexNode, writer: SqlWriter): void {
  writer.operand(node.subject);
  if (node.subjectType !== undefined && !isText(node.subjectType)) writer.write('::text');
}

/** Is the column a text to the database? */
export function isText({ kind }: ValueType): boolean {
  return kind === 'text' || kind === 'char' || kind === 'slug' || kind === 'email' || kind === 'url' || kind === 'citext';
}
