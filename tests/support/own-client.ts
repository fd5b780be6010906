import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect } from '@jest/globals';
import { generate } from '../../generator/generate.js';

type Anything = any; // of a client that is made when the tests run

/** A client of a schema that one test file alone has, made before its tests; inside the project, so that `dunder` is found. */
export class OwnClient {
  folder = '';

  constructor(schema: string) {
    beforeAll(async () => {
      const home = join(process.cwd(), '.dunder');
      mkdirSync(home, { recursive: true });
      this.folder = mkdtempSync(join(home, 'client-'));
      writeFileSync(join(this.folder, 'schema.ts'), schema);
      writeFileSync(join(this.folder, 'dunder.config.json'), JSON.stringify({ schema: 'schema.ts' }));
      expect(await generate({ root: this.folder, cache: false })).toMatchObject({ ok: true, diagnostics: [] });
    }, 60_000);
    afterAll(() => rmSync(this.folder, { recursive: true, force: true }));
  }

  /** A file of the client as a module. */
  async import(file = 'index.ts'): Promise<Anything> {
    return await import(join(this.folder, 'generated', file));
  }
}
