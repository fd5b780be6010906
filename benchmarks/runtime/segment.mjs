import { randomNumbers } from './random.mjs';

/**
 * One contender's turn of a round: the operation again and again for some time, one at a time. Parameters are made beforehand, and
 * garbage of earlier turns is collected, so that neither is counted.
 */
export async function measureSegment(operation, workload, { seed, milliseconds, atLeast }) {
  const random = randomNumbers(seed);
  const parameters = Array.from({ length: workload.distinctParameters ?? 2_000 }, () => workload.parameters(random));
  globalThis.gc();
  const latencies = [];
  const cpuBefore = process.cpuUsage();
  const start = performance.now();
  for (let before = start; before - start < milliseconds || latencies.length < atLeast;) {
    await operation(...parameters[latencies.length % parameters.length]);
    const after = performance.now();
    latencies.push(after - before);
    before = after;
  }
  const cpu = process.cpuUsage(cpuBefore);
  const wall = performance.now() - start;
  latencies.sort((left, right) => left - right);
  const quantile = (part) => latencies[Math.min(latencies.length - 1, Math.floor(latencies.length * part))];
  return { operations: latencies.length, wall, cpu: (cpu.user + cpu.system) / 1_000, p50: quantile(0.5), p95: quantile(0.95) };
}
