import { randomNumbers } from './random.mjs';

/**
 * One contender's turn of a round: the operation again and again for some time, one at a time. Parameters are made beforehand, and
 * young garbage is collected, so that neither is counted.
 */
export async function measureSegment(operation, workload, { seed, milliseconds, atLeast }) {
  const parameters = parametersOf(workload);
  const first = randomNumbers(seed)(parameters.length);
  // A full collection would throw compiled code away with the hidden classes it was made for, and each turn would compile it again.
  globalThis.gc({ type: 'minor' });
  const latencies = [];
  const cpuBefore = process.cpuUsage();
  const start = performance.now();
  for (let before = start; before - start < milliseconds || latencies.length < atLeast;) {
    await operation(...parameters[(first + latencies.length) % parameters.length]);
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

/** So many operations that the compiler of Node has done its work, or as many as fit the time. */
export async function warmUp(operation, workload, { operations, milliseconds }) {
  const parameters = parametersOf(workload);
  const end = performance.now() + milliseconds;
  for (let count = 0; count < operations && performance.now() < end; count++) await operation(...parameters[count % parameters.length]);
}

let known = { workload: undefined, parameters: [] };

/**
 * The same for all turns of a workload, each of which begins at another place: parameters of a former turn would be collected in a later one and be
 * counted there, which is more than an operation of workload 8 takes.
 */
function parametersOf(workload) {
  if (known.workload !== workload) {
    const random = randomNumbers(1);
    known = { workload, parameters: Array.from({ length: workload.distinctParameters ?? 2_000 }, () => workload.parameters(random)) };
  }
  return known.parameters;
}
