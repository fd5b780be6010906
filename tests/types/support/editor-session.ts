import { readFileSync } from 'node:fs';
import path from 'node:path';
import { LanguageServer } from './tsserver.js';

/** Milliseconds from an edit of a file of 50 queries to what the editor shows. */
export interface EditorTimes {
  /** Its errors. */
  readonly diagnostics: number;
  /** The names that complete a path. */
  readonly completion: number;
}

const ROUNDS = 12;
const CARET = '/*|*/';

/**
 * What an editor waits for at the probe of a `BudgetProject`, whose tsconfig.json names it: the shortest of several rounds, in processor
 * time of the server where the system tells it, since other programs share the machine.
 */
export async function editorTimes(probe: string): Promise<EditorTimes> {
  const server = new LanguageServer();
  const [before = '', after = ''] = readFileSync(probe, 'utf8').split(CARET);
  const lines = before.split('\n');
  const place = { file: probe, line: lines.length, offset: lines.at(-1)!.length + 1 };
  const shortest = async (ask: () => Promise<unknown>) => {
    let least = Number.POSITIVE_INFINITY;
    for (let round = 0; round < ROUNDS; round++) {
      server.edit(probe, `${before}${after}// ${'x'.repeat(round)}\n`);
      const start = server.milliseconds();
      await ask();
      least = Math.min(least, server.milliseconds() - start);
    }
    return Math.round(least);
  };
  try {
    server.edit(probe, before + after);
    const { body } = await server.request('completionInfo', place);
    const names = ((body as { entries?: { name: string }[] } | undefined)?.entries ?? []).map(({ name }) => name);
    if (!names.includes('a__b__s1')) throw new Error(`${path.basename(probe)}: nothing is offered.`);
    return {
      completion: await shortest(() => server.request('completionInfo', place)),
      diagnostics: await shortest(() => server.request('semanticDiagnosticsSync', { file: probe })),
    };
  } finally {
    server.close();
  }
}
