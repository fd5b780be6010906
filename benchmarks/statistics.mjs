export function median(values) {
  const sorted = values.toSorted((left, right) => left - right);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** Three figures that count: `0.071`, `2.55`, `18.5`, `102`. */
export function figure(value) {
  if (value === undefined || !Number.isFinite(value)) return '–';
  if (Math.abs(value) >= 99.95) return value.toFixed(0);
  return value.toFixed(Math.abs(value) >= 9.995 ? 1 : Math.abs(value) >= 0.9995 ? 2 : 3);
}

/** `1.25`, `11`. */
export function ratio(value) {
  if (value === undefined || !Number.isFinite(value)) return '–';
  return value.toFixed(value >= 9.95 ? 0 : 2);
}

export function table(header, rows) {
  const line = (cells) => `| ${cells.join(' | ')} |`;
  return [line(header), line(header.map((_, index) => (index === 0 ? '---' : '---:'))), ...rows.map(line)].join('\n');
}

/** What a figure says of its goal; a goal is the most that is allowed. */
export function verdict(value, goal, print = ratio) {
  if (goal === undefined) return '–';
  if (value === undefined || !Number.isFinite(value)) return `≤ ${goal}: not measured`;
  return `≤ ${goal}: ${value <= goal ? 'met' : `missed (${print(value)})`}`;
}
