import { afterEach, expect, test } from '@jest/globals';
import { configure, connections } from 'dunder';
import { connect } from '../../../examples/chinook/database.js';
import { countRows, load } from '../../../examples/chinook/load.js';
import { readOptions, WrongUse } from '../../../examples/chinook/options.js';

const database = 'sqlite::memory:';

afterEach(() => connections.close());

test('what the command line says', () => {
  expect(readOptions(['--help'])).toBeUndefined();
  expect(readOptions(['--database', database, '--rounds', '5'], '')).toMatchObject({ database, dump: undefined, rounds: 5 });
  expect(readOptions(['--database', database], 'dumps')).toMatchObject({ dump: 'dumps' });
  expect(readOptions(['--database', database, '--sample'], 'dumps')).toMatchObject({ dump: undefined, sample: true });
});

test.each([
  [[], 'Which database? Name it with --database.'],
  [['--databas', database], "Unknown option '--databas'"],
  [['--database', database, '--rounds', 'x'], "--rounds is a number from 1 on, not 'x'."],
  [['--database', database, '--sample', '--dump', 'dumps'], 'say one of them'],
])('%j is no use of it', (args, message) => {
  expect(() => readOptions(args)).toThrow(WrongUse);
  expect(() => readOptions(args)).toThrow(message);
});

test('what stands in the way of a dump is told', async () => {
  await configure({ databases: { default: database } });
  await expect(countRows('sqlite')).rejects.toThrow('The database is empty. Say --dump');
  await expect(load({ dump: 'no-such-folder' })).rejects.toThrow("There is no dump 'no-such-folder'.");
  await expect(load({ dump: 'README.md' })).rejects.toThrow("'README.md' is no dump of Chinook");
  await expect(connect('foo://x', true)).rejects.toThrow('CONNECTION.BAD_URL');
});
