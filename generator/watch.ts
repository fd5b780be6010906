import { type FSWatcher, readdirSync, watch as watchFolder } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { errorCode } from './error-code.js';
import { CONFIG_FILES } from './config.js';
import { generate, type GenerateResult, type Session } from './generate.js';
import { fixedPart, listSchemaFiles } from './output/list-schema-files.js';
import { type GenerateOptions, resolveSettings, type Settings } from './settings.js';

/** What happened: a generation, which may have found faults, or something that kept it from its work. */
export type WatchEvent =
  | { readonly kind: 'generated'; readonly result: GenerateResult; readonly milliseconds: number }
  | { readonly kind: 'failed'; readonly error: unknown };

export interface Watcher {
  /** Stops; resolves when a generation that is under way has ended. */
  close(): Promise<void>;
}

/** Editors write a file in several steps; this long nothing must happen before it is read. */
const QUIET_MILLISECONDS = 20;

/**
 * Generates now and after every change of the schema or the configuration, until it is closed. While the schema has faults the output stays
 * as it was. What has not changed is not parsed, read, built or printed again, so a generation costs a fraction of the first.
 */
export function watch(options: GenerateOptions, listener: (event: WatchEvent) => void): Watcher {
  const root = resolve(options.root ?? '.');
  const session: Session = {};
  let schemaFolders: ReadonlySet<string> = new Set();
  const folders = new Folders((folder, name) => {
    const isSchema = schemaFolders.has(folder) && (name === null || /(?:^|\/)[^.]*$|\.m?ts$/.test(name));
    if (isSchema || (folder === root && CONFIG_FILES.some((file) => file === name))) schedule();
  });
  const watchFolders = (settings: Settings, read: readonly string[] = []): void => {
    schemaFolders = foldersOf(settings, read);
    folders.watchOnly(new Set([root, ...schemaFolders]));
  };
  let timer: NodeJS.Timeout | undefined;
  let closed = false;
  let again = false;
  // The first time in full: it loads the parser, which the first change would otherwise wait for.
  let cache = false;
  let running: Promise<void> | undefined;

  const schedule = (): void => {
    if (closed) return;
    clearTimeout(timer);
    timer = setTimeout(() => {
      if (running === undefined) start();
      else again = true;
    }, QUIET_MILLISECONDS);
  };
  const isWanted = (): boolean => again && !closed;
  const run = async (): Promise<void> => {
    do {
      again = false;
      const started = performance.now();
      try {
        // The folders first: a change while the files are being read must be noticed.
        folders.watchOnly(new Set([root, ...schemaFolders]));
        watchFolders(resolveSettings(options));
        const result = await generate({ ...options, cache }, session);
        cache = options.cache ?? true;
        if (result.read.length > 0) watchFolders(result.settings, result.read);
        listener({ kind: 'generated', result, milliseconds: performance.now() - started });
      } catch (error) {
        listener({ kind: 'failed', error });
      }
    } while (isWanted());
  };
  const start = (): void => {
    running = run().finally(() => (running = undefined));
  };
  start();
  return {
    async close() {
      closed = true;
      clearTimeout(timer);
      await running;
      folders.close();
    },
  };
}

/** Every folder that a schema file is in, or could come to be in. */
function foldersOf({ root, schema, output }: Settings, files: readonly string[] = []): ReadonlySet<string> {
  const folders = new Set<string>();
  for (const pattern of schema) addFolders(root, fixedPart(pattern), folders);
  for (const file of [...files, ...listSchemaFiles(root, schema)]) folders.add(dirname(file));
  return new Set(
    [...folders].filter((folder) => folder !== output && !folder.startsWith(`${output}/`)).map((folder) => join(root, folder)),
  );
}

/** A folder with those in it; of a file, or of what is not there yet, the folder that it is in. */
function addFolders(root: string, path: string, folders: Set<string>): void {
  try {
    const entries = readdirSync(join(root, path), { withFileTypes: true });
    folders.add(path);
    for (const entry of entries)
      if (entry.isDirectory() && entry.name !== 'node_modules')
        addFolders(root, path === '.' ? entry.name : `${path}/${entry.name}`, folders);
  } catch {
    folders.add(dirname(path));
  }
}

/** Watches a set of folders that may change from run to run. */
class Folders {
  readonly #watchers = new Map<string, FSWatcher>();

  constructor(readonly changed: (folder: string, name: string | null) => void) {}

  watchOnly(folders: ReadonlySet<string>): void {
    for (const [folder, watcher] of this.#watchers)
      if (!folders.has(folder)) {
        watcher.close();
        this.#watchers.delete(folder);
      }
    for (const folder of folders) if (!this.#watchers.has(folder)) this.#open(folder);
  }

  close(): void {
    this.watchOnly(new Set());
  }

  #open(folder: string): void {
    try {
      const watcher = watchFolder(folder, (_, name) => this.changed(folder, name));
      // A folder that is removed is no fault: the schema is read again and says what is missing.
      watcher.on('error', () => this.#drop(folder));
      this.#watchers.set(folder, watcher);
    } catch (error) {
      // Removed since it was listed: the folder above has told so.
      if (errorCode(error) !== 'ENOENT') throw error;
    }
  }

  #drop(folder: string): void {
    this.#watchers.get(folder)?.close();
    this.#watchers.delete(folder);
    this.changed(folder, null);
  }
}
