import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { configure, connections } from 'dunder';
import { createTables } from 'dunder/testing';
import { clientFor, type Chinook } from '../../../examples/chinook/client.js';
import { compare } from '../../../examples/chinook/compare.js';
import { load } from '../../../examples/chinook/load.js';
import { queries } from '../../../examples/chinook/queries.js';
import { createSample } from '../../../examples/chinook/sample.js';
import { describeEachDatabase } from '../../support/databases.js';

/** The example on every database: with the dumps of CHINOOK_DUMPS if it names a folder of them, else with the example's own rows. */
const dumps = process.env['CHINOOK_DUMPS'];

describeEachDatabase('chinook', ({ url, dialect }) => {
  let models: Chinook;

  beforeAll(async () => {
    await configure({ databases: { default: url } });
    models = await clientFor(dialect);
    if (dumps === undefined || dumps === '') {
      await createTables(models.registry);
      await createSample(models);
    } else await load({ dump: dumps });
  }, 120_000);
  afterAll(() => connections.close());

  test.each(queries.map((query) => [query.title, query] as const))('%s', async (_, query) => {
    const { rows, difference } = await compare(query, models, dialect);
    expect(difference).toBeUndefined();
    expect(rows).toBeGreaterThan(0);
  });

  test('a database that is not empty is left alone', async () => {
    await expect(load({ dump: dumps ?? 'no-such-folder' })).rejects.toThrow(dumps ? /not empty: it has .*lbum/ : /There is no dump/);
  });
});
