import { expect, test } from '@jest/globals';
import { check } from '../../../generator/index.js';

/** What is committed is what `npm run django:generate` writes. */
test('the client of the probes', async () => {
  const { differences, diagnostics } = await check({
    schema: 'tests/integration/django/schema',
    output: 'tests/integration/django/generated',
  });
  expect(diagnostics).toEqual([]);
  expect(differences).toEqual([]);
});
