import { spawn, spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { prismaGenerate } from '../runtime/contenders/prisma/build.mjs';

const dunder = join(import.meta.dirname, '../../cli/dist/cli/main.js');

/** Seconds of one generation from nothing, the least of some, and what it wrote. */
export function measureGeneration(name, folder, repetitions) {
  const output = join(folder, 'generated');
  const generate = { prisma: () => prismaGenerate('schema.prisma', folder), dunder: () => runDunder(folder) }[name];
  if (generate === undefined) return undefined;
  const cold = least(repetitions, () => {
    for (const left of [output, join(folder, '.dunder'), join(folder, 'node_modules')]) rmSync(left, { recursive: true, force: true });
    return seconds(generate);
  });
  return { cold, ...size(output) };
}

/** Seconds of a run that finds nothing changed. */
export function measureUnchanged(folder, repetitions) {
  runDunder(folder);
  return least(repetitions, () => seconds(() => runDunder(folder)));
}

/** Seconds from an edit of the schema until the watching generator has written it. */
export async function measureWatch(folder, edits) {
  const schema = join(folder, 'schema/models.ts');
  const target = join(folder, 'generated/model0.ts');
  const original = readFileSync(schema, 'utf8');
  const child = spawn(process.execPath, [dunder, 'generate', '--watch'], { cwd: folder, stdio: 'ignore' });
  try {
    await sleep(8_000);
    const times = [];
    for (let edit = 0; edit < edits; edit++) {
      const start = performance.now();
      writeFileSync(schema, original.replace('  s1 = fields.text();', `  s1 = fields.text();\n  added${edit} = fields.text();`));
      await until(() => readFileSync(target, 'utf8').includes(`added${edit}`));
      times.push((performance.now() - start) / 1_000);
      await sleep(500);
    }
    return Math.min(...times);
  } finally {
    child.kill();
    writeFileSync(schema, original);
    runDunder(folder);
  }
}

function runDunder(folder) {
  const { status, stderr } = spawnSync(process.execPath, [dunder, 'generate'], { cwd: folder, encoding: 'utf8' });
  if (status !== 0) throw new Error(`dunder generate failed in ${folder}:\n${stderr.slice(0, 2_000)}`);
}

function size(folder) {
  const texts = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(join(entry.parentPath, entry.name)));
  return {
    files: texts.length,
    bytes: texts.reduce((sum, text) => sum + text.length, 0),
    lines: texts.reduce((sum, text) => sum + text.toString().split('\n').length - 1, 0),
  };
}

const least = (repetitions, measure) => Math.min(...Array.from({ length: repetitions }, measure));
const sleep = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

function seconds(work) {
  const start = performance.now();
  work();
  return (performance.now() - start) / 1_000;
}

async function until(condition) {
  const end = performance.now() + 30_000;
  while (!condition()) {
    if (performance.now() > end) throw new Error('The watching generator wrote nothing within 30 s.');
    await sleep(5);
  }
}
