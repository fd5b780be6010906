import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../../..', import.meta.url));

/** In a process of its own: what has been loaded cannot be loaded again. */
test('pg is imported without the HTTP client of Node, and no global stays behind', () => {
  const program = `
    import { importPg } from './runtime/dialects/postgres/drivers/import-pg.js';
    const before = 'navigator' in globalThis;
    const [first, second] = await Promise.all([importPg(), importPg()]);
    console.log(JSON.stringify({
      client: typeof first.default.Client,
      same: first === second,
      left: before !== 'navigator' in globalThis,
      http: process.moduleLoadList.some((name) => name.includes('undici')),
    }));`;
  const options = { cwd: root, encoding: 'utf8' } as const;
  const { stdout, stderr } = spawnSync(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', program], options);
  expect({ stderr, ...JSON.parse(stdout || '{}') }).toEqual({ stderr: '', client: 'function', same: true, left: false, http: false });
});
