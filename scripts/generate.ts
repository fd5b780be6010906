import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { processStreams } from '../cli/output.js';
import { run } from '../cli/run.js';
import { committedClients } from './committed-clients.js';

/** `npm run generate`: every client that is committed. Options go to each: `npm run generate -- --check`. */
const tree = fileURLToPath(new URL('..', import.meta.url));
const surroundings = { streams: processStreams(), interrupted: () => new Promise<void>(() => undefined) };

for (const { root, schema, output } of committedClients) {
  const args = ['generate', '--schema', schema, '--output', output, ...process.argv.slice(2)];
  const code = await run(args, { root: join(tree, root), ...surroundings });
  process.exitCode = Math.max(Number(process.exitCode ?? 0), code);
}
