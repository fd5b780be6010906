import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { expect, test } from '@jest/globals';
import { read, root } from '../../house/support/source-files.js';
import { describeEachDatabase } from '../../support/databases.js';
import { snippetsOf, type Snippet } from '../../support/docs/fences.js';
import { faultsOf } from '../../support/docs/run-blocks.js';

const patience = 120_000;

/** Schemas are read and never run; `schemas.test.ts` and `projects.test.ts` see what comes of them. Some extensions of PostgreSQL are not there. */
const notHere = /'dunder\/schema'|Trigram|PgEmbedding|PgPicture|soundex/;
const pages = readdirSync(join(root, 'docs/guides')).map((file) => {
  const snippets = snippetsOf(`docs/guides/${file}`, read(`docs/guides/${file}`)).filter(
    ({ name, text, mark }) => !name.includes('/') && !notHere.test(text) && !mark.startsWith('not run: '),
  );
  return { page: basename(file, '.md'), snippets };
});
const databasesOf = ({ mark }: Snippet): readonly string[] =>
  mark.startsWith('runs on ') ? mark.slice('runs on '.length).split(', ') : ['sqlite'];

/** Its receivers hear of what others save; all other pages run in one process. */
const APART = 'signals';

describeEachDatabase('blocks of the guides run', ({ name, url }) => {
  const here = pages.map(({ page, snippets }) => ({ page, snippets: snippets.filter((snippet) => databasesOf(snippet).includes(name)) }));
  const snippetsOn = (isWanted: (page: string) => boolean) => here.flatMap(({ page, snippets }) => (isWanted(page) ? snippets : []));
  const together = snippetsOn((page) => page !== APART);

  if (name === 'pglite') return test('what SQLite has not; none is for PGlite alone', () => expect(together).toEqual([]));
  test('pages', async () => expect(await faultsOf(together, name === 'sqlite' ? 'sqlite' : url)).toEqual([]), patience);
  if (name !== 'sqlite') return;
  test(
    APART,
    async () =>
      expect(
        await faultsOf(
          snippetsOn((page) => page === APART),
          'sqlite',
        ),
      ).toEqual([]),
    patience,
  );
});
