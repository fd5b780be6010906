import { configure } from '../../../../runtime/connection/configure.js';
import { getConnection } from '../../../../runtime/connection/databases.js';
import type { Driver } from '../../../../runtime/dialects/driver.js';
import { FakeDriver } from '../../../support/fake-driver.js';

const urls: Record<Driver['dialect'], string> = { postgres: 'postgres://fake/x', mysql: 'mysql://fake/x', sqlite: 'sqlite::memory:' };

/** Puts a fake in the place of the default database, and of `other`. */
export function configureFake(
  dialect: Driver['dialect'] = 'postgres',
  otherDialect: Driver['dialect'] = 'postgres',
): { driver: FakeDriver; other: FakeDriver } {
  const driver = new FakeDriver(dialect);
  const other = new FakeDriver(otherDialect);
  void configure({
    databases: {
      default: { url: urls[dialect], openDriver: () => driver },
      other: { url: urls[otherDialect], openDriver: () => other },
    },
    routers: [],
  });
  return { driver, other };
}

/** Sends one statement through the database of an alias. */
export async function run(sql: string, alias?: string): Promise<readonly (readonly unknown[])[]> {
  const { rows } = await getConnection(alias).execute({ sql, parameters: [] }, (row) => [...row]);
  return rows;
}
