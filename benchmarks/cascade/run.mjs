// node cascade/run.mjs [--rows 10000,100000] [--out file] [--database url]: a delete that takes so many rows with it, and what it holds.
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { benchUrl } from '../database/server.mjs';
import { setup } from '../database/setup.mjs';
import { figure, table } from '../statistics.mjs';

const { values: flags } = parseArgs({
  options: {
    database: { type: 'string' },
    rows: { type: 'string', default: '1000,10000,100000' },
    out: { type: 'string', default: 'results/cascade.json' },
  },
});

const NAMES = { pg: 'SQL by hand', dunder: 'dunder, `user.delete()`', receivers: 'dunder, with receivers of preDelete and postDelete' };
await setup(flags);
const results = [];
for (const rows of flags.rows.split(',').map(Number))
  for (const way of ['pg', 'dunder', 'receivers']) results.push({ rows, way, ...measure(way, rows) });
writeFileSync(flags.out, `${JSON.stringify({ when: new Date().toISOString(), results }, null, 1)}\n`);
console.log(
  table(
    ['posts behind one user', 'rows deleted', 'by', 'statements', 'seconds', 'heap in use at most, MB more than before'],
    results.map(({ rows, way, deleted, statements, seconds, peak }) => [
      rows,
      deleted,
      NAMES[way],
      statements,
      figure(seconds),
      figure(peak / 1e6),
    ]),
  ),
);

/** In a process of its own, so that nobody else's garbage is counted. */
function measure(way, rows) {
  const command = ['--expose-gc', new URL('worker.mjs', import.meta.url).pathname, way, String(rows), benchUrl(flags)];
  const { status, stdout } = spawnSync(process.execPath, command, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] });
  if (status !== 0) throw new Error(`cascade/worker.mjs ${way} ended with ${status}.`);
  return JSON.parse(stdout);
}
