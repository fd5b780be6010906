import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { faults, root } from './support/compile.js';

const golden = path.join(root, 'tests/golden');
const folders = readdirSync(golden).filter((name) => name.startsWith('faults-'));
const filesOf = (name: string): string[] =>
  readdirSync(path.join(golden, name), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !file.startsWith('expected'))
    .map((file) => path.join(golden, name, file));
// A compiler that finds a fault of syntax looks for no other.
const programs = [filesOf('faults-syntax'), folders.filter((name) => name !== 'faults-syntax').flatMap(filesOf)];

/**
 * The faults that the types of the vocabulary tell too, wherever they stand. The others are about several models or fields, about what a schema may
 * hold although TypeScript runs it, or about a `meta` that says not whose it is.
 */
const BOTH = [
  'ABSTRACT_TARGET', 'AUTO_KEY', 'BASE_CYCLE', 'CLOCK_OPTIONS', 'DUPLICATE_FIELD', 'DUPLICATE_KEY', 'DUPLICATE_MODEL',
  'MISSING_ARGUMENT', 'MISSING_ON_DELETE', 'MISSING_OPTION', 'NESTED_FIELD', 'NULL_KEY', 'ON_DELETE', 'SYNTAX', 'THROUGH_TABLE', 'TOO_MANY_ARGUMENTS',
  'TYPE_ARGUMENT', 'UNKNOWN_FIELD_TYPE', 'UNKNOWN_TO_FIELD', 'UNNAMED_CONSTRAINT', 'UNNAMED_INDEX', 'WRONG_CHOICES', 'WRONG_DEFAULT',
  'WRONG_EXPRESSION', 'WRONG_MANAGER', 'WRONG_ON_DELETE', 'WRONG_VALIDATOR',
]; // prettier-ignore

describe('what dunder generate tells, the editor shows in the same line', () => {
  const found = programs.flatMap((files) => faults('7', files));
  const shown = new Set(found.map(({ file, line }) => `${path.relative(golden, file)}:${line}`));

  test.each(BOTH)('%s', (code) => {
    const told = folders.flatMap((name) => {
      const report = readFileSync(path.join(golden, name, 'expected/diagnostics.txt'), 'utf8');
      const places = report.matchAll(new RegExp(`^(\\S+?):(\\d+):\\d+ \\w+ SCHEMA\\.${code}: `, 'gm'));
      return [...places].map(([, file, line]) => `${name}/${file}:${line}`);
    });
    expect(told.length).toBeGreaterThan(0);
    expect(told.filter((place) => !shown.has(place))).toEqual([]);
  });
});
