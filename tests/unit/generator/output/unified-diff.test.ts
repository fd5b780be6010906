import fc from 'fast-check';
import { unifiedDiff } from '../../../../generator/output/unified-diff.js';

test('says nothing of equal texts', () => expect(unifiedDiff('a.ts', 'x\n', 'x\n')).toBe(''));

test('a changed line with what is around it', () => {
  const before = Array.from({ length: 10 }, (_, index) => `line ${index}`);
  const after = before.map((line) => (line === 'line 5' ? 'other' : line));
  expect(unifiedDiff('a.ts', `${before.join('\n')}\n`, `${after.join('\n')}\n`)).toBe(
    `--- a/a.ts
+++ b/a.ts
@@ -3,7 +3,7 @@
 line 2
 line 3
 line 4
-line 5
+other
 line 6
 line 7
 line 8
`,
  );
});

test('a new file and a removed one', () => {
  expect(unifiedDiff('a.ts', undefined, 'x\n')).toBe('--- /dev/null\n+++ b/a.ts\n@@ -0,0 +1 @@\n+x\n');
  expect(unifiedDiff('a.ts', 'x\ny\n', undefined)).toBe('--- a/a.ts\n+++ /dev/null\n@@ -1,2 +0,0 @@\n-x\n-y\n');
});

test('applied to the first text it gives the second', () => {
  const text = fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 30 });
  fc.assert(
    fc.property(text, text, (before, after) => {
      const join = (lines: readonly string[]): string => lines.map((line) => `${line}\n`).join('');
      expect(apply(before, unifiedDiff('x', join(before), join(after)))).toEqual(after);
    }),
    { numRuns: 300 },
  );
});

/** A patch of one file, by the numbers of its hunks. */
function apply(lines: readonly string[], diff: string): string[] {
  if (diff === '') return [...lines];
  const result: string[] = [];
  let read = 0;
  for (const line of diff.split('\n').slice(2, -1)) {
    const hunk = /^@@ -(\d+)(?:,(\d+))? /.exec(line);
    if (hunk) {
      const start = Number(hunk[1]) - (hunk[2] === '0' ? 0 : 1);
      result.push(...lines.slice(read, start));
      read = start;
    } else if (line.startsWith('+')) result.push(line.slice(1));
    else {
      expect(lines[read]).toBe(line.slice(1));
      if (line.startsWith(' ')) result.push(line.slice(1));
      read++;
    }
  }
  return [...result, ...lines.slice(read)];
}
