// node runtime/profile.mjs <contender> <workload> [--seconds n] [--top n] [--database url]: where the CPU goes, by function (self time).
import { Session } from 'node:inspector/promises';
import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { benchUrl } from '../database/server.mjs';
import { setup } from '../database/setup.mjs';
import { randomNumbers } from './random.mjs';
import { workloads } from './workloads.mjs';

const { values: flags, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    database: { type: 'string' },
    seconds: { type: 'string', default: '3' },
    top: { type: 'string', default: '40' },
  },
});
const [name, workload] = positionals;

await setup(flags);
const { default: make } = await import(`./contenders/${name}.mjs`);
const { operations, close } = await make({ url: benchUrl(flags) });
await repeat(1);
const session = new Session();
session.connect();
await session.post('Profiler.enable');
await session.post('Profiler.setSamplingInterval', { interval: 200 });
await session.post('Profiler.start');
const count = await repeat(Number(flags.seconds));
const { profile } = await session.post('Profiler.stop');
await close();
print(profile, count);

async function repeat(seconds) {
  const random = randomNumbers(1);
  const end = performance.now() + seconds * 1_000;
  let count = 0;
  for (; performance.now() < end; count++) await operations[workload](...workloads[workload].parameters(random));
  return count;
}

function print({ nodes, samples, timeDeltas }, count) {
  const places = new Map(nodes.map(({ id, callFrame }) => [id, place(callFrame)]));
  const microseconds = new Map();
  samples.forEach((id, index) => {
    const at = places.get(id);
    microseconds.set(at, (microseconds.get(at) ?? 0) + timeDeltas[index]);
  });
  const sorted = [...microseconds].sort(([, left], [, right]) => right - left).slice(0, Number(flags.top));
  console.log(`${count} operations; µs of CPU per operation by function:`);
  for (const [at, time] of sorted) console.log(`${(time / count).toFixed(2).padStart(9)}  ${at}`);
}

function place({ functionName, url, lineNumber }) {
  const file = url.startsWith('file:') ? relative('.', fileURLToPath(url)) : url;
  return `${functionName || '(anonymous)'}${file === '' ? '' : ` ${file}:${lineNumber + 1}`}`;
}
