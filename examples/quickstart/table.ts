import { Decimal } from 'dunder';

/** Rows as text: a column for each name, numbers to the right. */
export function table(rows: readonly object[]): string {
  const names = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  if (names.length === 0) return '(no rows)';
  const cells = rows.map((row) => new Map(Object.entries(row).map(([name, value]) => [name, show(value)])));
  const columns = names.map((name) => {
    const texts = cells.map((row) => row.get(name) ?? '');
    return {
      name,
      texts,
      right: texts.every((text) => /^-?[\d.]*$/.test(text)),
      width: Math.max(name.length, ...texts.map((text) => text.length)),
    };
  });
  const line = (cell: (column: (typeof columns)[number]) => string): string =>
    columns
      .map((column) => (column.right ? cell(column).padStart(column.width) : cell(column).padEnd(column.width)))
      .join('  ')
      .trimEnd();
  return [
    line(({ name }) => name),
    line(({ width }) => '─'.repeat(width)),
    ...rows.map((_, index) => line(({ texts }) => texts[index] ?? '')),
  ].join('\n');
}

function show(value: unknown): string {
  if (value === null || value === undefined) return 'null';
  if (value instanceof Date) return value.toISOString();
  if (value instanceof Decimal || (typeof value === 'number' && !Number.isInteger(value))) return value.toFixed(2);
  return typeof value === 'string' ? value : String(value);
}
