import type { Database } from '../connection/database.js';
import { getConnection } from '../connection/databases.js';
import { databaseForWrite } from '../connection/routers.js';
import { originOf } from './instance-internals.js';
import type { ModelMeta } from './model-meta.js';

/** The database that an instance is written to: the one that is named, else what a router says, else its own. */
export function databaseOf(instance: object, meta: ModelMeta, using: string | undefined): Database {
  if (using !== undefined) return getConnection(using);
  const origin = originOf(instance);
  return databaseForWrite(meta.name, origin.database === undefined ? undefined : { instance, database: origin.database });
}
