// node worker.mjs <database>/<contender> <url>: the child process of one contender, told over IPC what to run.
import { answer } from '../runtime/answer.mjs';
import { dunder } from './dunder.mjs';
import { workloads } from './workloads.mjs';

const [, , name, url] = process.argv;
const [database, contender] = name.split('/');

await answer(async () => {
  if (contender === 'dunder') return await dunder(url);
  const { byHand } = await import(`./databases/${database}.mjs`);
  return await byHand(url);
}, workloads);
