import {
  captureOnCommitCallbacks,
  captureQueries,
  createTables,
  dropTables,
  expectNoNPlusOne,
  expectQueries,
  holdTransaction,
  reportNPlusOne,
} from 'dunder/testing';
import { registry } from '../../../generated/index.js';
import { Post } from '../sample/index.js';
import { assertType, type Equal } from '../support/equal.js';

export async function tests() {
  const made = await createTables(registry, { using: 'default', models: ['Post'], onWarning: (warning) => warning.trim() });
  assertType<Equal<typeof made, readonly string[]>>();
  assertType<Equal<Awaited<ReturnType<typeof dropTables>>, readonly string[]>>();
  await dropTables(registry, { models: made });
  const held = await holdTransaction('default');
  const [query] = await captureQueries(() => Post.objects.count());
  const text: string | undefined = query?.sql;
  const posts = await expectQueries(1, () => Post.objects.all());
  assertType<Equal<typeof posts, Post[]>>();
  const count = await expectNoNPlusOne(async () => (await Post.objects.count()) + 1, { threshold: 3 });
  assertType<Equal<typeof count, number>>();
  const found = await reportNPlusOne(() => Post.objects.count(), { threshold: 3 });
  const places: string[] = found.map(({ file, line }) => `${file}:${line}`);
  const callbacks = await captureOnCommitCallbacks(() => Post.objects.count(), { using: 'default', execute: true });
  assertType<Equal<typeof callbacks, (() => unknown)[]>>();
  await held.rollback();
  return [text, places];
}
