import { ProgrammingError } from '../../../errors/database-error.js';
import type { DriverConnection, ServerFacts } from '../../driver.js';
import { HASHES } from '../../features.js';

/**
 * READ COMMITTED as in Django and on PostgreSQL: under REPEATABLE READ the row that won a race stays unseen, so that getOrCreate()
 * inside a transaction would fail. UTC, errors instead of altered values, and no silent cut of what GROUP_CONCAT puts together, nor of a
 * recursive query, which MariaDB ends after 1,000 steps and MySQL fails at. The difference of
 * two positive integers may be below 0, and the key 0 is a key, in whose place the server would count one.
 */
export const sessionSettings =
  'SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED; ' +
  "SET time_zone = '+00:00', group_concat_max_len = 1073741824, " +
  '/*M!100202 max_recursive_iterations = 4294967295, */ /*!80003 cte_max_recursion_depth = 4294967295, */ ' +
  'sql_mode = ' +
  "'STRICT_TRANS_TABLES,ONLY_FULL_GROUP_BY,NO_ZERO_IN_DATE,NO_ZERO_DATE,ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION,NO_UNSIGNED_SUBTRACTION,NO_AUTO_VALUE_ON_ZERO'";

export interface KnownServer {
  readonly version: string;
  readonly facts: ServerFacts;
}

/** What all sessions of a server have in common. */
export async function askServer(session: DriverConnection): Promise<KnownServer> {
  const { rows } = await session.query({ sql: serverFacts, parameters: [] }, ([version, zones, step]) => ({
    version: String(version),
    timeZones: Number(zones) === 1,
    keyStep: Number(step),
  }));
  const { version, ...facts } = rows[0]!;
  return { version, facts: { ...facts, hashes: await askHashes(session) } };
}

async function askHashes(session: DriverConnection): Promise<ServerFacts['hashes']> {
  try {
    await session.query({ sql: classicHashes, parameters: [] }, () => null);
    return HASHES;
  } catch (error) {
    if (error instanceof ProgrammingError) return HASHES.filter((name) => name !== 'md5' && name !== 'sha1');
    throw error;
  }
}

/** Without the tables of time zones CONVERT_TZ gives NULL for every name. */
const serverFacts = "SELECT VERSION(), CONVERT_TZ('2000-01-01 00:00:00', 'UTC', 'Europe/Berlin') IS NOT NULL, @@auto_increment_increment";

/** MySQL 9.6 took these functions out; a component brings them back. */
const classicHashes = "SELECT MD5(''), SHA1('')";
