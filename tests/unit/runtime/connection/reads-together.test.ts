import { atomic } from '../../../../runtime/connection/atomic.js';
import { getConnection } from '../../../../runtime/connection/databases.js';
import { ReadsTogether } from '../../../../runtime/connection/reads-together.js';
import { ConnectionLost } from '../../../../runtime/errors/operational-error.js';
import { configureFake } from './support.js';

const asker = () => {
  const together = new ReadsTogether();
  return async (sql: string, alias?: string): Promise<unknown[]> => {
    const { rows } = await together.execute(getConnection(alias), { sql, parameters: [] }, (row) => `${sql}${String(row[0])}`);
    return rows;
  };
};

test('what is asked for in one tick is one round trip; each gets its own rows', async () => {
  const { driver } = configureFake();
  driver.answers.set('a', [[1], [2]]);
  driver.answers.set('b', [[3]]);
  const ask = asker();
  const late = async (sql: string): Promise<unknown[]> => {
    await undefined;
    return await ask(sql);
  };
  expect(await Promise.all([ask('a'), late('b'), ask('c')])).toEqual([['a1', 'a2'], ['b3'], []]);
  expect(await ask('a')).toEqual(['a1', 'a2']);
  expect(driver.log).toEqual(['1: a + c + b', '1: a']);
});

test('a transaction reads on its own session; databases stay apart', async () => {
  const { driver, other } = configureFake();
  const ask = asker();
  await atomic(async () => {
    await ask('a');
    await Promise.all([ask('b'), ask('c'), ask('x', 'other'), ask('y', 'other')]);
  });
  expect(driver.log).toEqual(['1: BEGIN + a', '1: b + c', '1: COMMIT']);
  expect(other.log).toEqual(['1: x + y']);
});

test('when one fails all fail, and the session is given back', async () => {
  const { driver } = configureFake();
  driver.answers.set('bad', new ConnectionLost({ code: 'CONNECTION.LOST', message: 'gone' }));
  const ask = asker();
  const outcomes = await Promise.allSettled([ask('a'), ask('bad')]);
  expect(outcomes.map((outcome) => (outcome as PromiseRejectedResult).reason.code)).toEqual(['CONNECTION.LOST', 'CONNECTION.LOST']);
  expect(driver.broken).toEqual([1]);
  expect(driver.inUse).toBe(0);
  expect(await ask('a')).toEqual([]);
});
