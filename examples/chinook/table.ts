import type { Comparison } from './compare.js';

/** The comparisons as a table of text. */
export function formatTable(comparisons: readonly Comparison[]): string {
  const header = ['query', 'rows', 'dunder ms', 'SQL ms', ''];
  const rows = comparisons.map((each, i) => [
    `${i + 1}. ${each.title}`,
    String(each.rows),
    each.dunderMs.toFixed(1),
    each.sqlMs.toFixed(1),
    each.difference === undefined ? 'same' : 'DIFFERENT',
  ]);
  const widths = header.map((_, column) => Math.max(...[header, ...rows].map((row) => row[column]?.length ?? 0)));
  const line = (row: readonly string[]): string =>
    row
      .map((cell, column) =>
        column === 0 || column === header.length - 1 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0),
      )
      .join('  ')
      .trimEnd();
  return [header, widths.map((width) => '-'.repeat(width)), ...rows].map(line).join('\n');
}
