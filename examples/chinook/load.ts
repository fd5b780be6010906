import { atomic, connections, sql } from 'dunder';
import { dropTables } from 'dunder/testing';
import { clientFor, type DialectName } from './client.js';
import { readDump } from './dump.js';

export interface LoadOptions {
  /** A file, or a folder of dumps. */
  readonly dump: string;
  /** true: what is in the database may go. Tables that are not of Chinook stay. */
  readonly force?: boolean;
  readonly report?: (message: string) => void;
}

/** Loads a dump into the database `default`, which must be empty, and counts what has come in. */
export async function load({ dump, force = false, report = () => undefined }: LoadOptions): Promise<Readonly<Record<string, number>>> {
  const { dialect } = connections.default;
  const statements = readDump(dump, dialect);
  await makeRoom(dialect, force);
  const send = async (): Promise<void> => {
    for (const [i, statement] of statements.entries()) {
      await connections.default.script(`${statement};`);
      report(`${i + 1}/${statements.length} ${statement.slice(0, 60).split('\n')[0]}`);
    }
  };
  // All of it or nothing, where the database can take back the creation of tables.
  await (dialect === 'mysql' ? send() : atomic(send));
  return await countRows(dialect);
}

/** How many rows each model has. */
export async function countRows(dialect: DialectName): Promise<Readonly<Record<string, number>>> {
  if ((await tableNames(dialect)).length === 0) {
    throw new Error('The database is empty. Say --dump with a dump of Chinook, or --sample for the rows that come with the example.');
  }
  const { registry: _, ...models } = await clientFor(dialect);
  const counts: Record<string, number> = {};
  for (const [name, model] of Object.entries(models)) counts[name] = await model.objects.count();
  return counts;
}

/** Fails when there are tables; with `force` those of Chinook are dropped. */
export async function makeRoom(dialect: DialectName, force: boolean): Promise<void> {
  const tables = await tableNames(dialect);
  if (tables.length === 0) return;
  if (!force) {
    throw new Error(
      `The database is not empty: it has ${tables.join(', ')}. Name an empty one, or say --force to drop the tables of Chinook in it.`,
    );
  }
  const { registry } = await clientFor(dialect);
  await dropTables(registry);
}

async function tableNames(dialect: DialectName): Promise<readonly string[]> {
  const rows = await connections.default.query<{ name: string }>(
    {
      postgres: sql`SELECT table_name AS name FROM information_schema.tables WHERE table_schema = current_schema() ORDER BY 1`,
      mysql: sql`SELECT table_name AS name FROM information_schema.tables WHERE table_schema = DATABASE() ORDER BY 1`,
      sqlite: sql`SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%' ORDER BY 1`,
    }[dialect],
  );
  return rows.map((row) => row.name);
}
