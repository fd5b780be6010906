import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import { STARTER_SCHEMA } from '../../../cli/starter.js';
import { read, root } from '../../house/support/source-files.js';
import { snippetsOf } from '../../support/docs/fences.js';
import { makeFolder, tsx } from '../../support/docs/run-blocks.js';

describe('the tutorial', () => {
  const folder = makeFolder();
  afterAll(folder.remove);
  const [schema, program, ...more] = snippetsOf('docs/tutorial.md', read('docs/tutorial.md')).map(({ text }) => text);

  test('shows what dunder init writes', () => {
    expect(schema).toContain(STARTER_SCHEMA.trim());
    expect(more).toEqual([]);
  });

  test('does what it says', async () => {
    const path = folder.path.slice(root.length);
    mkdirSync(join(folder.path, 'schema'));
    writeFileSync(join(folder.path, 'schema/blog.ts'), schema ?? '');
    writeFileSync(join(folder.path, 'main.ts'), (program ?? '').replace('sqlite:blog.db', `sqlite:${path}/blog.db`));
    await tsx('cli/main.ts', 'generate', '--schema', `${path}/schema`, '--output', `${path}/generated`);
    const output = await tsx(`${path}/main.ts`);
    expect(output).toContain('Hello, world\nAnn 1\n');
    expect(output).toContain('INNER JOIN "author"');
  }, 120_000);
});
