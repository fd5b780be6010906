import { ts } from 'ts-morph';
import { isDeclarationFile } from './source-files.js';

/**
 * Files that are imported by a name instead of a path: by `paths` of tsconfig.json, by `imports` of package.json (`#schema/post`), or as a
 * package of the same workspace (`@shop/schema`). What is installed below node_modules is not a part of the schema and is not looked into.
 */
export class ModuleAliases {
  readonly #options = new Map<string, ts.CompilerOptions>();

  /** The absolute path of a TypeScript file, or undefined. */
  resolve(folder: string, specifier: string): string | undefined {
    if (specifier === 'dunder' || specifier.startsWith('dunder/') || specifier.startsWith('node:')) return undefined;
    const { resolvedModule } = ts.resolveModuleName(specifier, `${folder}/schema.ts`, this.#optionsIn(folder), ts.sys);
    const path = resolvedModule?.resolvedFileName;
    const isSource = path !== undefined && /\.m?ts$/.test(path) && !isDeclarationFile(path) && !path.includes('/node_modules/');
    return isSource ? path : undefined;
  }

  #optionsIn(folder: string): ts.CompilerOptions {
    const known = this.#options.get(folder) ?? readOptions(folder);
    this.#options.set(folder, known);
    return known;
  }
}

/** The compiler's options in a folder, of which the names of modules are resolved as every bundler and Node do, whatever the project builds for. */
function readOptions(folder: string): ts.CompilerOptions {
  const path = ts.findConfigFile(folder, ts.sys.fileExists);
  const { options } =
    path === undefined
      ? { options: {} }
      : ts.parseJsonConfigFileContent(ts.readConfigFile(path, ts.sys.readFile).config ?? {}, HOST, path.replace(/[^/\\]*$/, ''));
  return { ...options, module: ts.ModuleKind.ESNext, moduleResolution: ts.ModuleResolutionKind.Bundler };
}

/** Options are wanted, not the list of the project's files. */
const HOST: ts.ParseConfigHost = {
  useCaseSensitiveFileNames: true,
  fileExists: ts.sys.fileExists,
  readFile: ts.sys.readFile,
  readDirectory: () => [],
};
