import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { formatDiagnostics, readTextBelow } from '../../generator/format-diagnostics.js';
import { loadSchema } from '../../generator/load-schema.js';
import { serializeSchema } from '../support/schema-text.js';

/**
 * Each folder here holds a schema (`schema.ts` or `schema/`) and what must come of it: `expected/ir.json` when it is valid,
 * `expected/diagnostics.txt` for its faults and warnings. `UPDATE_GOLDEN=1` writes them anew; read the difference before you commit it.
 */
const FOLDER = dirname(fileURLToPath(import.meta.url));
const UPDATE = process.env['UPDATE_GOLDEN'] === '1';

/** What this runner looks after; other files of `expected/` belong to the runner of the emitter. */
const OWN = ['ir.json', 'diagnostics.txt'];

const cases = readdirSync(FOLDER, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name);

test('there are cases', () => expect(cases.length).toBeGreaterThanOrEqual(25));

test.each(cases)('%s', (name) => {
  const root = join(FOLDER, name);
  const actual = produce(root);
  const expected = join(root, 'expected');
  for (const file of OWN) {
    const path = join(expected, file);
    const text = actual.get(file);
    if (UPDATE && text === undefined) rmSync(path, { force: true });
    else if (UPDATE && text !== undefined) {
      mkdirSync(expected, { recursive: true });
      writeFileSync(path, text);
    }
    expect({ file, text }).toEqual({ file, text: existsSync(path) ? readFileSync(path, 'utf8') : undefined });
  }
  expect(actual.size).toBeGreaterThan(0);
});

test('thirty faults of one schema are told at once', () => {
  const root = join(FOLDER, 'faults-thirty');
  expect(loadSchema({ root, schema: 'schema.ts' }).diagnostics.filter((found) => found.severity === 'error').length).toBeGreaterThanOrEqual(
    30,
  );
});

function produce(root: string): Map<string, string> {
  const schema = existsSync(join(root, 'schema.ts')) ? 'schema.ts' : 'schema';
  const loaded = loadSchema({ root, schema });
  const files = new Map<string, string>();
  if (loaded.diagnostics.length > 0) files.set('diagnostics.txt', formatDiagnostics(loaded.diagnostics, readTextBelow(root)));
  if (loaded.diagnostics.every((found) => found.severity !== 'error')) files.set('ir.json', serializeSchema(loaded.schema));
  return files;
}
