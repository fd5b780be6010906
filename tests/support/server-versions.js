import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const require = createRequire(join(process.cwd(), 'package.json'));

/** What answers under each name, as it says of itself: `MariaDB 10.11.19`. By the drivers alone, as nothing of dunder is compiled here. */
export async function askVersions(names) {
  const answers = names.map(async (name) => [name, await ASK[name]().catch((error) => `an unknown version (${error.message})`)]);
  return new Map(await Promise.all(answers));
}

const ASK = {
  async sqlite() {
    const { default: Database } = await import('libsql');
    const [version] = new Database(':memory:').prepare('SELECT sqlite_version()').raw().get();
    return `SQLite ${version}`;
  },
  async pglite() {
    let folder = dirname(require.resolve('@electric-sql/pglite'));
    while (dirname(folder) !== folder && !folder.endsWith('pglite')) folder = dirname(folder);
    return `PGlite ${JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')).version}`;
  },
  async postgres() {
    const { default: pg } = await import('pg');
    const client = new pg.Client(process.env.DUNDER_TEST_POSTGRES ?? 'postgres://postgres@127.0.0.1:5432/postgres');
    await client.connect();
    const { rows } = await client.query('SHOW server_version');
    await client.end();
    return `PostgreSQL ${rows[0].server_version.split(' ')[0]}`;
  },
  async mysql() {
    const { createConnection } = await import('mysql2/promise');
    const connection = await createConnection(process.env.DUNDER_TEST_MYSQL ?? 'mysql://root@127.0.0.1:3306/');
    const [[{ version }]] = await connection.query('SELECT VERSION() AS version');
    await connection.end();
    const [number] = version.split('-');
    return `${version.includes('MariaDB') ? 'MariaDB' : 'MySQL'} ${number}`;
  },
};
