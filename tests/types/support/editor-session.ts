import { readFileSync } from 'node:fs';
import path from 'node:path';
import { LanguageServer } from './tsserver.js';

export interface EditorTimes {
  /** Milliseconds from an edit of a file with one query to its errors. */
  readonly diagnostics: number;
  /** As diagnostics, for a file of 50 queries. */
  readonly allDiagnostics: number;
  /** Milliseconds from an edit to the names that complete a path. */
  readonly completion: number;
}

const ROUNDS = 12;

/**
 * What an editor waits for in a project of `writeBudgetProject`: the shortest of several rounds, in processor time of the server
 * where the system tells it, since other programs share the machine.
 */
export async function editorTimes(folder: string): Promise<EditorTimes> {
  const server = new LanguageServer();
  const probe = path.join(folder, 'probe.ts');
  const queries = readFileSync(path.join(folder, 'queries.ts'), 'utf8');
  const head = queries.slice(0, queries.indexOf('export async function q0'));
  const one = (round: number, rest = '') => `${head}export async function probe() {
  const x = ${round};
  const r = await models.M1.objects.filter({ a__b__s1__contains: 'x', i1: x }).orderBy('i1').slice(0, 20);
  use(r[0]!.i1);
  ${rest}
}
`;
  const shortest = async (textOf: (round: number) => string, ask: () => Promise<unknown>) => {
    let least = Number.POSITIVE_INFINITY;
    for (let round = 0; round < ROUNDS; round++) {
      server.edit(probe, textOf(round));
      const start = server.milliseconds();
      await ask();
      least = Math.min(least, server.milliseconds() - start);
    }
    return Math.round(least);
  };
  const diagnostics = () => server.request('semanticDiagnosticsSync', { file: probe });
  const caret = 'models.M7.objects.filter({ a__b__| })';
  const place = one(0, caret).split('|')[0]!.split('\n');
  const complete = () => server.request('completionInfo', { file: probe, line: place.length, offset: place.at(-1)!.length + 1 });
  try {
    server.edit(probe, one(0));
    await diagnostics();
    return {
      diagnostics: await shortest((round) => one(round), diagnostics),
      allDiagnostics: await shortest((round) => `${queries}export const edited = ${round};\n`, diagnostics),
      completion: await shortest((round) => one(round % 10, caret.replace('|', '')), complete),
    };
  } finally {
    server.close();
  }
}
