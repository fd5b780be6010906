import { basename, dirname } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { handwritten, projectFiles, read } from './support/source-files.js';

const sizes = handwritten()
  .map((file) => ({ file, lines: read(file).split('\n').length - 1 }))
  .sort((a, b) => a.lines - b.lines);

describe('files', () => {
  test('none is longer than 500 lines', () => {
    expect(sizes.filter(({ lines }) => lines > 500)).toEqual([]);
  });

  test('most are short', () => {
    process.stdout.write(`${figures()}\n`);
    expect(median(sizes.map(({ lines }) => lines))).toBeLessThan(70);
  });

  test('names are kebab-case', () => {
    const kebab = /^[a-z0-9]+(-[a-z0-9]+)*$/;
    const strange = handwritten().filter((file) => {
      const stem = basename(file).replace(/(\.test|\.d|\.config)?\.ts$/, '');
      return (
        !kebab.test(stem) ||
        dirname(file)
          .split('/')
          .some((folder) => folder !== '.' && !kebab.test(folder.replace(/^\./, '')))
      );
    });
    expect(strange).toEqual([]);
  });
});

describe('no mark of unfinished work', () => {
  const marks: Readonly<Record<string, RegExp>> = {
    'a skipped test': /\b(?:test|it|describe)\.(?:skip|only|todo|failing)\b|\b(?:xit|xdescribe|xtest|fit|fdescribe)\(/,
    'a promise to do it later': /\b(?:TODO|FIXME|HACK)\b/,
    'a silenced checker': /@ts-ignore|@ts-nocheck|(?:eslint|oxlint)-disable/,
    'an unchecked cast': /\bas any(?:\[\])*(?:[),;.\]}]|$)/,
    'a stub': /not (?:yet )?implemented/i,
  };
  // The one place that skips tests: those of a database that cannot be reached, said at the end of every run.
  const allowed = new Set(['tests/support/databases.ts']);
  const files = projectFiles().filter(
    (file) => /\.(?:ts|js|mjs|cjs|sh)$/.test(file) && !file.startsWith('tests/house/') && !allowed.has(file),
  );

  test.each(Object.keys(marks))('%s', (name) => {
    const mark = marks[name] ?? /$^/;
    const found = files.flatMap((file) =>
      read(file)
        .split('\n')
        .flatMap((line, index) => (mark.test(line) ? [`${file}:${index + 1} ${line.trim()}`] : [])),
    );
    expect(found).toEqual([]);
  });

  test('each mark is recognized', () => {
    const samples = ['test.only(', '// TODO: x', '// @ts-ignore', '(x as any).y', "throw new Error('Not implemented')"];
    expect(samples.map((sample) => Object.values(marks).filter((mark) => mark.test(sample)).length)).toEqual([1, 1, 1, 1, 1]);
  });
});

function figures(): string {
  const lines = sizes.map((size) => size.lines);
  const longest = sizes
    .slice(-3)
    .reverse()
    .map((size) => `${size.file} ${size.lines}`)
    .join(', ');
  return `${lines.length} files, ${lines.reduce((sum, one) => sum + one, 0)} lines, median ${median(lines)}; longest: ${longest}`;
}

function median(sorted: readonly number[]): number {
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}
