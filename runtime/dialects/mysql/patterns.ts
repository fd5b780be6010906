import type { PatternNode, RegexNode } from '../../sql/ast/index.js';
import { likeLanguage, writePatternText } from '../../sql/compile/like-text.js';
import type { ExpressionVisitors } from '../../sql/compile/spelling.js';
import type { SqlWriter } from '../../sql/compile/sql-writer.js';
import type { MysqlFeatures } from './features.js';

/** An escape character that is no backslash means the same in every mode of the session. */
const LIKE = likeLanguage('|');

export function mysqlPatterns({ mariaDb, exactCollation }: MysqlFeatures): Pick<ExpressionVisitors, 'pattern' | 'regex'> {
  return {
    pattern: (node, writer) => writePattern(node, writer, exactCollation),
    regex: mariaDb ? (node, writer) => writeMariaDbRegex(node, writer, exactCollation) : writeMysqlRegex,
  };
}

/**
 * ``CONVERT(`title` USING utf8mb4) COLLATE utf8mb4_nopad_bin LIKE ? ESCAPE '|'``: exact about case and accents, whatever the collation
 * of the column, and CONVERT makes it work for every character set. Insensitive is the LOWER of both, so that the answer is that of
 * PostgreSQL: `E` matches `e`, and not `é`. Equality is LIKE too, because `=` of another collation would overlook blanks at the end.
 */
function writePattern(node: PatternNode, writer: SqlWriter, collation: string): void {
  const { insensitive } = node;
  writeExact(node, writer, insensitive, collation);
  writer.write(' LIKE ');
  if (insensitive) writer.write('LOWER(');
  writePatternText(node, LIKE, writer);
  writer.write(insensitive ? ") ESCAPE '|'" : " ESCAPE '|'");
}

/** `REGEXP_LIKE(a, b, 'c')`: c is sensitive to case, i is not. */
function writeMysqlRegex(node: RegexNode, writer: SqlWriter): void {
  writer
    .write('REGEXP_LIKE(')
    .expression(node.subject)
    .write(', ')
    .expression(node.pattern)
    .write(node.insensitive ? ", 'i')" : ", 'c')");
}

/** ``CONVERT(`title` USING utf8mb4) COLLATE utf8mb4_nopad_bin REGEXP CONCAT('(?i)', ?)``: PCRE, whose case rule the pattern itself says. */
function writeMariaDbRegex(node: RegexNode, writer: SqlWriter, collation: string): void {
  writeExact(node, writer, false, collation);
  writer
    .write(` REGEXP CONCAT('${node.insensitive ? '(?i)' : '(?-i)'}', `)
    .expression(node.pattern)
    .write(')');
}

function writeExact({ subject }: PatternNode | RegexNode, writer: SqlWriter, lower: boolean, collation: string): void {
  writer.write(lower ? 'LOWER(CONVERT(' : 'CONVERT(').expression(subject);
  writer.write(`${lower ? ' USING utf8mb4))' : ' USING utf8mb4)'} COLLATE ${collation}`);
}
