// node database/setup.mjs [--database url] [--fresh | --drop]: creates and seeds the benchmark's database, or drops it.
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { benchUrl, onServer } from './server.mjs';

/** What would make the measurement depend on the server's mood rather than on the contender. */
const SETTINGS = {
  jit: 'off',
  synchronous_commit: 'off',
  random_page_cost: '1.1',
  work_mem: "'32MB'",
  max_parallel_workers_per_gather: '0',
};

/** Creates the database when it is not there, or with `fresh` anew. */
export async function setup(flags) {
  if (flags.fresh) await drop(flags);
  const created = await onServer(flags, async (client, name) => {
    const { rowCount } = await client.query('SELECT FROM pg_database WHERE datname = $1', [name]);
    if (rowCount > 0) return false;
    await client.query(`CREATE DATABASE ${name}`);
    for (const [setting, value] of Object.entries(SETTINGS)) await client.query(`ALTER DATABASE ${name} SET ${setting} = ${value}`);
    return true;
  });
  if (created) await seed(flags);
}

export async function drop(flags) {
  await onServer(flags, (client, name) => client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`));
}

async function seed(flags) {
  const started = performance.now();
  const client = new pg.Client(benchUrl(flags));
  await client.connect();
  // VACUUM refuses to run among other statements of one text.
  const statements = readFileSync(new URL('seed.sql', import.meta.url), 'utf8')
    .split(/;\s*$/m)
    .filter((text) => text.trim() !== '');
  for (const statement of statements) await client.query(statement);
  await client.end();
  console.error(`Seeded in ${((performance.now() - started) / 1000).toFixed(1)} s.`);
}

if (process.argv[1] === import.meta.filename) {
  const { values: flags } = parseArgs({ options: { database: { type: 'string' }, fresh: { type: 'boolean' }, drop: { type: 'boolean' } } });
  await (flags.drop ? drop(flags) : setup(flags));
}
