import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from '@jest/globals';
import { generate } from '../../../generator/generate.js';
import { read } from '../../house/support/source-files.js';
import { snippetsOf } from '../../support/docs/fences.js';
import { makeFolder, tsx } from '../../support/docs/run-blocks.js';

/** Pages with blocks that are the files of a project, of which `main.ts` runs. The tutorial has a test of its own. */
const pages = ['docs/guides/generate.md'];

test.each(pages)(
  '%s',
  async (page) => {
    const folder = makeFolder();
    try {
      const files = snippetsOf(page, read(page)).filter(({ name }) => name.includes('/'));
      for (const { name, text } of files) {
        const path = join(folder.path, name.slice(name.indexOf('/')));
        mkdirSync(dirname(path), { recursive: true });
        writeFileSync(path, text);
      }
      expect(await generate({ root: folder.path, cache: false })).toMatchObject({ ok: true, diagnostics: [] });
      const main = files.find(({ name }) => name.endsWith('/main.ts'));
      expect(await tsx(join(folder.path, 'main.ts'))).toBe(`${main?.prints}\n`);
    } finally {
      folder.remove();
    }
  },
  120_000,
);
