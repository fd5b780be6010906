import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, statSync, utimesSync } from 'node:fs';
import { headerLine } from '../../../../generator/emit/header.js';
import { planOutput } from '../../../../generator/output/plan-output.js';
import { write } from '../../../../generator/output/write.js';
import { SchemaFolder } from '../../../support/schema-folder.js';

const HEAD = headerLine(['schema.ts']);
const text = (body: string): string => `${HEAD}\n${body}\n`;

let folder: SchemaFolder;
beforeEach(() => (folder = new SchemaFolder()));
afterEach(() => folder.remove());

function generate(files: Readonly<Record<string, string>>): void {
  write(
    planOutput(
      folder.path('out'),
      Object.entries(files).map(([path, body]) => ({ path, text: text(body) })),
    ),
  );
}

test('writes new files and leaves equal ones alone', () => {
  generate({ 'a.ts': '1', 'b.ts': '1' });
  const old = new Date('2020-01-01');
  for (const file of ['a.ts', 'b.ts']) utimesSync(folder.path('out', file), old, old);
  generate({ 'a.ts': '1', 'b.ts': '2' });
  expect(statSync(folder.path('out/a.ts')).mtime).toEqual(old);
  expect(statSync(folder.path('out/b.ts')).mtime).not.toEqual(old);
  expect(readFileSync(folder.path('out/b.ts'), 'utf8')).toBe(text('2'));
});

test('removes what is generated no more, and nothing else', () => {
  generate({ 'a.ts': '1', 'b.ts': '1' });
  folder.write({ 'out/own.ts': '// mine\n', 'out/notes.md': 'x', 'out/empty.ts': '', 'out/sub/c.ts': text('1') });
  generate({ 'a.ts': '1' });
  expect(readdirSync(folder.path('out')).sort()).toEqual(['a.ts', 'empty.ts', 'notes.md', 'own.ts', 'sub']);
  expect(existsSync(folder.path('out/sub/c.ts'))).toBe(true);
});

test('refuses to overwrite a file that it did not write', () => {
  folder.write({ 'out/b.ts': 'export const mine = 1;\n' });
  expect(() => generate({ 'a.ts': '1', 'b.ts': '1' })).toThrow(
    'GENERATE.FOREIGN_FILE: The output folder holds files that were not generated',
  );
  expect(readdirSync(folder.path('out'))).toEqual(['b.ts']);
  expect(readFileSync(folder.path('out/b.ts'), 'utf8')).toBe('export const mine = 1;\n');
});

test('refuses an output folder that is a file', () => {
  folder.write({ out: 'mine' });
  expect(() => generate({ 'a.ts': '1' })).toThrow(/^GENERATE\.NOT_READABLE: The output folder '.*out' cannot be read: ENOTDIR/);
  expect(() => generate({ 'a.ts': '1' })).toThrow(expect.objectContaining({ code: 'GENERATE.NOT_READABLE' }));
  expect(readFileSync(folder.path('out'), 'utf8')).toBe('mine');
});

test('line ends that git has changed are no difference', () => {
  generate({ 'a.ts': '1' });
  folder.write({ 'out/a.ts': text('1').replaceAll('\n', '\r\n') });
  const plan = planOutput(folder.path('out'), [{ path: 'a.ts', text: text('1') }]);
  expect(plan.unchanged).toEqual(['a.ts']);
});

test('when one file cannot be replaced, none is', () => {
  generate({ 'a.ts': '1', 'c.ts': '1', 'stale.ts': '1' });
  // A folder in the place of a file: the rename fails after others have succeeded.
  mkdirSync(folder.path('out/b.ts/x'), { recursive: true });
  expect(() => generate({ 'a.ts': '2', 'b.ts': '2', 'c.ts': '2', 'd.ts': '2' })).toThrow('GENERATE.NOT_WRITTEN');
  expect(readdirSync(folder.path('out')).sort()).toEqual(['a.ts', 'b.ts', 'c.ts', 'stale.ts']);
  for (const file of ['a.ts', 'c.ts', 'stale.ts']) expect(readFileSync(folder.path('out', file), 'utf8')).toBe(text('1'));
});

test('a folder that cannot be written says so', () => {
  folder.write({ out: 'a file' });
  expect(() => generate({ 'a.ts': '1' })).toThrow(/GENERATE\.NOT_(READABLE|WRITTEN)/);
  chmodSync(folder.path('out'), 0o644);
});
