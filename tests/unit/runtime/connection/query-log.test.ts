import { jest } from '@jest/globals';
import { atomic } from '../../../../runtime/connection/atomic.js';
import { captureQueries } from '../../../../runtime/connection/capture-queries.js';
import { configure } from '../../../../runtime/connection/configure.js';
import { connections } from '../../../../runtime/connection/connections.js';
import { onQuery, queryLog, type QueryEvent } from '../../../../runtime/connection/query-log.js';
import { configureFake, run } from './support.js';

afterEach(() => {
  void configure({ log: undefined });
  expect(queryLog.active).toBe(false);
});

test('captureQueries gives what ran inside, in order, with BEGIN and COMMIT', async () => {
  configureFake();
  await run('before');
  const beside = captureQueries(() => run('beside'));
  const captured = await captureQueries(async () => {
    await run('a');
    await atomic(() => connections.default.execute({ sql: 'b', parameters: [1] }, () => undefined));
    await run('c', 'other');
  });
  await run('after');
  expect(captured).toEqual(
    ['a', 'BEGIN', 'b', 'COMMIT', 'c'].map((sql) => ({ sql, parameters: sql === 'b' ? [1] : [], duration: expect.any(Number) })),
  );
  expect(captured.every(({ duration }) => duration > 0)).toBe(true);
  expect((await beside).map(({ sql }) => sql)).toEqual(['beside']);
});

test('captures nest, and one that fails stops listening', async () => {
  configureFake();
  const outer = await captureQueries(async () => {
    await run('a');
    expect(await captureQueries(() => run('b'))).toHaveLength(1);
  });
  expect(outer.map(({ sql }) => sql)).toEqual(['a', 'b']);
  await expect(captureQueries(() => Promise.reject(new Error('no')))).rejects.toThrow('no');
});

test('onQuery hears before and after with the same object, errors included', async () => {
  const { driver } = configureFake();
  const failure = new Error('bad');
  driver.answers.set('bad', failure);
  const events: [string, QueryEvent][] = [];
  const stop = onQuery({ before: (query) => events.push(['before', { ...query }]), after: (query) => events.push(['after', query]) });
  await run('a');
  await expect(run('bad', 'default')).rejects.toBe(failure);
  for await (const _ of connections.default.stream({ sql: 's', parameters: [] }, (row) => row, 10));
  stop();
  await run('unheard');
  expect(events.map(([when, { sql, error }]) => [when, sql, error])).toEqual([
    ['before', 'a', undefined],
    ['after', 'a', undefined],
    ['before', 'bad', undefined],
    ['after', 'bad', failure],
    ['before', 's', undefined],
    ['after', 's', undefined],
  ]);
  expect(events[0]?.[1]).toMatchObject({ database: 'default', duration: 0, parameters: [] });
});

test('slow queries are told, without their parameters unless asked for', async () => {
  configureFake();
  const warn = jest.spyOn(console, 'warn').mockImplementation(() => undefined);
  void configure({ log: { slow: 0 } });
  await connections.default.execute({ sql: 'a', parameters: ['secret'] }, () => undefined);
  expect(warn.mock.calls).toEqual([[expect.stringMatching(/^dunder: slow query on 'default', \d+ ms: a$/)]]);
  warn.mockRestore();
  const slow: string[] = [];
  void configure({ log: { slow: 0, onSlow: ({ sql }) => slow.push(sql) } });
  await run('b');
  void configure({ log: { slow: 60_000, onSlow: ({ sql }) => slow.push(sql) } });
  await run('c');
  expect(slow).toEqual(['b']);
});
