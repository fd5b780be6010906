import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** A project in a temporary folder, for tests of the generator; removed when its block of tests is over. */
export class SchemaFolder {
  readonly root = realpathSync(mkdtempSync(join(tmpdir(), 'dunder-test-')));

  constructor(files: Readonly<Record<string, string>> = {}) {
    this.write(files);
  }

  write(files: Readonly<Record<string, string>>): void {
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(this.path(path)), { recursive: true });
      writeFileSync(this.path(path), text);
    }
  }

  path(...parts: readonly string[]): string {
    return join(this.root, ...parts);
  }

  remove(): void {
    rmSync(this.root, { recursive: true, force: true });
  }
}

/** A schema file with these models; `fields` and `Model` are imported. */
export function schemaText(models: string, imports = 'fields, Model, type Meta'): string {
  return `import { ${imports} } from 'dunder/schema';\n\n${models.trim()}\n`;
}
