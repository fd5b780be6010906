import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { atomic, configure, connections, IntegrityError, sql } from 'dunder';
import { describeEachDatabase } from '../support/databases.js';

/** What is checked at the end of a transaction: with libsql a COMMIT that failed was still running, and its tables could not be dropped. */
describeEachDatabase('after a transaction that fails', (database) => {
  const deferred = database.dialect === 'mysql' ? '' : ' DEFERRABLE INITIALLY DEFERRED';
  const run = (text: ReturnType<typeof sql>) => connections.default.run(text);

  beforeAll(() => configure({ databases: { default: database.url }, routers: [] }));
  afterAll(() => configure({ databases: {} }));

  // MySQL and MariaDB check everything at once: there the INSERT fails.
  test.each(['a transaction', 'a statement'])('%s of its own, its tables can be dropped', async (how) => {
    const { default: connection } = connections;
    await connection.script(
      `CREATE TABLE late_one (id integer PRIMARY KEY); CREATE TABLE late_two (id integer, FOREIGN KEY (id) REFERENCES late_one (id)${deferred});`,
    );
    const insert = () => run(sql`INSERT INTO late_two (id) VALUES (${5})`);
    await expect(how === 'a statement' ? insert() : atomic(insert)).rejects.toThrow(IntegrityError);
    await connection.script('DROP TABLE late_two; DROP TABLE late_one;');
    await expect(insert()).rejects.toMatchObject({ name: 'ProgrammingError' });
  });
});
