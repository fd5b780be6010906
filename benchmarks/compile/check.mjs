import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

/** What the compiler says of the project without and with the queries: the difference is what the queries cost. */
export function measureCheck(folder, typescript, repetitions) {
  const base = compile(folder, typescript, 'base', repetitions);
  const queries = compile(folder, typescript, 'queries', repetitions);
  return {
    addedInstantiations: queries.instantiations - base.instantiations,
    addedCheck: Math.max(0, queries.check - base.check),
    total: queries.total,
    memory: queries.memory,
  };
}

/** Times are the least of some runs; instantiations are exact. */
function compile(folder, typescript, file, repetitions) {
  const command = join(import.meta.dirname, '../node_modules', typescript, 'bin/tsc');
  const runs = Array.from({ length: repetitions }, () => {
    const heap = typescript === 'typescript-6' ? ['--max-old-space-size=12000'] : [];
    const { status, stdout } = spawnSync(process.execPath, [...heap, command, '-p', `tsconfig.${file}.json`, '--extendedDiagnostics'], {
      cwd: folder,
      encoding: 'utf8',
      maxBuffer: 1e8,
    });
    if (status !== 0) throw new Error(`${typescript} refused ${folder}:\n${stdout.slice(0, 1_500)}`);
    return {
      instantiations: number(stdout, 'Instantiations'),
      check: number(stdout, 'Check time'),
      total: number(stdout, 'Total time'),
      memory: number(stdout, 'Memory used') / 1_024,
    };
  });
  const least = (name) => Math.min(...runs.map((run) => run[name]));
  return { instantiations: runs[0].instantiations, check: least('check'), total: least('total'), memory: least('memory') };
}

function number(text, label) {
  return Number(new RegExp(`^${label}:\\s+([\\d.,]+)`, 'm').exec(text)[1].replaceAll(',', ''));
}
