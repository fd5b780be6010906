import { atomic } from '../../../../runtime/connection/atomic.js';
import { connections } from '../../../../runtime/connection/connections.js';
import { sql } from '../../../../runtime/connection/sql-tag.js';
import { ConnectionLost } from '../../../../runtime/errors/operational-error.js';
import { configureFake, run } from './support.js';

const rows = [[1], [2], [3]];
const read = (row: readonly unknown[]): unknown => row[0];
const statement = { sql: 'many', parameters: [] };

test('a statement takes a session and gives it back, also when it fails', async () => {
  const { driver } = configureFake();
  driver.answers.set('bad', new Error('bad'));
  driver.answers.set('lost', new ConnectionLost({ code: 'CONNECTION.LOST', message: 'gone' }));
  await expect(run('bad')).rejects.toThrow('bad');
  await run('a');
  expect(driver.broken).toEqual([]);
  await expect(run('lost')).rejects.toThrow('gone');
  expect(driver.broken).toEqual([1]);
  expect(driver.inUse).toBe(0);
});

test('raw queries give objects, and in a transaction follow its BEGIN', async () => {
  const { driver } = configureFake();
  driver.answers.set('SELECT $1', [[5]]);
  expect(await connections.default.query<{ c0: number }>(sql`SELECT ${5}`)).toEqual([{ c0: 5 }]);
  await atomic(async () => {
    expect(await connections.default.run(sql`SELECT ${5}`)).toMatchObject({ affected: 1 });
  });
  expect(driver.log).toEqual(['1: SELECT $1', '1: BEGIN', '1: SELECT $1', '1: COMMIT']);
});

test('pipelines and scripts join the transaction', async () => {
  const { driver } = configureFake();
  await connections.default.pipeline([statement, { sql: 'more', parameters: [] }]);
  await atomic(async () => {
    await connections.default.script('CREATE x; CREATE y');
    await connections.default.pipeline([statement]);
  });
  expect(driver.log).toEqual(['1: many + more', '1: BEGIN', '1: CREATE x; CREATE y', '1: many', '1: COMMIT']);
});

test('a stream holds its session until its end', async () => {
  const { driver } = configureFake();
  driver.answers.set('many', rows);
  const seen: unknown[] = [];
  for await (const chunk of connections.default.stream(statement, read, 2)) {
    expect(driver.inUse).toBe(1);
    seen.push(chunk);
  }
  expect(seen).toEqual([[1, 2], [3]]);
  expect(driver.inUse).toBe(0);
});

test.each(['break', 'throw'])('a stream gives its session back after %s', async (how) => {
  const { driver } = configureFake();
  driver.answers.set('many', rows);
  const consume = async (): Promise<void> => {
    for await (const _ of connections.default.stream(statement, read, 1)) {
      if (how === 'break') return;
      throw new Error('no');
    }
  };
  await consume().catch(() => undefined);
  expect(driver.inUse).toBe(0);
  expect(driver.log).toEqual(['1: many', '1: close cursor']);
});

test('other statements run between the chunks of a stream in a transaction', async () => {
  const { driver } = configureFake();
  driver.answers.set('many', rows);
  await atomic(async () => {
    for await (const [value] of connections.default.stream(statement, read, 1)) {
      await run(`update ${String(value)}`);
      if (value === 2) break;
    }
  });
  expect(driver.log).toEqual(['1: BEGIN', '1: many', '1: update 1', '1: update 2', '1: close cursor', '1: COMMIT']);
  expect(driver.inUse).toBe(0);
});

test('a stream that outlives its transaction is refused', async () => {
  const { driver } = configureFake();
  driver.answers.set('many', rows);
  const stream = await atomic(async () => {
    const opened = connections.default.stream(statement, read, 1);
    await opened.next();
    return { opened };
  });
  await expect(stream.opened.next()).rejects.toMatchObject({ code: 'TRANSACTION.ENDED' });
  expect(driver.inUse).toBe(0);
});

test('says the version of the server', async () => {
  configureFake();
  expect(await connections.default.serverVersion()).toBe('fake 1.0');
});
