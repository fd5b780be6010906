import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { check } from '../../generator/index.js';
import { committedClients } from '../../scripts/committed-clients.js';
import { root } from './support/source-files.js';

/** What is committed is what `npm run generate` writes. */
test.each(committedClients)('the client in $root/$output', async ({ root: folder, ...options }) => {
  const { differences, diagnostics } = await check({ root: join(root, folder), ...options });
  expect(diagnostics).toEqual([]);
  expect(differences).toEqual([]);
});
