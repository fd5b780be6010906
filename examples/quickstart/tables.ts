import { DatabaseError } from 'dunder';
import { createTables, dropTables } from 'dunder/testing';
import { QuickstartRun, registry } from './generated/index.js';

/** Makes the tables; those of an earlier run are replaced, those of anybody else are not touched. */
export async function makeTables(): Promise<string> {
  const replaced = await dropOwnTables();
  const statements = await createTables(registry);
  await QuickstartRun.objects.create({});
  return `${statements.length} statements${replaced ? '; the tables of the last run were replaced' : ''}`;
}

/** Drops the tables if this example made them: then `quickstart_run` is there and has a row. False when there is nothing to drop. */
export async function dropOwnTables(): Promise<boolean> {
  if (!(await isOwn())) return false;
  await dropTables(registry);
  return true;
}

async function isOwn(): Promise<boolean> {
  try {
    return await QuickstartRun.objects.exists();
  } catch (error) {
    if (error instanceof DatabaseError && error.code === 'DATABASE.UNKNOWN_TABLE') return false;
    throw error;
  }
}
