import { randomNumbers } from './random.mjs';
import { measureSegment, warmUp } from './segment.mjs';

/** Runs what the parent process asks for over IPC, with the operations of one contender; `more` are commands that a program has beside. */
export async function answer(make, workloads, more = () => ({})) {
  try {
    const { operations, close } = await make();
    const commands = {
      /** The canonical result of the operation with the parameters of a seed. */
      result: async ({ workload, seed }) => {
        const { parameters, canonical } = workloads[workload];
        return canonical(await operations[workload](...parameters(randomNumbers(seed))));
      },
      segment: ({ workload, ...options }) => measureSegment(operations[workload], workloads[workload], options),
      warmUp: ({ workload, ...options }) => warmUp(operations[workload], workloads[workload], options),
      quit: () => {
        setImmediate(async () => {
          await close();
          if (process.connected) process.disconnect();
        });
      },
      ...more(operations),
    };
    process.on('message', async ({ id, command, ...details }) => {
      try {
        process.send({ id, value: await commands[command](details) });
      } catch (error) {
        process.send({ id, error: String(error?.stack ?? error) });
      }
    });
    process.send({ id: 0, value: Object.keys(operations) });
  } catch (error) {
    process.send({ id: 0, error: String(error?.stack ?? error) });
    process.disconnect();
  }
}
