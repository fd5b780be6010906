import { expect, test } from '@jest/globals';
import { check } from '../../../generator/index.js';

/** What is committed is what `npm run chinook:generate` writes. */
test.each(['snake-case', 'pascal-case'])('the client of %s', async (name) => {
  const { differences, diagnostics } = await check({
    schema: `examples/chinook/schema/${name}.ts`,
    output: `examples/chinook/generated/${name}`,
  });
  expect(diagnostics).toEqual([]);
  expect(differences).toEqual([]);
});
