import { rmSync } from 'node:fs';
import path from 'node:path';
import { writeBudgetProject } from './support/budget-project.js';
import { compile, type Compiler } from './support/compile.js';

/** What 50 queries may add to the work of the checker, whatever the number of models. */
const BUDGET = 70_000;
/** What each model that no query names may cost. */
const PER_MODEL = 200;

const counts = [100, 500] as const;
const folders = new Map<number, string>();
beforeAll(() => {
  for (const count of counts) folders.set(count, writeBudgetProject(count));
});
afterAll(() => {
  for (const folder of folders.values()) rmSync(folder, { recursive: true });
});

describe.each(['7', '6', '5.9'] as Compiler[])('TypeScript %s', (compiler) => {
  const measured = new Map<string, Figures>();
  beforeAll(() => {
    for (const count of counts) {
      for (const part of ['base', 'queries']) measured.set(`${part} ${count}`, measure(compiler, count, part));
    }
    console.log([...measured].map(([name, figures]) => `TypeScript ${compiler}, ${name}: ${JSON.stringify(figures)}`).join('\n'));
  }, 240_000);
  const added = (count: number) => measured.get(`queries ${count}`)!.instantiations - measured.get(`base ${count}`)!.instantiations;

  test('finds no fault in generated code and queries', () => {
    expect([...measured.values()].map(({ faults }) => faults)).toEqual([0, 0, 0, 0]);
  });

  test.each(counts)('50 queries over %d models stay within the budget', (count) => {
    expect(added(count)).toBeLessThanOrEqual(BUDGET);
  });

  test('five times the models make queries no dearer', () => {
    expect(added(500)).toBeLessThanOrEqual(added(100) * 1.1);
  });

  test('a model that no query names is cheap', () => {
    const perModel = (measured.get('base 500')!.instantiations - measured.get('base 100')!.instantiations) / 400;
    expect(perModel).toBeLessThanOrEqual(PER_MODEL);
  });
});

interface Figures {
  readonly instantiations: number;
  readonly checkSeconds: number;
  readonly megabytes: number;
  /** In the generated code and the queries. */
  readonly faults: number;
}

function measure(compiler: Compiler, count: number, part: string): Figures {
  const folder = folders.get(count)!;
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
