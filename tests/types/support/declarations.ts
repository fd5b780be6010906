import { execFileSync } from 'node:child_process';
import { symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Package } from './budget-project.js';
import { compile, root } from './compile.js';

/** Writes the declarations of the package, as it is published, into a folder. */
export function writeDeclarations(folder: string): Package {
  symlinkSync(path.join(root, 'node_modules'), path.join(folder, 'node_modules'));
  const project = path.join(folder, 'tsconfig.declarations.json');
  const outDir = path.join(folder, 'declarations');
  writeFileSync(
    project,
    JSON.stringify({
      extends: path.join(root, 'tsconfig.base.json'),
      compilerOptions: {
        declaration: true,
        emitDeclarationOnly: true,
        noCheck: true,
        rootDir: root,
        outDir,
        typeRoots: [path.join(root, 'node_modules/@types')],
      },
      files: ['index.ts', 'codegen.ts'].map((file) => path.join(root, 'runtime', file)),
    }),
  );
  compile('7', project);
  const runtime = path.join(outDir, 'runtime');
  execFileSync(process.execPath, [path.join(root, 'scripts/bundle-types.js'), runtime, 'index', 'codegen'], { cwd: root });
  return { runtime, extension: '.d.ts' };
}
