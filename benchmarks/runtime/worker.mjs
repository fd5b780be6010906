// node worker.mjs <contender> <url>: the child process of one contender, told over IPC what to run.
import { answer } from './answer.mjs';
import { workloads } from './workloads.mjs';

const [, , name, url] = process.argv;

await answer(
  async () => {
    const { default: make } = await import(`./contenders/${name}.mjs`);
    return await make({ url });
  },
  workloads,
  (operations) => ({ held: () => heldByResult(operations) }),
);

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
