import { atomic } from '../../../../runtime/connection/atomic.js';
import { configure, configuredDefaults } from '../../../../runtime/connection/configure.js';
import { connections } from '../../../../runtime/connection/connections.js';
import { replaceDatabases } from '../../../../runtime/connection/databases.js';
import { FakeDriver } from '../../../support/fake-driver.js';
import { configureFake, run } from './support.js';

afterEach(() => {
  delete process.env['DATABASE_URL'];
});

test('without configure the default is DATABASE_URL, else an error says what to do', () => {
  replaceDatabases({});
  expect(() => connections.default).toThrow(expect.objectContaining({ code: 'CONNECTION.NOT_CONFIGURED' }));
  expect(() => connections.default).toThrow('set DATABASE_URL');
  process.env['DATABASE_URL'] = 'mysql://root@localhost/shop';
  expect(connections.default.dialect).toBe('mysql');
  expect(connections.default).toBe(connections.default);
});

test('an unknown alias is an error with the choices', () => {
  configureFake();
  expect(() => connections.get('replica')).toThrow(expect.objectContaining({ code: 'CONNECTION.UNKNOWN_ALIAS' }));
  expect(() => connections['replica']).toThrow('Choices are: default, other.');
  expect(connections['other']).toBe(connections.get('other'));
  expect('other' in connections && !('replica' in connections)).toBe(true);
  expect(connections.all().map(({ alias }) => alias)).toEqual(['default', 'other']);
});

test('connections can be awaited, printed and compared', async () => {
  configureFake();
  expect(await Promise.resolve(connections)).toBe(connections);
  expect(JSON.stringify({ connections })).toContain('connections');
});

test.each([
  [undefined, 'configure() takes an object, not undefined.'],
  ['sqlite::memory:', 'configure() takes an object, not a text.'],
  [{ database: 'sqlite::memory:' }, "unknown option 'database'. Did you mean 'databases'?"],
  [{ databases: 'sqlite::memory:' }, "'databases' must be an object of URLs by alias, not a text."],
  [{ databases: { default: undefined } }, "The database 'default' has no URL but undefined.\nIs the environment variable set"],
  [{ databases: { default: { poolSize: 3 } } }, "The database 'default' has no URL but undefined."],
  [{ databases: { default: { url: 'sqlite::memory:', poolsize: 3 } } }, "unknown option 'poolsize'. Did you mean 'poolSize'?"],
  [
    { databases: { default: { url: 'sqlite::memory:', poolSize: '3' } } },
    "The database 'default' has a poolSize that is no whole number from 1: a text.",
  ],
  [{ databases: { default: { url: 'sqlite::memory:', connectTimeout: 0 } } }, 'has a connectTimeout that is no whole number from 1: 0.'],
])('a caller without types is told: %j', (configuration, message) => {
  expect(() => configure(configuration as never)).toThrow(expect.objectContaining({ code: 'CONNECTION.BAD_CONFIGURATION' }));
  expect(() => configure(configuration as never)).toThrow(message);
});

test('a URL that cannot be read is an error of configure', () => {
  expect(() => configure({ databases: { default: 'oracle://x' } })).toThrow(expect.objectContaining({ code: 'CONNECTION.BAD_URL' }));
});

test('opens the driver at the first use, once, with the options of the URL and of configure', async () => {
  const opened: unknown[] = [];
  const driver = new FakeDriver();
  const openDriver = async (options: unknown): Promise<FakeDriver> => {
    opened.push(options);
    await Promise.resolve();
    return driver;
  };
  void configure({ databases: { default: { url: 'postgres://h/d?poolSize=3', connectTimeout: 50, openDriver } } });
  expect(opened).toEqual([]);
  await Promise.all([run('a'), run('b'), run('c')]);
  expect(opened).toEqual([{ url: 'postgres://h/d?poolSize=3', poolSize: 3, connectTimeout: 50, preparedStatements: 500 }]);
});

test('an opening that failed is tried again', async () => {
  const driver = new FakeDriver();
  let attempts = 0;
  const openDriver = (): FakeDriver => {
    if (++attempts === 1) throw new Error('down');
    return driver;
  };
  void configure({ databases: { default: { url: 'postgres://h/d', openDriver } } });
  await expect(run('a')).rejects.toThrow('down');
  await run('a');
  expect(driver.log).toEqual(['1: a']);
});

test('configure again closes what it replaces and keeps what is the same', async () => {
  const { driver, other } = configureFake();
  await run('a');
  await run('b', 'other');
  const former = connections['other'];
  const next = new FakeDriver();
  await configure({ databases: { default: { url: 'postgres://next/x', openDriver: () => next }, other: { ...former!.options } } });
  expect(driver.closed).toBe(true);
  expect(other.closed).toBe(false);
  expect(connections['other']).toBe(former);
  await run('c');
  expect(next.log).toEqual(['1: c']);
});

test('configure of other things leaves the databases', async () => {
  const { driver } = configureFake();
  await run('a');
  await configure({ defaults: { fetchMode: 'raise' } });
  expect(configuredDefaults()).toEqual({ fetchMode: 'raise' });
  expect(driver.closed).toBe(false);
});

test('connections.close closes all; the next use opens again', async () => {
  const { driver } = configureFake();
  await run('a');
  await connections.close();
  expect(driver.closed).toBe(true);
  await run('b');
  expect(driver.log).toEqual(['1: a', '1: b']);
});

test('the isolation and SQLite mode of a database hold for its transactions', async () => {
  const driver = new FakeDriver('sqlite');
  void configure({ databases: { default: { url: 'sqlite::memory:', transactionMode: 'exclusive', openDriver: () => driver } } });
  await atomic(() => run('a'));
  const postgres = new FakeDriver();
  void configure({ databases: { default: { url: 'postgres://h/d', isolation: 'repeatable read', openDriver: () => postgres } } });
  await atomic(() => run('a'));
  expect(driver.log[0]).toBe('1: BEGIN EXCLUSIVE + a');
  expect(postgres.log[0]).toBe('1: BEGIN ISOLATION LEVEL REPEATABLE READ + a');
});
