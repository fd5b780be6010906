import pg from 'pg';

const NAME = 'dunder_bench';

/** Where the server is: --database, else BENCH_DATABASE_URL, else the usual place. */
export function serverUrl(flags) {
  return flags.database ?? process.env.BENCH_DATABASE_URL ?? 'postgres://postgres@127.0.0.1:5432';
}

/** The benchmark's own database on that server. */
export function benchUrl(flags) {
  const url = new URL(serverUrl(flags));
  url.pathname = `/${benchName(flags)}`;
  return url.href;
}

/** The path of the URL when it begins as ours does (`dunder_bench_2`), so that no other database is ever seeded or dropped. */
function benchName(flags) {
  const wanted = new URL(serverUrl(flags)).pathname.slice(1);
  return /^dunder_bench\w*$/.test(wanted) ? wanted : NAME;
}

/** Runs work on a client of the maintenance database, where databases are created and dropped. */
export async function onServer(flags, work) {
  const url = new URL(serverUrl(flags));
  url.pathname = '/postgres';
  const client = new pg.Client(url.href);
  await client.connect();
  try {
    return await work(client, benchName(flags));
  } finally {
    await client.end();
  }
}
