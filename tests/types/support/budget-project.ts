import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import * as library from '../../../benchmarks/compile/libraries/dunder.mjs';
import { shape } from '../../../benchmarks/compile/shape.mjs';
import { writeQueries } from '../../../benchmarks/compile/write-queries.mjs';
import { emit } from '../../../generator/emit/emit.js';
import { UNCHECKED } from '../../../generator/emit/header.js';
import { loadSchema } from '../../../generator/load-schema.js';
import { root } from './compile.js';

/** The package as it is written: the folder of its runtime, and the ending of its files. */
export const SOURCES: Package = { runtime: path.join(root, 'runtime'), extension: '.ts' };
/** Where a project finds the package: its sources, or the declarations that are published. */
export interface Package {
  readonly runtime: string;
  readonly extension: '.ts' | '.d.ts';
}

/** The options of the projects that `npm run compile` of the benchmarks measures. */
export const OPTIONS = { target: 'ES2022', module: 'ESNext', moduleResolution: 'bundler', strict: true, skipLibCheck: true, noEmit: true };

/** The project that the benchmarks measure, by the generator as it is: `count` models, and without and with 50 queries over them. */
export class BudgetProject {
  readonly folder: string;

  constructor(count: number) {
    this.folder = mkdtempSync(path.join(tmpdir(), `dunder-budget-${count}-`));
    const models = shape(count);
    for (const [file, text] of Object.entries({ ...library.files(models), ...writeQueries(library, models) })) this.#write(file, text);
    this.#write('package.json', '{ "type": "module" }');
    const { schema } = loadSchema({ root: this.folder, schema: 'schema' });
    for (const { path: file, text } of emit(schema, { output: 'generated', extension: 'js' })) {
      this.#write(`generated/${file}`, text);
      this.#write(`checked/${file}`, text.replace(`\n${UNCHECKED.join('\n')}\n`, '\n'));
    }
  }

  /** A project of one file that finds the package in `from`; returns its configuration. */
  project(file: string, from: Package): string {
    return this.#configure(path.basename(file, '.ts'), { compilerOptions: { ...OPTIONS, ...places(from) }, files: [file] });
  }

  /** The generated code without the pragma that spares compilers its check, by our own strict options. */
  checked(from: Package): string {
    return this.#configure('checked', {
      extends: path.join(root, 'tsconfig.base.json'),
      compilerOptions: { noEmit: true, ...places(from) },
      files: ['checked/index.ts'],
    });
  }

  #configure(name: string, configuration: object): string {
    return this.#write(`tsconfig.${name}.json`, JSON.stringify(configuration));
  }

  #write(name: string, text: string): string {
    const file = path.join(this.folder, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, text);
    return file;
  }
}

/** The options that find the package there. */
export function places({ runtime, extension }: Package) {
  return {
    types: ['node'],
    typeRoots: [path.join(root, 'node_modules/@types')],
    paths: { dunder: [path.join(runtime, `index${extension}`)], 'dunder/codegen': [path.join(runtime, `codegen${extension}`)] },
  };
}
