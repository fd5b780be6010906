import { afterAll, beforeAll, describe, test } from '@jest/globals';
import { configure } from 'dunder';
import { createTables } from 'dunder/testing';
import { describeEachDatabase } from '../../support/databases.js';
import { CHAPTERS } from './cases/index.js';
import { type Filled, fill } from './data.js';
import { registry } from './generated/index.js';
import { check } from './probe.js';

/** What Django answers to each probe is what is expected here, on every database. */
describeEachDatabase('as Django answers', (database) => {
  let data: Filled;
  beforeAll(async () => {
    await configure({ databases: { default: database.url } });
    await createTables(registry);
    data = await fill();
  }, 60_000);
  afterAll(() => configure({ databases: {} }));

  describe.each(Object.entries(CHAPTERS))('%s', (_chapter, probes) => {
    test.each(probes.map((probe) => [`${probe.label} ${probe.title}`, probe] as const))('%s', (_title, probe) =>
      check(probe, data, database.name),
    );
  });
});
