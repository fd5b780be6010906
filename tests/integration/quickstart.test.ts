import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, test } from '@jest/globals';
import { openDriver } from '../../runtime/connection/open-driver.js';
import { describeEachDatabase } from '../support/databases.js';

const run = promisify(execFile);
const patience = 120_000;

/** As a newcomer runs it: a process of its own, without a terminal. */
async function quickstart(...options: readonly string[]): Promise<string> {
  const { stdout } = await run(process.execPath, ['--import', 'tsx', 'examples/quickstart/main.ts', ...options]);
  return stdout;
}

async function script(url: string, text: string): Promise<void> {
  const driver = await openDriver({ url, poolSize: 1, connectTimeout: 5_000, preparedStatements: 0 });
  const connection = await driver.acquire();
  await connection.script(text);
  driver.release(connection);
  await driver.close();
}

describeEachDatabase('npm run quickstart', ({ name, url }) => {
  test(
    'runs every query and shows its code, its SQL and its rows',
    async () => {
      const output = await quickstart('--database', url);
      expect([...output.matchAll(/^\d+\. /gm)]).toHaveLength(15);
      expect(output).toContain('author__mentor__name__icontains');
      expect(output).toMatch(/Dead Souls +Nikolai Gogol +Alexander Pushkin +Constance Garnett/);
      expect(output).toMatch(/Dead Souls +novel, satire +Ann, Bob/);
      expect(output).toMatch(/novel +4 +18/);
      expect(output).toMatch(/rolled back to the savepoint: .*quickstart_stock_not_negative/);
      expect(output).toContain('committed: now the letter may be sent');
      expect(output).toContain('Emma in stock: 1');
      expect(output).toMatch(/6 +5 +21 +289\.65/);
      expect(output).not.toContain('\u001B[');
    },
    patience,
  );

  // PGlite in memory ends with its process.
  if (name === 'pglite') return;

  test(
    'replaces its own tables, and drops them when asked',
    async () => {
      expect(await quickstart('--database', url)).toContain('the tables of the last run were replaced');
      expect(await quickstart('--database', url, '--drop')).toContain('The tables of the quickstart are gone.');
      expect(await quickstart('--database', url, '--drop')).toContain('There are no tables of the quickstart here.');
    },
    patience,
  );

  test(
    'leaves tables alone that it did not make',
    async () => {
      await script(url, "CREATE TABLE quickstart_author (name varchar(20)); INSERT INTO quickstart_author VALUES ('mine');");
      await expect(quickstart('--database', url)).rejects.toThrow(/quickstart_author/);
      expect(await quickstart('--database', url, '--drop')).toContain('There are no tables of the quickstart here.');
      await script(url, 'DROP TABLE quickstart_author;');
    },
    patience,
  );
});
