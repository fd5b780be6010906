// node compile/run.mjs [--libraries a,b] [--sizes 100,500] [--steps check,editor,native] [--repetitions n] [--out file]: merges into the file.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { measureCheck } from './check.mjs';
import { measureEditor } from './editor.mjs';
import { measureNativeEditor } from './native-editor.mjs';
import { measureGeneration, measureUnchanged, measureWatch } from './generate.mjs';
import { libraries, writeProject } from './write-project.mjs';

const { values: flags } = parseArgs({
  options: {
    libraries: { type: 'string', default: Object.keys(libraries).join(',') },
    sizes: { type: 'string', default: '100,500' },
    steps: { type: 'string', default: 'check,editor,native' },
    repetitions: { type: 'string', default: '3' },
    out: { type: 'string', default: 'results/compile.json' },
  },
});
const repetitions = Number(flags.repetitions);
const steps = {
  async check(folder) {
    return {
      typescript7: measureCheck(folder, 'typescript-7', repetitions),
      typescript6: measureCheck(folder, 'typescript-6', 1),
    };
  },
  editor: (folder, name) => eachProbe(measureEditor, folder, name),
  native: (folder, name) => eachProbe(measureNativeEditor, folder, name),
};

for (const size of flags.sizes.split(',').map(Number)) {
  for (const name of flags.libraries.split(',')) {
    const folder = writeProject(name, size);
    save(name, size, 'generate', await generation(name, folder, size));
    for (const step of flags.steps.split(',')) save(name, size, step, await steps[step](folder, name));
  }
}

async function eachProbe(measure, folder, name) {
  const results = {};
  for (const [probe, { expect }] of Object.entries(libraries[name].probes)) results[probe] = await measure(folder, probe, expect);
  return results;
}

async function generation(name, folder, size) {
  const generated = measureGeneration(name, folder, repetitions);
  if (name !== 'dunder') return generated;
  const unchanged = measureUnchanged(folder, repetitions);
  return { ...generated, unchanged, ...(size <= 100 ? { watch: await measureWatch(folder, 3) } : {}) };
}

function save(name, size, step, result) {
  if (result === undefined) return;
  console.error(`${name}, ${size} models, ${step}: ${JSON.stringify(result)}`);
  const results = existsSync(flags.out) ? JSON.parse(readFileSync(flags.out, 'utf8')) : {};
  const key = `${name}-${size}`;
  results[key] = { ...results[key], [step]: result };
  writeFileSync(flags.out, `${JSON.stringify(results, null, 1)}\n`);
}
