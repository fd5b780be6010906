// node runtime/run.mjs [--only a,b] [--workloads x,y] [--rounds n] [--milliseconds n] [--out file] [--verify-only] [--database url]
import { writeFileSync } from 'node:fs';
import os from 'node:os';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { benchUrl } from '../database/server.mjs';
import { setup } from '../database/setup.mjs';
import { startContender } from './contender-process.mjs';
import { contenders as all, floor } from './contenders/index.mjs';
import { databaseCpu, machineCpu } from './server-load.mjs';
import { verify } from './verify.mjs';
import { workloads } from './workloads.mjs';

/** Before the rounds of a workload: each contender runs until its code is compiled. A time alone would leave the slower ones cold. */
const WARM_UP = { operations: 4_000, milliseconds: 10_000 };

const { values: flags } = parseArgs({
  options: {
    database: { type: 'string' },
    only: { type: 'string', default: all.join(',') },
    workloads: { type: 'string', default: Object.keys(workloads).join(',') },
    rounds: { type: 'string', default: '6' },
    milliseconds: { type: 'string', default: '250' },
    out: { type: 'string', default: 'results/runtime.json' },
    'verify-only': { type: 'boolean' },
  },
});

await setup(flags);
const url = benchUrl(flags);
const admin = new pg.Client(url);
await admin.connect();
const contenders = await startAll(flags.only.split(','));
const names = flags.workloads.split(',');
try {
  const faults = await verify(contenders, names, admin);
  if (faults.length > 0) throw new Error(`The contenders do not agree:\n${faults.join('\n')}`);
  console.error('All contenders returned the same results.');
  if (!flags['verify-only']) await measureAll();
} finally {
  for (const contender of contenders) await contender.call('quit');
  await admin.end();
}

async function startAll(wanted) {
  const started = [];
  try {
    for (const name of wanted) started.push(await startContender(name, url));
    return started;
  } catch (error) {
    await admin.end();
    for (const contender of started) await contender.call('quit');
    throw error;
  }
}

/** Everything is written after each workload, so that a run that is broken off is not lost. */
async function measureAll() {
  const { rows } = await admin.query('SHOW server_version');
  const machine = { cpu: os.cpus()[0].model, cores: os.cpus().length, node: process.version, postgres: rows[0].server_version };
  const options = { rounds: Number(flags.rounds), milliseconds: Number(flags.milliseconds) };
  const result = { when: new Date().toISOString(), machine, options, samples: {}, held: {} };
  for (const { name, operations, call } of contenders) if (operations.includes('readMany')) result.held[name] = await call('held');
  for (const workload of names) {
    result.samples[workload] = await measure(workload);
    writeFileSync(flags.out, `${JSON.stringify(result)}\n`);
    console.error(`${workload}: ${overview(result.samples[workload])}`);
  }
}

/** Rounds of all contenders, there and back (A B C, C B A), so that each meets the same noise. */
async function measure(workload) {
  const able = contenders.filter(({ operations }) => operations.includes(workload));
  const samples = Object.fromEntries(able.map(({ name }) => [name, []]));
  for (const contender of able) await contender.call('warmUp', { workload, ...WARM_UP });
  // The first round is thrown away: it finds the caches of the database as the warm-up of another contender left them.
  for (let round = 0; round <= Number(flags.rounds); round++) {
    for (const contender of round % 2 === 0 ? able : able.toReversed()) {
      const segment = await turn(contender, workload, round);
      if (round > 0) samples[contender.name].push(segment);
    }
  }
  return samples;
}

async function turn(contender, workload, round) {
  if (workloads[workload].writes === 'logs') await admin.query('TRUNCATE logs RESTART IDENTITY');
  const [databaseBefore, machineBefore] = [await databaseCpu(admin), machineCpu()];
  const segment = await contender.call('segment', { workload, seed: 1_000 + round, milliseconds: Number(flags.milliseconds), atLeast: 3 });
  const [database, machine] = [(await databaseCpu(admin)) - databaseBefore, machineCpu() - machineBefore];
  return { ...segment, databaseCpu: database, otherCores: Math.max(0, machine - segment.cpu - database) / segment.wall };
}

function overview(samples) {
  const cost = (name) => median(samples[name].map(({ cpu, operations }) => cpu / operations));
  const base = samples[floor] === undefined ? 1 : cost(floor);
  return Object.keys(samples)
    .map((name) => `${name} ${(cost(name) / base).toFixed(2)}`)
    .join(' | ');
}

function median(values) {
  return values.toSorted((left, right) => left - right)[values.length >> 1];
}
