import { generate } from '../../../generator/generate.js';
import { readdirSync, readFileSync } from 'node:fs';
import { SchemaFolder } from '../../support/schema-folder.js';
import { syntheticSchema } from '../../support/synthetic-schema.js';

/** Budgets for models of 12 scalars and eight relations each; every one brings a join model besides. */
test.each([
  { models: 100, megabytes: 2, lines: 40_000, seconds: 2.5 },
  { models: 500, megabytes: 10, lines: 200_000, seconds: 8 },
])('$models models', async ({ models, megabytes, lines, seconds }) => {
  const folder = new SchemaFolder(syntheticSchema(models));
  const started = performance.now();
  const result = await generate({ root: folder.root });
  const cold = (performance.now() - started) / 1000;
  const again = performance.now();
  const cached = await generate({ root: folder.root });
  const unchanged = performance.now() - again;
  const texts = readdirSync(folder.path('generated')).map((file) => readFileSync(folder.path('generated', file), 'utf8'));
  folder.remove();
  const size = texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0) / 1e6;
  const count = texts.reduce((sum, text) => sum + text.split('\n').length - 1, 0);
  process.stderr.write(
    `${models} models: ${cold.toFixed(2)} s (goal ${seconds}), unchanged ${unchanged.toFixed(0)} ms, ${size.toFixed(2)} MB, ${count} lines\n`,
  );
  expect(result).toMatchObject({ ok: true, models: 2 * models, diagnostics: [] });
  expect(cached.cached).toBe(true);
  expect(size).toBeLessThanOrEqual(megabytes);
  expect(count).toBeLessThanOrEqual(lines);
  // The goal is for an idle machine; this catches a change of the order of growth.
  expect(cold).toBeLessThan(4 * seconds);
});
