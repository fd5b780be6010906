// node worker.mjs <contender> <url>: the child process of one contender, told over IPC what to run.
import { randomNumbers } from './random.mjs';
import { measureSegment, warmUp } from './segment.mjs';
import { workloads } from './workloads.mjs';

const [, , name, url] = process.argv;

async function start() {
  const { default: make } = await import(`./contenders/${name}.mjs`);
  const { operations, close } = await make({ url });
  const commands = {
    /** The canonical result of the operation with the parameters of a seed. */
    result: async ({ workload, seed }) => {
      const { parameters, canonical } = workloads[workload];
      return canonical(await operations[workload](...parameters(randomNumbers(seed))));
    },
    segment: ({ workload, ...options }) => measureSegment(operations[workload], workloads[workload], options),
    warmUp: ({ workload, ...options }) => warmUp(operations[workload], workloads[workload], options),
    held: () => heldByResult(operations),
    quit: () => {
      setImmediate(async () => {
        await close();
        if (process.connected) process.disconnect();
      });
    },
  };
  process.on('message', async ({ id, command, ...details }) => {
    try {
      process.send({ id, value: await commands[command](details) });
    } catch (error) {
      process.send({ id, error: String(error?.stack ?? error) });
    }
  });
  process.send({ id: 0, value: Object.keys(operations) });
}

/** Bytes of heap that one result keeps alive. Drivers hold on to their last result, so a small one goes before each look. */
async function heldByResult({ readMany, findByKey }) {
  await readMany(50_000);
  await findByKey(1);
  const before = settledHeap();
  const result = await readMany(50_000);
  await findByKey(1);
  const after = settledHeap();
  return { bytes: after - before, rows: result.length };
}

function settledHeap() {
  globalThis.gc();
  globalThis.gc();
  return process.memoryUsage().heapUsed;
}

start().catch((error) => {
  process.send({ id: 0, error: String(error?.stack ?? error) });
  process.disconnect();
});
