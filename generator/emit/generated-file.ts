import type { ImportIR } from '../../schema/ir/field-ir.js';
import { UNCHECKED } from './header.js';
import { CODEGEN, NAMESPACE, REGISTRY } from './symbols.js';
import { MAX_WIDTH, PRINT_WIDTH } from './widths.js';

/** What ends the specifiers of relative imports: `./author.js`, `./author.ts`, `./author`. */
export type ImportExtension = 'js' | 'ts' | 'none';

/** Text of one file of the output. */
export interface EmittedFile {
  /** Relative to the output folder. */
  readonly path: string;
  readonly text: string;
  /** false: the printer is not sure that prettier would leave it as it is. */
  readonly formatted: boolean;
}

export interface FilePlace {
  /** The output folder, relative to the project's root; posix. */
  readonly output: string;
  readonly extension: ImportExtension;
}

interface Import {
  readonly name: string;
  local: string;
  type: boolean;
}

/** A file being printed. Its imports are computed from what was asked for while printing: sorted, and types only where all uses are types. */
export class GeneratedFile {
  readonly #lines: string[] = [];
  readonly #modules = new Map<string, Map<string, Import>>();
  readonly #locals = new Set<string>([NAMESPACE]);
  #pragmas: readonly string[] = [];
  #formatted = true;
  #namespace = false;
  readonly #userModules = new Set<string>();
  #userImportsAt: number | undefined;

  constructor(
    readonly path: string,
    readonly header: string,
    readonly place: FilePlace,
  ) {}

  /** Keeps a name for a declaration of this file. */
  declare(name: string): void {
    this.#locals.add(name);
  }

  print(...lines: readonly string[]): void {
    for (const line of lines) this.#lines.push(...line.split('\n'));
  }

  /** The users' compilers and linters pass the file over. */
  leaveUnchecked(): void {
    this.#pragmas = UNCHECKED;
  }

  /** The file holds text of the user's, or something that the printer does not lay out: prettier must see it. */
  leaveToPrettier(): void {
    this.#formatted = false;
  }

  /** Everything of the runtime, as `orm`. */
  importRuntime(): void {
    this.#namespace = true;
  }

  /**
   * Files of the user's are imported from here on, and not at the top. Modules run in the order in which they are named, and the user's
   * may extend what this file exports.
   */
  importUsersBelow(): void {
    this.#userImportsAt = this.#lines.length;
  }

  /** A name of another generated file; the local name is returned. */
  importGenerated(file: string, name: string, use: 'type' | 'value', local = name): string {
    return this.#import(`./${file}${this.#suffix()}`, name, local, use);
  }

  /** A name of the user's, from a file below the project's root or from a package. */
  importUser(ir: ImportIR, use: 'type' | 'value', local = ir.alias ?? ir.name): string {
    const module = ir.external ? ir.module : relativeModule(this.place.output, ir.module) + this.#suffix();
    this.#userModules.add(module);
    return this.#import(module, ir.name, local, use);
  }

  importCodegen(name: string, use: 'type' | 'value'): string {
    return this.#import(CODEGEN, name, name, use);
  }

  finish(): EmittedFile {
    const isBelow = (module: string): boolean => this.#userImportsAt !== undefined && this.#userModules.has(module);
    const imports = [...this.#runtimeImport(), ...this.#importLines((module) => !isBelow(module))];
    const header = [this.header, ...this.#pragmas];
    const head = imports.length === 0 ? header : [...header, ...imports, ''];
    const lines = this.#lines.toSpliced(this.#userImportsAt ?? 0, 0, ...this.#importLines(isBelow));
    const text = `${[...head, ...lines].join('\n').trimEnd()}\n`;
    return { path: this.path, text, formatted: this.#formatted && text.split('\n').every(isPlain) };
  }

  #suffix(): string {
    return this.place.extension === 'none' ? '' : `.${this.place.extension}`;
  }

  #import(module: string, name: string, wanted: string, use: 'type' | 'value'): string {
    const names = this.#modules.get(module) ?? new Map<string, Import>();
    this.#modules.set(module, names);
    // One name of a module may be wanted under two local names: as it is, and as the schema calls it.
    const key = `${name} ${wanted}`;
    const known = names.get(key);
    if (known !== undefined) {
      known.type &&= use === 'type';
      return known.local;
    }
    let local = wanted === 'default' ? 'imported' : wanted;
    for (let number = 1; this.#locals.has(local); number++) local = `${wanted}$${number}`;
    this.#locals.add(local);
    names.set(key, { name, local, type: use === 'type' });
    return local;
  }

  /** The registry's file hands the runtime on: a package takes longer to find than a file, and there are a hundred files. */
  #runtimeImport(): string[] {
    if (!this.#namespace) return [];
    if (this.path === `${REGISTRY}.ts`) return [`import * as ${NAMESPACE} from '${CODEGEN}';`];
    const registry = `./${REGISTRY}${this.#suffix()}`;
    const names = this.#modules.get(registry) ?? new Map<string, Import>();
    this.#modules.set(registry, names.set(NAMESPACE, { name: NAMESPACE, local: NAMESPACE, type: false }));
    return [];
  }

  #importLines(isWanted: (module: string) => boolean): string[] {
    const modules = [...this.#modules.keys()].filter(isWanted).sort(compareModules);
    return modules.flatMap((module) => importStatements(module, [...this.#modules.get(module)!.values()]));
  }
}

function importStatements(module: string, imports: readonly Import[]): string[] {
  const named = imports
    .filter(({ name }) => name !== 'default')
    .sort((a, b) => ((a.name === b.name ? a.local < b.local : a.name < b.name) ? -1 : 1));
  const defaults = imports.filter(({ name }) => name === 'default');
  const allTypes = named.every(({ type }) => type);
  const items = named.map(({ name, local, type }) => `${type && !allTypes ? 'type ' : ''}${name === local ? name : `${name} as ${local}`}`);
  const lines = defaults.map(({ local, type }) => `import ${type ? 'type ' : ''}${local} from '${module}';`);
  if (items.length > 0) lines.push(...braced(`import ${allTypes ? 'type ' : ''}`, items, ` from '${module}';`));
  return lines;
}

/** `import { a, b } from 'x';` on one line, or one name per line. */
export function braced(before: string, items: readonly string[], after: string): string[] {
  const line = `${before}{ ${items.join(', ')} }${after}`;
  return line.length <= PRINT_WIDTH || items.length === 1 ? [line] : [`${before}{`, ...items.map((item) => `  ${item},`), `}${after}`];
}

/** Packages, then folders above, then this folder. */
function compareModules(a: string, b: string): number {
  const rank = (module: string): number => (module.startsWith('./') ? 2 : module.startsWith('../') ? 1 : 0);
  return rank(a) - rank(b) || (a < b ? -1 : 1);
}

/** From `generated` to `src/models/post`: `../src/models/post`. */
export function relativeModule(output: string, module: string): string {
  const from = output.split('/').filter((part) => part !== '' && part !== '.');
  const to = module.split('/');
  let same = 0;
  while (same < from.length && same < to.length - 1 && from[same] === to[same]) same++;
  const up = from.length - same;
  return (up === 0 ? './' : '../'.repeat(up)) + to.slice(same).join('/');
}

/** Not too long; and in ASCII, for prettier has its own view of which other letters a bare key may have. */
function isPlain(line: string): boolean {
  const isComment = /^\s*(?:\/\/|\/?\*)/.test(line);
  return isComment ? line.length <= MAX_WIDTH : line.length <= PRINT_WIDTH && !/[^\x20-\x7E]/.test(line);
}
