// node startup/run.mjs [--models 100] [--repetitions n] [--out file] [--database url]: CPU until a client has connected and answered.
import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { measureGeneration } from '../compile/generate.mjs';
import { libraries, writeProject } from '../compile/write-project.mjs';
import { benchUrl } from '../database/server.mjs';
import { setup } from '../database/setup.mjs';
import { figure, median, table, verdict } from '../statistics.mjs';
import { programs } from './programs.mjs';

const { values: flags } = parseArgs({
  options: {
    database: { type: 'string' },
    models: { type: 'string', default: '100' },
    repetitions: { type: 'string', default: '21' },
    out: { type: 'string', default: 'results/startup.json' },
  },
});

await setup(flags);
const homes = {};
const files = {};
for (const name of Object.keys(programs)) files[name] = await writeProgram(name);
const samples = Object.fromEntries(Object.keys(programs).map((name) => [name, []]));
// The first run of each reads its files from the disk and is thrown away.
for (let round = 0; round <= Number(flags.repetitions); round++) {
  for (const [name, file] of Object.entries(files))
    if (round === 0) run(file);
    else samples[name].push(run(file));
}
const cpu = Object.fromEntries(
  Object.entries(samples).map(([name, values]) => [name, { median: median(values), least: Math.min(...values) }]),
);
writeFileSync(flags.out, `${JSON.stringify({ when: new Date().toISOString(), models: Number(flags.models), cpu }, null, 1)}\n`);
print();

async function writeProgram(name) {
  const home = (homes[programs[name].of ?? name] ??= makeHome(name));
  await programs[name].prepare?.(home);
  const file = join(home, `start ${name}.mjs`);
  const url = JSON.stringify(benchUrl(flags));
  writeFileSync(
    file,
    `const before = process.cpuUsage();
const url = ${url};
${programs[name].program}
const { user, system } = process.cpuUsage(before);
console.log((user + system) / 1_000);
await close();
`,
  );
  return file;
}

function makeHome(name) {
  const home =
    name in libraries ? writeProject(name, Number(flags.models), 'startup') : join(import.meta.dirname, '../.work/startup', name);
  mkdirSync(home, { recursive: true });
  measureGeneration(name, home, 1);
  return home;
}

function run(file) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [file], {
    encoding: 'utf8',
    env: { ...process.env, NODE_ENV: 'production' },
  });
  if (status !== 0) throw new Error(stderr);
  return Number(stdout);
}

function print() {
  const rows = Object.entries(cpu).map(([name, { median: usual, least }]) => [
    name,
    figure(usual),
    figure(least),
    name === 'dunder' ? verdict(usual, 120, figure) : '',
  ]);
  console.log(table([`import + connect, ${flags.models} models`, 'ms of CPU, median', 'least', 'goal'], rows));
}
