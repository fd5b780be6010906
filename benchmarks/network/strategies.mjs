// node network/strategies.mjs [--rounds n] [--database url]: what is prefetched, by queries and in one statement, near and 1 ms away.
import { fork } from 'node:child_process';
import { parseArgs } from 'node:util';
import { configure, connections } from 'dunder';
import { benchUrl } from '../database/server.mjs';
import { setup } from '../database/setup.mjs';
import { loading } from '../runtime/contenders/dunder.mjs';
import { workloads } from '../runtime/workloads.mjs';
import { figure, median, ratio, table } from '../statistics.mjs';

/** How often each is run: the first tenth is thrown away. */
const TIMES = { detail: 400, nested: 50, deep: 50 };
const strategies = [loading('queries'), loading('statement')];

const { values: flags } = parseArgs({ options: { database: { type: 'string' }, rounds: { type: 'string', default: '1' } } });
await setup(flags);
const rows = [];
await measure(benchUrl(flags), 'near');
await throughProxy(1);
console.log(table(['', '', 'queries, ms', 'statement, ms', 'ratio'], rows));

async function throughProxy(delay) {
  const url = new URL(benchUrl(flags));
  const proxy = fork(new URL('delaying-proxy.mjs', import.meta.url), [url.hostname, url.port || '5432', String(delay)]);
  const port = await new Promise((resolve) => void proxy.once('message', resolve));
  url.host = `127.0.0.1:${port}`;
  await measure(url.href, `${delay} ms away`);
  proxy.kill();
}

/** One after the other in one process, so that both meet the same noise: medians of latency. */
async function measure(url, place) {
  await configure({ databases: { default: { url, poolSize: 1 } } });
  for (const [workload, times] of Object.entries(TIMES)) {
    const count = times * Number(flags.rounds);
    const taken = strategies.map(() => []);
    for (let i = 0; i < count; i++) {
      for (const [index, operations] of strategies.entries()) {
        const start = performance.now();
        await operations[workload](1 + ((i * 37) % 9_000));
        if (i > count / 10) taken[index].push(performance.now() - start);
      }
    }
    const [queries, statement] = taken.map(median);
    rows.push([workloads[workload].title, place, figure(queries), figure(statement), ratio(statement / queries)]);
  }
  await connections.close();
}
