import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../../../', import.meta.url));

/** Every file of the project, committed or about to be: what git does not ignore. */
export function projectFiles(): readonly string[] {
  const listed = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '-z'], { cwd: root, encoding: 'utf8' });
  return [...new Set(listed.split('\0'))].filter((file) => file !== '' && existsSync(`${root}${file}`)).sort();
}

/** TypeScript that people write: without the generator's output and without the cases of its golden tests, some of which are faults. */
export function handwritten(): readonly string[] {
  return projectFiles().filter((file) => file.endsWith('.ts') && !file.startsWith('generated/') && !/^tests\/golden\/.+\//.test(file));
}

export function read(file: string): string {
  return readFileSync(`${root}${file}`, 'utf8');
}
