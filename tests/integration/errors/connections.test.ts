import { spawnSync } from 'node:child_process';
import { expect, test } from '@jest/globals';
import { configure } from 'dunder';
import { Author } from '../../../generated/index.js';
import { root } from '../../house/support/source-files.js';
import { describeEachDatabase } from '../../support/databases.js';
import { outcome } from './outcome.js';

/** The code that the first query of a program ends with, and what it says. */
async function connectionError(url: string): Promise<unknown> {
  await configure({ databases: { default: url }, routers: [] });
  const code = await outcome(() => Author.objects.count());
  await configure({ databases: {} });
  return code;
}

describeEachDatabase('connections that fail', (database) => {
  test('CONNECTION.BAD_URL', async () => {
    expect(await outcome(() => connectionError(`${database.url}?poolSize=many`))).toBe('CONNECTION.BAD_URL');
  });

  if (database.name === 'postgres' || database.name === 'mysql')
    test('CONNECTION.NO_DATABASE', async () => {
      const url = new URL(database.url);
      url.pathname = '/dunder_test_that_nobody_made';
      expect(await connectionError(url.href)).toBe('CONNECTION.NO_DATABASE');
    });

  if (database.name === 'pglite')
    test('CONNECTION.MISSING_EXTENSION', async () => {
      expect(await connectionError('pglite:?extensions=teleport')).toBe('CONNECTION.MISSING_EXTENSION');
    });
});

test.each([
  ['pg', 'postgres://127.0.0.1/app'],
  ['mysql2', 'mysql://127.0.0.1/app'],
  ['@electric-sql/pglite', 'pglite:'],
  ['libsql', 'sqlite::memory:?driver=libsql'],
])('CONNECTION.BROKEN_DRIVER: %s is there and cannot be loaded', (name, url) => {
  // In a process of its own, in which the package is one that was built for another Node.
  const hooks = `
    export const resolve = (name, context, next) =>
      name === '${name}' || name.startsWith('${name}/') ? { url: 'data:text/javascript,throw new Error("built for another Node")', shortCircuit: true } : next(name, context);`;
  const program = `
    import { register } from 'node:module';
    register('data:text/javascript,' + encodeURIComponent(${JSON.stringify(hooks)}));
    const { configure, connections, sql } = await import('./runtime/index.js');
    try {
      await configure({ databases: { default: '${url}' } });
      await connections.default.query(sql\`SELECT 1\`);
    } catch (error) {
      console.log(String(error));
    }
    process.exit();`;
  const { stdout, stderr } = spawnSync(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', program], {
    cwd: root,
    encoding: 'utf8',
  });
  expect(stderr).toBe('');
  expect(stdout).toContain(`CONNECTION.BROKEN_DRIVER: The package ${name} is there but cannot be loaded: built for another Node`);
  expect(stdout).toContain(`npm install ${name}`);
});
