/** The difference of two texts as `diff -u` and git show it; empty when there is none. */
export function unifiedDiff(name: string, before: string | undefined, after: string | undefined, context = 3): string {
  if (before === after) return '';
  const edits = editScript(linesOf(before), linesOf(after));
  const from = before === undefined ? '/dev/null' : `a/${name}`;
  const to = after === undefined ? '/dev/null' : `b/${name}`;
  return [`--- ${from}`, `+++ ${to}`, ...hunks(edits, context)].join('\n') + '\n';
}

interface Edit {
  readonly mark: ' ' | '-' | '+';
  readonly text: string;
}

function linesOf(text: string | undefined): readonly string[] {
  if (text === undefined || text === '') return [];
  return text.replace(/\n$/, '').split('\n');
}

/** Lines kept, removed and added. Equal ends are set aside first; the rest by the longest common subsequence where that is affordable. */
function editScript(before: readonly string[], after: readonly string[]): readonly Edit[] {
  let start = 0;
  while (start < before.length && start < after.length && before[start] === after[start]) start++;
  let end = 0;
  while (end < before.length - start && end < after.length - start && before.at(-1 - end) === after.at(-1 - end)) end++;
  const keep = (lines: readonly string[]): Edit[] => lines.map((text) => ({ mark: ' ', text }));
  return [
    ...keep(before.slice(0, start)),
    ...middle(before.slice(start, before.length - end), after.slice(start, after.length - end)),
    ...keep(before.slice(before.length - end)),
  ];
}

/** More cells than this would take seconds: then everything in between counts as replaced. */
const MAX_CELLS = 4_000_000;

function middle(before: readonly string[], after: readonly string[]): readonly Edit[] {
  const edits: Edit[] = [];
  const width = after.length + 1;
  const isSmall = before.length * after.length <= MAX_CELLS;
  // lengths[row * width + column]: the longest common subsequence of the lines from there on.
  const lengths = new Uint32Array(isSmall ? (before.length + 1) * width : 0);
  const at = (row: number, column: number): number => lengths[row * width + column] ?? 0;
  if (isSmall)
    for (let row = before.length - 1; row >= 0; row--)
      for (let column = after.length - 1; column >= 0; column--)
        lengths[row * width + column] =
          before[row] === after[column] ? at(row + 1, column + 1) + 1 : Math.max(at(row + 1, column), at(row, column + 1));
  let [row, column] = [0, 0];
  while (row < before.length || column < after.length) {
    const [left, right] = [before[row], after[column]];
    if (left !== undefined && left === right) {
      edits.push({ mark: ' ', text: left });
      row++;
      column++;
    } else if (left !== undefined && (right === undefined || at(row + 1, column) >= at(row, column + 1))) {
      edits.push({ mark: '-', text: left });
      row++;
    } else {
      edits.push({ mark: '+', text: right! });
      column++;
    }
  }
  return edits;
}

function hunks(edits: readonly Edit[], context: number): readonly string[] {
  const changed = edits.flatMap(({ mark }, index) => (mark === ' ' ? [] : [index]));
  const lines: string[] = [];
  for (let next = 0; next < changed.length;) {
    const start = Math.max(0, changed[next]! - context);
    let last = next;
    while (last + 1 < changed.length && changed[last + 1]! - changed[last]! <= 2 * context) last++;
    const end = Math.min(edits.length, changed[last]! + context + 1);
    lines.push(hunkHead(edits, start, end), ...edits.slice(start, end).map(({ mark, text }) => mark + text));
    next = last + 1;
  }
  return lines;
}

function hunkHead(edits: readonly Edit[], start: number, end: number): string {
  const count = (from: number, to: number, without: '-' | '+'): number =>
    edits.slice(from, to).filter(({ mark }) => mark !== without).length;
  const range = (without: '-' | '+'): string => {
    const length = count(start, end, without);
    const first = count(0, start, without) + (length === 0 ? 0 : 1);
    return length === 1 ? `${first}` : `${first},${length}`;
  };
  return `@@ -${range('+')} +${range('-')} @@`;
}
