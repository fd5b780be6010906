import { atomic } from '../../../../runtime/connection/atomic.js';
import { configure } from '../../../../runtime/connection/configure.js';
import { getConnection } from '../../../../runtime/connection/databases.js';
import { PrimaryReplicaRouter, type PrimaryReplicaOptions } from '../../../../runtime/connection/primary-replica-router.js';
import { allowMigrate, allowRelation, databaseForRead, databaseForWrite, type Router } from '../../../../runtime/connection/routers.js';
import { FakeDriver } from '../../../support/fake-driver.js';

const databases = Object.fromEntries(
  ['default', 'replica', 'replica2', 'archive'].map((alias) => [alias, { url: 'postgres://h/d', openDriver: () => new FakeDriver() }]),
);

const read = (model = 'Post'): string => databaseForRead(model).alias;
const write = (model = 'Post'): string => databaseForWrite(model).alias;

function route(...routers: Router[]): void {
  void configure({ databases, routers });
}

test('without routers everything goes to the default, or where the instance came from', () => {
  route();
  expect(databaseForRead('Post')).toBe(getConnection());
  expect([read(), write(), databaseForWrite('Post', { database: 'archive' }).alias]).toEqual(['default', 'default', 'archive']);
});

test('the first router with an answer wins', () => {
  const asked: unknown[] = [];
  route(
    { dbForRead: (model) => (model === 'Log' ? 'archive' : null) },
    {},
    { dbForRead: (model, hints) => (asked.push([model, hints]), 'replica'), dbForWrite: () => undefined },
    { dbForRead: () => 'never' },
  );
  expect([read('Log'), read('Post'), write('Post')]).toEqual(['archive', 'replica', 'default']);
  expect(asked).toEqual([['Post', {}]]);
});

test('relations and migrations', () => {
  const on = (database?: string) => ({ model: 'Post', database, instance: {} });
  route();
  expect([
    allowRelation(on('default'), on('default')),
    allowRelation(on('default'), on()),
    allowRelation(on('default'), on('archive')),
  ]).toEqual([true, true, false]);
  expect(allowMigrate('archive', 'Post')).toBe(true);
  route({ allowRelation: () => true, allowMigrate: (database, model) => (database === 'archive' ? model === 'Log' : null) });
  expect(allowRelation(on('default'), on('archive'))).toBe(true);
  expect([allowMigrate('archive', 'Post'), allowMigrate('archive', 'Log'), allowMigrate('default', 'Post')]).toEqual([false, true, true]);
});

describe('PrimaryReplicaRouter', () => {
  // A new async context for each, as a write marks its own.
  const isolated = (name: string, fn: () => Promise<void>, options?: PrimaryReplicaOptions): void => {
    test(name, async () => {
      const router = new PrimaryReplicaRouter(options);
      route(router);
      await new Promise<void>((resolve, reject) => setImmediate(() => void fn().then(resolve, reject)));
    });
  };

  isolated('reads from the replicas in turn, writes to the primary', async () => {
    expect([read(), read(), read()]).toEqual(['replica', 'replica2', 'replica']);
    expect(write()).toBe('default');
  });

  isolated('reads in a transaction stay on its database', async () => {
    await atomic(() => expect(read()).toBe('replica'), { using: 'archive' });
    await atomic(() => expect([read(), read()]).toEqual(['default', 'default']));
    await atomic(() => expect([read(), read()]).toEqual(['replica2', 'replica2']), { using: 'replica2' });
  });

  isolated('reads after a write follow it, in its own context only', async () => {
    const request = async (writes: boolean): Promise<string> => {
      if (writes) await (async () => void write())();
      await Promise.resolve();
      return read();
    };
    const inContext = (writes: boolean): Promise<string> => new Promise((resolve) => setImmediate(() => resolve(request(writes))));
    expect(await Promise.all([inContext(true), inContext(false)])).toEqual(['default', 'replica']);
  });

  isolated('reads after a transaction follow it, whenever it wrote; those after a read-only one do not', async () => {
    await atomic(() => read(), { readOnly: true });
    expect(read()).toBe('replica');
    await atomic(async () => {
      await Promise.resolve();
      write();
    });
    expect(read()).toBe('default');
  });

  isolated('a write does not reach the contexts that it came from', async () => {
    await Promise.all([Promise.resolve().then(() => write()), Promise.resolve().then(() => write())]);
    expect(read()).toBe('replica');
  });

  isolated(
    'for as long as it is told',
    async () => {
      write();
      expect(read()).toBe('default');
      await new Promise((resolve) => setTimeout(resolve, 15));
      expect(read()).toBe('replica');
    },
    { stickyFor: 10 },
  );

  isolated('of the aliases that it is told', async () => expect([read(), read(), write()]).toEqual(['archive', 'archive', 'replica']), {
    primary: 'replica',
    replicas: ['archive'],
  });

  test('a request knows the writes of all that it calls', async () => {
    const router = new PrimaryReplicaRouter();
    route(router);
    await router.request(async () => {
      expect(read()).toBe('replica');
      await Promise.resolve().then(() => write());
      expect(read()).toBe('default');
    });
    expect(read()).toBe('replica2');
  });

  test('replicas get no migrations; relations among its databases are fine', () => {
    route(new PrimaryReplicaRouter());
    expect([allowMigrate('default'), allowMigrate('replica'), allowMigrate('archive')]).toEqual([true, false, true]);
    const on = (database: string) => ({ model: 'Post', database, instance: {} });
    expect([allowRelation(on('default'), on('replica')), allowRelation(on('default'), on('archive'))]).toEqual([true, false]);
  });
});
