/**
 * Everything that can be said without a database: `npm run check`, or some of it: `node scripts/check.js lint types`.
 *
 * All steps run, two at a time, whatever the others say: one round shows all that is wrong.
 */
import { spawn } from 'node:child_process';
import { performance } from 'node:perf_hooks';
import { checkedCopy } from './checked-copy.js';

const node = process.execPath;
const tsc = (version) => [node, `node_modules/${version}/bin/tsc`, '-p', '.'];
/** Types are checked where generated code is checked too. */
let copy;

const steps = [
  { name: 'types (TypeScript 7)', group: 'types', command: tsc('typescript') },
  { name: 'lint', group: 'lint', command: [node, 'node_modules/oxlint/bin/oxlint'] },
  {
    name: 'format',
    group: 'format',
    command: [
      node,
      'node_modules/prettier/bin/prettier.cjs',
      '--check',
      '--cache',
      '--cache-location',
      'node_modules/.cache/prettier',
      '.',
    ],
  },
  { name: 'types (TypeScript 6)', group: 'types', command: tsc('typescript-6') },
  { name: 'types (TypeScript 5)', group: 'types', command: tsc('typescript-5') },
  { name: 'generated is up to date', group: 'generated', command: ['npm', 'run', '--silent', 'generate', '--', '--check'] },
  { name: 'tests without a database', group: 'tests', command: ['npm', 'run', '--silent', 'test:unit'], alone: true },
];

const wanted = process.argv.slice(2);
const unknown = wanted.filter((group) => !steps.some((step) => step.group === group));
if (unknown.length > 0) {
  process.stderr.write(`No such step: ${unknown.join(', ')}. Known are ${[...new Set(steps.map(({ group }) => group))].join(', ')}.\n`);
  process.exit(2);
}

const chosen = steps.filter(({ group }) => wanted.length === 0 || wanted.includes(group));
const queue = chosen.filter(({ alone }) => alone !== true);
const failed = [];
if (chosen.some(({ group }) => group === 'types')) copy = checkedCopy();

await Promise.all([worker(), worker()]);
copy?.remove();
for (const step of chosen.filter(({ alone }) => alone === true)) report(step, await run(step, 'inherit'));

process.stderr.write(failed.length === 0 ? `\n${chosen.length} checks passed\n` : `\nFAILED: ${failed.join(', ')}\n`);
process.exitCode = failed.length === 0 ? 0 : 1;

async function worker() {
  for (let step = queue.shift(); step !== undefined; step = queue.shift()) report(step, await run(step, 'pipe'));
}

function report({ name }, { code, seconds, output }) {
  if (code !== 0) failed.push(name);
  process.stderr.write(`${code === 0 ? 'ok    ' : 'FAILED'} ${name} (${seconds.toFixed(1)} s)\n`);
  if (code !== 0) process.stderr.write(output);
}

function run({ group, command: [program, ...parameters] }, stdio) {
  const start = performance.now();
  return new Promise((resolve) => {
    const child = spawn(program, parameters, { cwd: group === 'types' ? copy.folder : undefined, stdio: ['ignore', stdio, stdio] });
    let output = '';
    child.stdout?.on('data', (data) => (output += data));
    child.stderr?.on('data', (data) => (output += data));
    const finish = (code, more = '') => resolve({ code, output: output + more, seconds: (performance.now() - start) / 1000 });
    child.once('error', (error) => finish(1, `${error.message}\n`));
    child.once('close', (code) => finish(code ?? 1));
  });
}
