import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { RULES } from '../../schema/ir/rules/index.js';

const FOLDER = dirname(fileURLToPath(import.meta.url));
const ROOT = join(FOLDER, '../..');

/** Faults that no folder here can show: see tests/unit/generator/load-schema.test.ts. */
const SHOWN_ELSEWHERE = new Set(['SCHEMA.NO_FILES', 'SCHEMA.TOO_DEEP']);

test('every fault that can be told is told by some case', () => {
  const sources = [...filesBelow(join(ROOT, 'generator')), ...filesBelow(join(ROOT, 'schema/ir'))].map((path) =>
    readFileSync(path, 'utf8'),
  );
  const codes = new Set(sources.flatMap((text) => text.match(/'SCHEMA\.[A-Z_]+'/g) ?? []).map((code) => code.slice(1, -1)));
  const shown = new Set(
    readdirSync(FOLDER)
      .map((name) => join(FOLDER, name, 'expected/diagnostics.txt'))
      .filter((path) => existsSync(path))
      .flatMap((path) => readFileSync(path, 'utf8').match(/SCHEMA\.[A-Z_]+/g) ?? []),
  );
  expect([...codes].filter((code) => !shown.has(code) && !SHOWN_ELSEWHERE.has(code))).toEqual([]);
});

test('every rule has a code of its own and says what is wrong', () => {
  expect(new Set(RULES.map((rule) => rule.code)).size).toBe(RULES.length);
  for (const rule of RULES) expect(rule.summary).toMatch(/\.$/);
});

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
    .map((entry) => join(entry.parentPath, entry.name));
}
