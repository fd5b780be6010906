import fc from 'fast-check';
import { configure, connections, sql } from 'dunder';
import { createTables } from 'dunder/testing';
import { registry } from '../../generated/index.js';
import { describeEachDatabase } from '../support/databases.js';
import { evaluate } from './evaluate.js';
import { anyQuery } from './query.js';
import { build, run } from './run.js';
import { fillWorld } from './world.js';

// 500 random queries on each database; DIFFERENTIAL_RUNS=10000 for a night. A failure prints its seed and the smallest query.
const RUNS = Number(process.env['DIFFERENTIAL_RUNS'] ?? 500);
const SEED = Number(process.env['DIFFERENTIAL_SEED'] ?? (process.env['CI'] === 'true' ? 20_261_120 : Date.now() % 2 ** 31));

describeEachDatabase('random queries against rows in memory', (database) => {
  beforeAll(async () => {
    await configure({ databases: { default: `${database.url}${database.url.includes('?') ? '&' : '?'}poolSize=1` }, routers: [] });
    // Random joins are many: MariaDB would spend its time on looking for their best order.
    if (database.dialect === 'mysql') await connections.default.query(sql`SET SESSION optimizer_search_depth = 2`);
    await createTables(registry, { models: ['Author', 'Post', 'Comment', 'Tag', 'PostTag'] });
    await fillWorld();
  }, 60_000);
  afterAll(() => configure({ databases: {} }));

  test(
    `${RUNS} queries, seed ${SEED}`,
    async () => {
      await fc.assert(
        fc.asyncProperty(anyQuery, async (query) => {
          const expected = evaluate(query);
          const answer = await run(query);
          const { sql, parameters } = build(query).toSql();
          expect({ answer, sql, parameters }).toEqual({ answer: expected, sql, parameters });
        }),
        { numRuns: RUNS, seed: SEED, endOnFailure: false },
      );
    },
    RUNS * 200 + 30_000,
  );
});
