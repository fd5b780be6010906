import { configure, connections, sql } from 'dunder';

/** Connects; with `create` a database that is not there is made first, on servers. Files are made by opening them. */
export async function connect(url: string, create: boolean): Promise<void> {
  // A URL that is none is refused here, before it is taken to pieces.
  await configure({ databases: { default: url } });
  if (create && isServer(url)) {
    const name = nameIn(url);
    await onServer(url, async (run, exists) => {
      if (!(await exists(name))) await run(`CREATE DATABASE ${quoted(url, name)}`);
    });
    await configure({ databases: { default: url } });
  }
}

/** Closes and removes the database of a URL. */
export async function drop(url: string): Promise<void> {
  await connections.close();
  if (isServer(url)) await onServer(url, (run) => run(`DROP DATABASE IF EXISTS ${quoted(url, nameIn(url))}`));
}

type Run = (text: string) => Promise<void>;

/** Runs statements about databases from the one that is always there. */
async function onServer(url: string, work: (run: Run, exists: (name: string) => Promise<boolean>) => Promise<void>): Promise<void> {
  const server = new URL(url);
  server.pathname = isPostgres(url) ? '/postgres' : '/information_schema';
  await configure({ databases: { server: server.href } });
  const database = connections.get('server');
  const exists = async (name: string): Promise<boolean> =>
    isPostgres(url)
      ? (await database.query(sql`SELECT 1 AS found FROM pg_database WHERE datname = ${name}`)).length > 0
      : (await database.query(sql`SELECT 1 AS found FROM schemata WHERE schema_name = ${name}`)).length > 0;
  await work((text) => database.script(text), exists);
  await database.close();
}

function isServer(url: string): boolean {
  return !/^(?:sqlite|pglite):/.test(url);
}

function isPostgres(url: string): boolean {
  return /^postgres(?:ql)?:/.test(url);
}

function nameIn(url: string): string {
  const name = decodeURIComponent(new URL(url).pathname.slice(1));
  if (!/^\w+$/.test(name)) throw new Error(`'${name}' is no name for a database here: letters, digits and _ only.`);
  return name;
}

function quoted(url: string, name: string): string {
  return isPostgres(url) ? `"${name}"` : `\`${name}\``;
}
