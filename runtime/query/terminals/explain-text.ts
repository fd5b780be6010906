/**
 * Rows of several columns with their names, aligned as a client of the database shows them:
 *
 *     id | select_type | table | type
 *     1  | SIMPLE      | post  | ALL
 */
export function readableTable(columns: readonly string[], rows: readonly (readonly unknown[])[]): string {
  const lines = [columns, ...rows.map((row) => columns.map((_, index) => textOf(row[index])))];
  const widths = columns.map((_, index) => Math.max(...lines.map((line) => line[index]!.length)));
  return lines.map((line) => line.map((text, index) => text.padEnd(widths[index]!)).join(' | ').trimEnd()).join('\n'); // prettier-ignore
}

function textOf(value: unknown): string {
  return value === null || value === undefined ? 'NULL' : value instanceof Uint8Array ? Buffer.from(value).toString() : String(value);
}

/** The steps of SQLite's plan, each below the one that it belongs to: rows of `id`, `parent`, a number without meaning, and the text. */
export function planTree(rows: readonly (readonly unknown[])[]): string {
  const depths = new Map<unknown, number>();
  return rows
    .map(([id, parent, , detail]) => {
      const depth = (depths.get(parent) ?? -1) + 1;
      depths.set(id, depth);
      return `${'  '.repeat(depth)}${String(detail)}`;
    })
    .join('\n');
}
