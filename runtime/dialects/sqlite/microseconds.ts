import type { ExpressionSqlNode, ValueType } from '../../sql/ast/index.js';
import type { SqlWriter } from '../../sql/compile/sql-writer.js';

/**
 * An instant, date or time of day, which are texts, as microseconds since 1970 (a time: on 2000-01-01). SQLite's own functions count
 * milliseconds and round, so the fraction is read apart:
 * `(CAST(STRFTIME('%s', SUBSTR(at, 1, 19)) AS INTEGER) * 1000000 + CAST(SUBSTR(SUBSTR(at, 21) || '000000', 1, 6) AS INTEGER))`
 */
export function writeMicroseconds(node: ExpressionSqlNode, { kind }: ValueType, writer: SqlWriter): void {
  const seconds = kind === 'time' ? 8 : 19;
  writer.write("(CAST(STRFTIME('%s', SUBSTR(").expression(node).write(`, 1, ${seconds})) AS INTEGER) * 1000000`);
  if (kind !== 'date')
    writer
      .write(' + CAST(SUBSTR(SUBSTR(')
      .expression(node)
      .write(`, ${seconds + 2}) || '000000', 1, 6) AS INTEGER)`);
  writer.write(')');
}

const FORMATS = { date: '%Y-%m-%d', time: '%H:%M:%S', dateTime: '%Y-%m-%d %H:%M:%S' } as const;

/** Back to the text, with a fraction only where there is one, as the values are kept. `f` is the fraction, also of what was before 1970. */
export function writeFromMicroseconds(writer: SqlWriter, kind: string, writeCount: () => void): void {
  const format = kind === 'date' || kind === 'time' ? FORMATS[kind] : FORMATS.dateTime;
  writer.write(`(SELECT STRFTIME('${format}', (n - f) / 1000000, 'unixepoch')`);
  if (kind !== 'date') writer.write(" || CASE f WHEN 0 THEN '' ELSE PRINTF('.%06d', f) END");
  writer.write(' FROM (SELECT n, (n % 1000000 + 1000000) % 1000000 AS f FROM (SELECT ');
  writeCount();
  writer.write(' AS n)))');
}
