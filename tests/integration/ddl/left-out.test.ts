import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { configure } from '../../../runtime/connection/configure.js';
import { createTables, dropTables } from '../../../runtime/testing/index.js';
import { registry } from '../../../generated/index.js';
import { features } from '../../support/blog.js';
import { describeEachDatabase } from '../../support/databases.js';

describeEachDatabase('what tables are without', (database) => {
  const models = ['Author', 'AuthorDetail', 'Comment', 'Post', 'PostTag', 'Tag'];

  beforeAll(async () => {
    await configure({ databases: { default: database.url }, routers: [] });
  });
  afterAll(async () => {
    await configure({ databases: {} });
  });

  test('is told', async () => {
    const told: string[] = [];
    await createTables(registry, { models, onWarning: (warning) => told.push(warning) });
    const index = told.filter((warning) => warning.startsWith('the index post_title_ci of Post was left out:'));
    expect(index).toHaveLength((await features()).expressionIndexes ? 0 : 1);
    expect(index.join('')).toMatch((await features()).expressionIndexes ? /^$/ : /has no indexes over expressions\.$/);
    await dropTables(registry, { models });
  });

  test('is a warning of the process, once', async () => {
    const told: string[] = [];
    await createTables(registry, { models, onWarning: (warning) => told.push(warning) });
    await dropTables(registry, { models });
    const emitted = jest.spyOn(process, 'emitWarning').mockImplementation(() => undefined);
    try {
      for (let time = 0; time < 2; time++) {
        await createTables(registry, { models });
        await dropTables(registry, { models });
      }
      expect(emitted.mock.calls).toEqual(told.map((warning) => [warning, { type: 'DunderWarning', code: 'DATABASE.LEFT_OUT' }]));
    } finally {
      emitted.mockRestore();
    }
  });
});
