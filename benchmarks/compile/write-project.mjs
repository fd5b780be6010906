import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import * as drizzle from './libraries/drizzle.mjs';
import * as dunder from './libraries/dunder.mjs';
import * as kysely from './libraries/kysely.mjs';
import * as prisma from './libraries/prisma.mjs';
import { modelOfQuery, QUERIES, shape } from './shape.mjs';

export const libraries = { prisma, drizzle, kysely, dunder };

/**
 * Writes the schema of so many models, a file that loads it (base.ts), the same with 50 queries (queries.ts), and per completion
 * the same with a place to complete at (probe-*.ts).
 */
export function writeProject(name, size, purpose = 'compile') {
  const library = libraries[name];
  const models = shape(size);
  const folder = join(import.meta.dirname, '../.work', purpose, `${name}-${size}`);
  rmSync(folder, { recursive: true, force: true });
  const write = (file, text) => {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), text);
  };
  for (const [file, text] of Object.entries(library.files(models))) write(file, text);
  const base = `${library.head}export declare function use(value: number): void;\n`;
  const functions = Array.from(
    { length: QUERIES },
    (_, query) => `export async function query${query}() {\n  ${library.query(modelOfQuery(models, query), query % 5, models)}\n}\n`,
  );
  write('package.json', '{ "type": "module" }\n');
  write('base.ts', base);
  write('queries.ts', base + functions.join(''));
  for (const file of ['base', 'queries']) write(`tsconfig.${file}.json`, project(`${file}.ts`));
  for (const [probe, { code }] of Object.entries(library.probes)) {
    write(`probe-${probe}.ts`, `${base}${functions.join('')}export async function probe() {\n  ${code(models[1], models)}\n}\n`);
  }
  return folder;
}

export function project(file) {
  const compilerOptions = {
    target: 'ES2022',
    module: 'ESNext',
    moduleResolution: 'bundler',
    strict: true,
    skipLibCheck: true,
    noEmit: true,
    types: ['node'],
  };
  return `${JSON.stringify({ compilerOptions, files: [file] }, null, 2)}\n`;
}
