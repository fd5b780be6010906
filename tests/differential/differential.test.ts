import fc from 'fast-check';
import { configure, connections, sql } from 'dunder';
import { createTables } from 'dunder/testing';
import { describeEachDatabase } from '../support/databases.js';
import { type Asked, askFiltered, describeQuestion } from './ask/ask.js';
import { anyQuestion } from './generate/any-question.js';
import { withCommon, withCommonClass } from './world/common.js';
import { type Classes, defineWorld, fillWorld, skipGivenKeys } from './world/define.js';
import type { Question } from './query/query.js';
import { WORLDS } from './world/worlds.js';

// 500 random questions on each database; DIFFERENTIAL_RUNS=10000 for a night. A failure prints its seed and the smallest question.
const RUNS = Number(process.env['DIFFERENTIAL_RUNS'] ?? 500);
const SEED = Number(process.env['DIFFERENTIAL_SEED'] ?? (process.env['CI'] === 'true' ? 20_261_120 : Date.now() % 2 ** 31));

/** Random joins are many: a database would spend its time on looking for their best order. */
const HASTE: Partial<Record<string, readonly ReturnType<typeof sql>[]>> = {
  mysql: [sql`SET SESSION optimizer_search_depth = 2`],
  postgres: [sql`SET join_collapse_limit = 1`, sql`SET from_collapse_limit = 1`, sql`SET jit = off`],
};

describeEachDatabase('random questions against rows in memory', (database) => {
  const classes: Classes[] = [];
  beforeAll(async () => {
    await configure({ databases: { default: `${database.url}${database.url.includes('?') ? '&' : '?'}poolSize=1` }, routers: [] });
    for (const setting of HASTE[database.dialect] ?? []) await connections.default.query(setting);
    for (const world of WORLDS) {
      const made = defineWorld(world);
      await createTables(made.registry);
      await fillWorld(world, made.classes);
      if (database.dialect === 'postgres') await skipGivenKeys(world);
      classes.push(made.classes);
    }
  }, 120_000);
  afterAll(() => configure({ databases: {} }));

  test(
    `${RUNS} questions, seed ${SEED}`,
    async () => {
      const refused = new Map<string, number>();
      await fc.assert(
        fc.asyncProperty(anyQuestion, async ({ world, question, filters, common }) => {
          const nullsFirst = database.dialect !== 'postgres';
          const plain = filters === undefined ? WORLDS[world]! : { ...WORLDS[world]!, filters };
          const asked: Asked = {
            world: common === undefined ? plain : withCommon(plain, common, nullsFirst),
            classes: common === undefined ? classes[world]! : withCommonClass(classes[world]!, common),
            nullsFirst,
            takesTarget: database.dialect !== 'mysql',
          };
          const [actual, expected] = await askFiltered(question, asked).catch((error: unknown) => {
            const { code } = error as { readonly code?: string };
            if (code === undefined || !isRefusal(code, question, database.dialect))
              throw new Error(`${describeQuestion(question, asked)}\n${String(error)}`);
            refused.set(code, (refused.get(code) ?? 0) + 1);
            return [null, null] as const;
          });
          if (JSON.stringify(actual) !== JSON.stringify(expected)) {
            const text = `w${world + 1}: ${common === undefined ? '' : JSON.stringify(common.query)} ${describeQuestion(question, asked)}`;
            expect({ question: text, answer: [text, actual] }).toEqual({ question: text, answer: [text, expected] });
          }
        }),
        { numRuns: RUNS, seed: SEED, endOnFailure: false },
      );
      expect([...refused.values()].reduce((sum, one) => sum + one, 0)).toBeLessThan(RUNS / 5);
    },
    RUNS * 200 + 60_000,
  );
});

/** What dunder refuses by design, and says so. */
const REFUSALS: ReadonlySet<string> = new Set([
  'QUERY.CORRELATED_TABLE',
  'QUERY.LATERAL',
  'QUERY.LOCK_GROUPS',
  'QUERY.LOCK_NULLABLE',
  'QUERY.LOCK_OPTION',
  'QUERY.MULTIPLIED_AGGREGATES',
  'QUERY.UPDATE_JOIN',
]);

/** SQLite has no time zones, and PostgreSQL alone has arrays and the first rows of combinations. */
const isRefusal = (code: string, question: Question, dialect: string): boolean =>
  REFUSALS.has(code) ||
  (code === 'QUERY.DISTINCT_ON' && dialect !== 'postgres') ||
  (code === 'QUERY.OUTER_AGGREGATE' && JSON.stringify(question).includes('"kind":"window"')) ||
  (code === 'DATABASE.NOT_SUPPORTED' && /"zone":|"ArrayAgg"/.test(JSON.stringify(question)));
