import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import * as drizzle from './libraries/drizzle.mjs';
import * as dunder from './libraries/dunder.mjs';
import * as kysely from './libraries/kysely.mjs';
import * as prisma from './libraries/prisma.mjs';
import { shape } from './shape.mjs';
import { writeQueries } from './write-queries.mjs';

export const libraries = { prisma, drizzle, kysely, dunder };

/** Writes the schema of so many models and the files of `writeQueries`. */
export function writeProject(name, size, purpose = 'compile') {
  const library = libraries[name];
  const models = shape(size);
  const folder = join(import.meta.dirname, '../.work', purpose, `${name}-${size}`);
  rmSync(folder, { recursive: true, force: true });
  const write = (file, text) => {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), text);
  };
  for (const [file, text] of Object.entries({ ...library.files(models), ...writeQueries(library, models) })) write(file, text);
  write('package.json', '{ "type": "module" }\n');
  for (const file of ['base', 'queries']) write(`tsconfig.${file}.json`, project(`${file}.ts`));
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
