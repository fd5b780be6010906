import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { root } from '../../house/support/source-files.js';
import type { Snippet } from './fences.js';
import type { Outcome } from './runner.js';

const run = promisify(execFile);

/** Runs a TypeScript program, and gives what it prints. */
export async function tsx(program: string, ...args: readonly string[]): Promise<string> {
  const running = run(process.execPath, ['--import', 'tsx', program, ...args], { cwd: root });
  // Its own message is the whole command.
  return (await running.catch(({ stderr }: { readonly stderr: string }) => Promise.reject(new Error(stderr)))).stdout;
}

/** A folder inside the project, so that `dunder` is found, and where git ignores it. */
export function makeFolder(): { readonly path: string; readonly remove: () => void } {
  mkdirSync(join(root, '.dunder'), { recursive: true });
  const path = mkdtempSync(join(root, '.dunder/docs-run-'));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}

/** Runs blocks on `sqlite`, or the database at a URL, and tells of each that fails or prints something else than the page says. */
export async function faultsOf(snippets: readonly Snippet[], where: string): Promise<readonly string[]> {
  const folder = makeFolder();
  try {
    const files = snippets.map(({ name, text }) => {
      const file = join(folder.path, name);
      writeFileSync(file, withWhatIsHere(text, where, `${file}.archive.db`));
      return file;
    });
    const outcomes = JSON.parse(await tsx(join(root, 'tests/support/docs/runner.ts'), where, ...files)) as readonly Outcome[];
    return snippets.flatMap((snippet, index) => faultOf(snippet, outcomes[index]));
  } finally {
    folder.remove();
  }
}

/** The client and the databases of this machine in the place of those of the page. */
function withWhatIsHere(text: string, where: string, archive: string): string {
  const local = text.replaceAll("'./generated/", "'../../generated/").replaceAll("'sqlite:archive.db'", `'sqlite:${archive}'`);
  if (where === 'sqlite') return local;
  return local.replaceAll(/'(?:postgres|mysql):\/\/[^'?]*(?:\?([^']*))?'/g, (_, options: string | undefined) => {
    return `'${where}${options === undefined ? '' : `${where.includes('?') ? '&' : '?'}${options}`}'`;
  });
}

function faultOf({ origin, prints }: Snippet, outcome: Outcome | undefined): readonly string[] {
  if (outcome?.error !== undefined) return [`${origin[0]}: ${outcome.error}`];
  if (prints === undefined || prints === outcome?.printed) return [];
  return [`${origin[0]}: the page says\n${prints}\nand what it printed is\n${outcome?.printed}`];
}
