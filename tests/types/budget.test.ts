import { mkdtempSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { BudgetProject, type Package, SOURCES } from './support/budget-project.js';
import { compile, type Compiler, compilers } from './support/compile.js';
import { writeDeclarations } from './support/declarations.js';
import { type EditorTimes, editorTimes } from './support/editor-session.js';
import { last, WRONG, writeManyRelations } from './support/many-relations.js';

/** What 50 queries may add to the work of the checker, whatever the number of models. `npm run compile` of the benchmarks measures the same. */
const BUDGET = 60_000;
/** Megabytes of TypeScript 7 for 500 models, their 500 join models, and 50 queries. */
const MEMORY = 200;
/** Milliseconds that an editor may wait, by the number of models. Other programs share the machines that run this: three times that passes. */
const WAITS: Readonly<Record<number, EditorTimes>> = {
  100: { diagnostics: 300, completion: 50 },
  500: { diagnostics: 500, completion: 60 },
};
const SLACK = 3;

const counts = [100, 500] as const;
const temporary = mkdtempSync(path.join(tmpdir(), 'dunder-declarations-'));
const projects = new Map<number, BudgetProject>();
const packages: Record<string, Package> = {};
beforeAll(() => {
  Object.assign(packages, { declarations: writeDeclarations(temporary), sources: SOURCES });
  for (const count of counts) projects.set(count, new BudgetProject(count));
}, 120_000);
afterAll(() => {
  for (const folder of [...[...projects.values()].map(({ folder }) => folder), temporary]) rmSync(folder, { recursive: true });
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
      for (const part of ['base', 'queries'])
        measured.set(`${part} ${count}`, measure(compiler, projects.get(count)!.project(`${part}.ts`, packages[from]!)));
    }
    measured.set('checked 100', measure(compiler, projects.get(100)!.checked(packages[from]!)));
    console.log([...measured].map(([name, figures]) => `TypeScript ${compiler}, ${from}, ${name}: ${JSON.stringify(figures)}`).join('\n'));
  }, 480_000);
  const added = (count: number) => measured.get(`queries ${count}`)!.instantiations - measured.get(`base ${count}`)!.instantiations;

  test('finds no fault in generated code, were it checked, and in queries', () => {
    expect([...measured].map(([name, { faults }]) => [name, faults])).toEqual([...measured].map(([name]) => [name, 0]));
  });

  test.each(counts)('50 queries over %d models stay within the budget', (count) => {
    expect(added(count)).toBeGreaterThan(10_000);
    expect(added(count)).toBeLessThanOrEqual(BUDGET);
  });

  test('five times the models make queries no dearer', () => {
    expect(added(500)).toBeLessThanOrEqual(added(100) * 1.02);
  });

  test('a model that no query names costs the checker nothing', () => {
    expect(measured.get('base 500')!.instantiations - measured.get('base 100')!.instantiations).toBeLessThanOrEqual(100);
  });

  if (compiler === '7' && from === 'declarations') {
    test('500 models fit into the memory', () => {
      expect(measured.get('queries 500')!.megabytes).toBeLessThanOrEqual(MEMORY);
    });
  }
});

/** Types that the checker makes for the rows of a model with fourteen required relations; for a union of what may be given, one `create` alone took 84,000. */
const MANY = 10_000;
test.each(Object.keys(compilers) as Compiler[])(
  'TypeScript %s does not multiply the required relations of a model by each other',
  (compiler) => {
    const folder = writeManyRelations(packages['declarations']!);
    const text = compile(compiler, folder, ['--extendedDiagnostics']);
    rmSync(folder, { recursive: true });
    const types = Number(/^Types:\s+(\d+)/m.exec(text)?.[1]);
    console.log(`TypeScript ${compiler}, a model of many required relations: ${types} types`);
    expect([...text.matchAll(/program\.ts\((\d+),/g)].map(([, line]) => Number(line))).toEqual(WRONG);
    expect(text).toContain(`Property '${last}' is missing`);
    expect(types).toBeLessThanOrEqual(MANY);
  },
  60_000,
);

test.each(counts)(
  'an editor answers soon in a project of %d models',
  async (count) => {
    const probe = 'probe-filter.ts';
    const project = projects.get(count)!;
    project.project(probe, packages['declarations']!);
    renameSync(path.join(project.folder, 'tsconfig.probe-filter.json'), path.join(project.folder, 'tsconfig.json'));
    const times = await editorTimes(path.join(project.folder, probe));
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

function measure(compiler: Compiler, project: string): Figures {
  const text = compile(compiler, project, ['--extendedDiagnostics']);
  const figure = (name: string) => Number(new RegExp(`${name}:\\s+([\\d.]+)`).exec(text)?.[1]);
  return {
    instantiations: figure('Instantiations'),
    checkSeconds: figure('Check time'),
    megabytes: Math.round(figure('Memory used') / 1024),
    faults: text.split('\n').filter((line) => line.includes(path.basename(path.dirname(project))) && line.includes('error TS')).length,
  };
}
