// node compile/summarize.mjs [results/compile.json]: the markdown table of the compile-time goals.
import { readFileSync } from 'node:fs';
import { figure, table, verdict } from '../statistics.mjs';
import { libraries } from './write-project.mjs';

const results = JSON.parse(readFileSync(process.argv[2] ?? 'results/compile.json', 'utf8'));
const names = Object.keys(libraries);
const editor = (key) => (result) => result.editor?.filter?.[key];

/** Each figure, where it is found, and the most that dunder may have with 100 and with 500 models. */
const rows = [
  ['instantiations the queries add, thousands', (result) => result.check?.typescript7.addedInstantiations / 1_000, [60, 60]],
  ['check time added, TypeScript 7, s', (result) => result.check?.typescript7.addedCheck, [0.1, 0.15]],
  ['check time added, TypeScript 6, s', (result) => result.check?.typescript6.addedCheck, []],
  ['whole check, TypeScript 7, s', (result) => result.check?.typescript7.total, [0.3, 0.6]],
  ['memory of that check, MB', (result) => result.check?.typescript7.memory, [undefined, 200]],
  ['completion after an edit, TypeScript 6, ms', editor('completion'), [50, 60]],
  ['of it on a processor, the least, ms', (result) => result.editor?.filter?.processor?.completion, []],
  ['completion after later edits, ms', (result) => result.editor?.filter?.later?.completion, []],
  ['completion of a nested relation, ms', (result) => result.editor?.nested?.completion, []],
  ['diagnostics after an edit, TypeScript 6, s', editor('diagnostics'), [0.3, 0.5]],
  ['of it on a processor, the least, s', (result) => result.editor?.filter?.processor?.diagnostics, []],
  ['diagnostics after later edits, s', (result) => result.editor?.filter?.later?.diagnostics, []],
  ['completion after an edit, TypeScript 7, ms', (result) => result.native?.filter?.completion, []],
  ['diagnostics after an edit, TypeScript 7, s', (result) => result.native?.filter?.diagnostics, []],
  ['code generation, cold, s', (result) => result.generate?.cold, [2.5, 8]],
  ['written, MB', (result) => result.generate?.bytes / 1e6, [2, 10]],
  ['written, thousands of lines', (result) => result.generate?.lines / 1_000, [40, undefined]],
  ['generation with nothing changed, s', (result) => result.generate?.unchanged, [0.4, undefined]],
  ['watch: from one edit to the files, s', (result) => result.generate?.watch, [0.3, undefined]],
];

for (const [index, size] of [100, 500].entries()) {
  console.log(`\n### ${size} models, 50 queries\n`);
  const cells = rows.map(([title, find, goals]) => {
    const values = names.map((name) => find(results[`${name}-${size}`] ?? {}));
    return [title, ...values.map(figure), verdict(values[names.indexOf('dunder')], goals[index], figure)];
  });
  console.log(table(['', ...names, 'goal of dunder'], cells));
}
