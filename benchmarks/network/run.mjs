// node network/run.mjs [--only a,b] [--delay 1] [--rounds n] [--milliseconds n] [--out file] [--database url]
import { fork } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { benchUrl } from '../database/server.mjs';
import { setup } from '../database/setup.mjs';
import { startContender } from '../runtime/contender-process.mjs';
import { contenders as all, floor } from '../runtime/contenders/index.mjs';
import { workloads } from '../runtime/workloads.mjs';
import { figure, median, ratio, table } from '../statistics.mjs';

/** Where the number of round trips decides. */
const MEASURED = ['findByKey', 'nested', 'detail', 'deep', 'lazyLoop', 'transaction'];

const { values: flags } = parseArgs({
  options: {
    database: { type: 'string' },
    only: { type: 'string', default: all.join(',') },
    delay: { type: 'string', default: '1' },
    rounds: { type: 'string', default: '3' },
    milliseconds: { type: 'string', default: '400' },
    out: { type: 'string', default: 'results/network.json' },
  },
});

await setup(flags);
const direct = new URL(benchUrl(flags));
const { proxy, port } = await startProxy();
const delayed = new URL(direct);
delayed.host = `127.0.0.1:${port}`;
const contenders = [];
for (const name of flags.only.split(',')) contenders.push(await startContender(name, delayed.href));
const latencies = {};
for (const workload of MEASURED) latencies[workload] = await measure(workload);
for (const contender of contenders) await contender.call('quit');
proxy.kill();
writeFileSync(flags.out, `${JSON.stringify({ when: new Date().toISOString(), delay: Number(flags.delay), latencies }, null, 1)}\n`);
print();

function startProxy() {
  const child = fork(new URL('delaying-proxy.mjs', import.meta.url), [direct.hostname, direct.port || '5432', flags.delay]);
  return new Promise((resolve, reject) => {
    child.on('message', (given) => resolve({ proxy: child, port: given })).on('error', reject);
  });
}

/** The median latency of each contender: of all rounds, there and back. */
async function measure(workload) {
  const able = contenders.filter(({ operations }) => operations.includes(workload));
  const medians = Object.fromEntries(able.map(({ name }) => [name, []]));
  for (const contender of able) await contender.call('warmUp', { workload, operations: 1_000, milliseconds: 2_000 });
  for (let round = 0; round < Number(flags.rounds); round++) {
    for (const contender of round % 2 === 0 ? able : able.toReversed()) {
      const options = { workload, seed: round, milliseconds: Number(flags.milliseconds), atLeast: 5 };
      medians[contender.name].push((await contender.call('segment', options)).p50);
    }
  }
  return Object.fromEntries(Object.entries(medians).map(([name, values]) => [name, median(values)]));
}

function print() {
  const names = contenders.map(({ name }) => name);
  const base = (workload) => latencies[workload][floor] ?? Object.values(latencies[workload])[0];
  const rows = MEASURED.map((workload) => [
    workloads[workload].title,
    figure(base(workload)),
    ...names.filter((name) => name !== floor).map((name) => ratio(latencies[workload][name] / base(workload))),
  ]);
  console.log(table([`${flags.delay} ms away`, `${floor}, ms`, ...names.filter((name) => name !== floor)], rows));
}
