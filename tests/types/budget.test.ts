import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type Package, SOURCES, writeBudgetProject } from './support/budget-project.js';
import { compile, type Compiler } from './support/compile.js';
import { writeDeclarations } from './support/declarations.js';
import { type EditorTimes, editorTimes } from './support/editor-session.js';

/** What 50 queries may add to the work of the checker, whatever the number of models. */
const BUDGET = 60_000;
/** What each model that no query names may cost. */
const PER_MODEL = 150;
/** Megabytes of TypeScript 7 for 500 models and 50 queries. */
const MEMORY = 200;
/** Milliseconds that an editor may wait, by the number of models. Other programs share the machines that run this: three times that passes. */
const WAITS: Readonly<Record<number, EditorTimes>> = {
  100: { diagnostics: 300, allDiagnostics: 600, completion: 50 },
  500: { diagnostics: 500, allDiagnostics: 600, completion: 60 },
};
const SLACK = 3;

const counts = [100, 500] as const;
const temporary = mkdtempSync(path.join(tmpdir(), 'dunder-declarations-'));
const folders = new Map<string, string>();
beforeAll(() => {
  const packages: Record<string, Package> = { declarations: writeDeclarations(temporary), sources: SOURCES };
  for (const [name, from] of Object.entries(packages)) {
    for (const count of counts) folders.set(`${name} ${count}`, writeBudgetProject(count, from));
  }
}, 60_000);
afterAll(() => {
  for (const folder of [...folders.values(), temporary]) rmSync(folder, { recursive: true });
});

describe.each([
  ['7', 'declarations'],
  ['7', 'sources'],
  ['6', 'declarations'],
  ['5.9', 'declarations'],
] as [Compiler, string][])('TypeScript %s against %s', (compiler, from) => {
  const measured = new Map<string, Figures>();
  beforeAll(() => {
    for (const count of counts) {
      for (const part of ['base', 'queries']) measured.set(`${part} ${count}`, measure(compiler, folders.get(`${from} ${count}`)!, part));
    }
    console.log([...measured].map(([name, figures]) => `TypeScript ${compiler}, ${from}, ${name}: ${JSON.stringify(figures)}`).join('\n'));
  }, 240_000);
  const added = (count: number) => measured.get(`queries ${count}`)!.instantiations - measured.get(`base ${count}`)!.instantiations;

  test('finds no fault in generated code and queries', () => {
    expect([...measured.values()].map(({ faults }) => faults)).toEqual([0, 0, 0, 0]);
  });

  test.each(counts)('50 queries over %d models stay within the budget', (count) => {
    expect(added(count)).toBeLessThanOrEqual(BUDGET);
  });

  test('five times the models make queries no dearer', () => {
    expect(added(500)).toBeLessThanOrEqual(added(100) * 1.02);
  });

  test('a model that no query names is cheap', () => {
    const perModel = (measured.get('base 500')!.instantiations - measured.get('base 100')!.instantiations) / 400;
    expect(perModel).toBeLessThanOrEqual(PER_MODEL);
  });

  if (compiler === '7' && from === 'declarations') {
    test('500 models fit into the memory', () => {
      expect(measured.get('queries 500')!.megabytes).toBeLessThanOrEqual(MEMORY);
    });
  }
});

test.each(counts)(
  'an editor answers soon in a project of %d models',
  async (count) => {
    const times = await editorTimes(folders.get(`declarations ${count}`)!);
    console.log(`Editor, ${count} models, milliseconds: ${JSON.stringify(times)}`);
    for (const [name, limit] of Object.entries(WAITS[count]!)) {
      expect([name, times[name as keyof EditorTimes] <= limit * SLACK]).toEqual([name, true]);
    }
  },
  240_000,
);

interface Figures {
  readonly instantiations: number;
  readonly checkSeconds: number;
  readonly megabytes: number;
  /** In the generated code and the queries. */
  readonly faults: number;
}

function measure(compiler: Compiler, folder: string, part: string): Figures {
  // One thread: with several, TypeScript 7 does some work once per thread and counts it as often.
  const options = ['--extendedDiagnostics', ...(compiler === '7' ? ['--singleThreaded'] : [])];
  const text = compile(compiler, path.join(folder, `tsconfig.${part}.json`), options);
  const figure = (name: string) => Number(new RegExp(`${name}:\\s+([\\d.]+)`).exec(text)?.[1]);
  return {
    instantiations: figure('Instantiations'),
    checkSeconds: figure('Check time'),
    megabytes: Math.round(figure('Memory used') / 1024),
    faults: text.split('\n').filter((line) => line.includes(path.basename(folder)) && line.includes('error TS')).length,
  };
}
