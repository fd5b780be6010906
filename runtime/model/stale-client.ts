import type { ClientFacts } from '../../schema/ir/contract.js';
import { fingerprint } from '../../schema/ir/fingerprint.js';
import { ConfigurationError } from '../errors/configuration-error.js';

/**
 * Has the schema changed since the client was generated? Asked once per process, where the schema's files are at hand; never in
 * production. `file` is the client's own registry file, as it runs: `generated/registry.ts`, or what was compiled from it.
 */
export function staleClient({ output, files = {} }: ClientFacts, file: string): ConfigurationError | undefined {
  const fs = process.getBuiltinModule('node:fs');
  const { dirname, join } = process.getBuiltinModule('node:path');
  const read = (path: string): string | undefined => {
    try {
      return fs.readFileSync(path, 'utf8');
    } catch {
      return undefined;
    }
  };
  // Compiled files may lie in a folder of their own below the root, or be the sources themselves.
  let root = dirname(file);
  while (!isRoot(root)) {
    if (dirname(root) === root) return undefined;
    root = dirname(root);
  }
  const changed = Object.entries(files).flatMap(([path, known]) => {
    const source = read(join(root, path));
    return source !== undefined && fingerprint(source) === known ? [] : [source === undefined ? `${path} (gone)` : path];
  });
  return changed.length === 0 ? undefined : stale(changed);

  /** The folder that holds the client, and the schema: a deployment may have the client alone. */
  function isRoot(folder: string): boolean {
    if (!fs.existsSync(join(folder, output ?? '', 'registry.ts'))) return false;
    return Object.keys(files).some((path) => fs.existsSync(join(folder, path)));
  }
}

function stale(changed: readonly string[]): ConfigurationError {
  const named = changed.slice(0, 5).join(', ') + (changed.length > 5 ? ` and ${changed.length - 5} more` : '');
  return new ConfigurationError({
    code: 'MODEL.STALE_CLIENT',
    message: `The generated client is older than its schema; changed since: ${named}.`,
    hint: 'Run `npx dunder generate`.',
  });
}
