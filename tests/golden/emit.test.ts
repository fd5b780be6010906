import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { format } from 'prettier';
import { emit } from '../../generator/emit/emit.js';
import { UNCHECKED } from '../../generator/emit/header.js';
import { loadSchema } from '../../generator/load-schema.js';
import { format as formatOutput, PRETTIER_OPTIONS } from '../../generator/output/format.js';

/**
 * What is generated from each of the valid golden schemas: `expected/generated/**`. `UPDATE_GOLDEN=1` writes it anew; read the difference
 * before you commit it.
 */
const FOLDER = dirname(fileURLToPath(import.meta.url));
const OUTPUT = 'expected/generated';
const UPDATE = process.env['UPDATE_GOLDEN'] === '1';

const cases = readdirSync(FOLDER, { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && !entry.name.startsWith('faults-'))
  .map((entry) => entry.name);

test('there are cases', () => expect(cases.length).toBeGreaterThanOrEqual(18));

describe.each(cases)('%s', (name) => {
  const root = join(FOLDER, name);
  const { schema } = loadSchema({ root, schema: existsSync(join(root, 'schema.ts')) ? 'schema.ts' : 'schema' });
  const emitted = emit(schema, { output: OUTPUT, extension: 'js' });

  test('is generated as expected', async () => {
    const files = await formatOutput(emitted);
    const folder = join(root, OUTPUT);
    if (UPDATE) {
      rmSync(folder, { recursive: true, force: true });
      mkdirSync(folder, { recursive: true });
      for (const { path, text } of files) writeFileSync(join(folder, path), text);
    }
    const expected = readdirSync(folder)
      .sort()
      .map((path) => ({ path, text: readFileSync(join(folder, path), 'utf8') }));
    expect(files).toEqual(expected);
  });

  test('is laid out so that prettier changes nothing', async () => {
    for (const { path, text, formatted } of emitted)
      if (formatted) expect({ path, text: await format(text, PRETTIER_OPTIONS) }).toEqual({ path, text });
  });

  test('has no line over 200 characters', async () => {
    const lines = (await formatOutput(emitted)).flatMap(({ text }) => text.split('\n'));
    expect(lines.filter((line) => line.length > 200)).toEqual([]);
  });
});

test('what is generated is well typed', () => {
  const root = join(FOLDER, '..', '..');
  const folder = mkdtempSync(join(tmpdir(), 'dunder-golden-'));
  cpSync(FOLDER, folder, { recursive: true });
  for (const file of readdirSync(folder, { recursive: true, encoding: 'utf8' })) if (file.endsWith('.ts')) check(join(folder, file));
  const config = {
    extends: join(root, 'tsconfig.base.json'),
    compilerOptions: { noEmit: true, typeRoots: [join(root, 'node_modules/@types')] },
    include: [join(folder, '*', OUTPUT, '*.ts')],
  };
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(config));
  const { stdout } = spawnSync(process.execPath, [join(root, 'node_modules/typescript/bin/tsc'), '-p', folder], {
    cwd: folder,
    encoding: 'utf8',
  });
  rmSync(folder, { recursive: true });
  const faults = stdout.split('\n').filter((line) => line.includes(`/${OUTPUT}/`));
  // Modules of the user's that a case names and that are not there: the proof that generated files were looked at.
  const missing = faults.filter((line) => /TS2307: Cannot find module '(?:\.\.\/|some-package|validator)/.test(line));
  expect(missing.length).toBeGreaterThan(0);
  expect(faults).toEqual(missing);
});

/** Takes the pragma out, so that the compiler looks at the file: docs/decisions/generated-code-unchecked.md */
function check(file: string): void {
  writeFileSync(file, readFileSync(file, 'utf8').replace(`\n${UNCHECKED.join('\n')}\n`, '\n//\n//\n'));
}
