import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { configure, connections, OperationalError, sql } from 'dunder';
import { describeEachDatabase } from '../support/databases.js';

/**
 * MySQL and MariaDB say of a statement that is longer than max_allowed_packet that it is, and close the connection: it was given to whoever
 * came next, whose statement failed.
 */
describeEachDatabase('after a statement that is longer than the server takes', (database) => {
  beforeAll(() => configure({ databases: { default: { url: database.url, poolSize: 1 } }, routers: [] }));
  afterAll(() => configure({ databases: {} }));

  test('the next is answered', async () => {
    const { default: connection } = connections;
    const isMysql = database.dialect === 'mysql';
    const [limit] = isMysql ? await connection.query<{ size: number }>(sql`SELECT @@max_allowed_packet AS size`) : [{ size: 16_777_216 }];
    const length = (text: string) => connection.query(sql`SELECT LENGTH(${text}) AS size`);
    const sent = length('x'.repeat(Number(limit!.size) + 1));
    if (isMysql) await expect(sent).rejects.toThrow(OperationalError);
    else expect(Number(((await sent) as { size: number }[])[0]!.size)).toBe(16_777_217);
    expect(Number(((await length('short')) as { size: number }[])[0]!.size)).toBe(5);
  });
});
