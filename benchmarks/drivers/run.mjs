// node drivers/run.mjs [--databases a,b] [--workloads x,y] [--rounds n] [--milliseconds n] [--out file] [--verify-only]
import { writeFileSync } from 'node:fs';
import os from 'node:os';
import { isDeepStrictEqual, parseArgs } from 'node:util';
import { startContender } from '../runtime/contender-process.mjs';
import { median } from '../statistics.mjs';
import { workloads } from './workloads.mjs';

const { values: flags } = parseArgs({
  options: {
    databases: { type: 'string', default: 'postgres,sqlite,mariadb' },
    workloads: { type: 'string', default: Object.keys(workloads).join(',') },
    rounds: { type: 'string', default: '10' },
    milliseconds: { type: 'string', default: '200' },
    out: { type: 'string', default: 'results/drivers.json' },
    'verify-only': { type: 'boolean' },
  },
});
const names = flags.workloads.split(',');
const worker = new URL('worker.mjs', import.meta.url);
const result = { when: new Date().toISOString(), machine: { cpu: os.cpus()[0].model, node: process.version }, samples: {} };

for (const name of flags.databases.split(',')) {
  const { open, driver } = await import(`./databases/${name}.mjs`);
  const contenders = [];
  for (const contender of ['hand', 'dunder']) {
    const database = await open(contender);
    contenders.push({ contender, database, ...(await startContender(`${name}/${contender}`, database.url, worker)) });
  }
  try {
    for (const workload of names) await verify(contenders, workload);
    console.log(`\n| ${name}, beside ${driver} | by hand, ms | dunder, ms | dunder |\n| --- | ---: | ---: | ---: |`);
    result.samples[name] = {};
    if (flags['verify-only'] !== true) for (const workload of names) result.samples[name][workload] = await measure(contenders, workload);
  } finally {
    for (const { call, database } of contenders) {
      await call('quit');
      await database.close();
    }
  }
}
if (flags['verify-only'] !== true) writeFileSync(flags.out, `${JSON.stringify(result)}\n`);

/** The same results, and the same rows in the table that was written. */
async function verify(contenders, workload) {
  const { writes } = workloads[workload];
  for (const seed of [11, 12, 13]) {
    const seen = [];
    for (const { database, call } of contenders) {
      await database.clear();
      const value = await call('result', { workload, seed });
      seen.push({ value, rows: writes === undefined ? null : await database.rows(writes) });
    }
    if (!isDeepStrictEqual(seen[0], seen[1])) throw new Error(`${workload}: hand-written code and dunder do not agree (seed ${seed}).`);
  }
}

/** CPU of the process per operation, in ms; the ratio is the median of those of the rounds, which go there and back. */
async function measure(contenders, workload) {
  const samples = { hand: [], dunder: [] };
  for (const { call } of contenders) await call('warmUp', { workload, operations: 4_000, milliseconds: 5_000 });
  for (let round = 0; round <= Number(flags.rounds); round++) {
    for (const { contender, database, call } of round % 2 === 0 ? contenders : contenders.toReversed()) {
      await database.clear();
      const segment = await call('segment', { workload, seed: 1_000 + round, milliseconds: Number(flags.milliseconds), atLeast: 3 });
      if (round > 0) samples[contender].push(segment.cpu / segment.operations);
    }
  }
  const ratio = median(samples.dunder.map((cpu, round) => cpu / samples.hand[round]));
  const shown = [median(samples.hand), median(samples.dunder)].map((cpu) => cpu.toPrecision(3));
  console.log(`| ${workloads[workload].title} | ${shown.join(' | ')} | ${ratio.toFixed(2)} |`);
  return samples;
}
