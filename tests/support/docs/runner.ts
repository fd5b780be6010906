/**
 * Runs blocks of guides in a process of their own, one after the other: `runner.ts sqlite|<url of a server> <file>…`. Each finds the names of
 * docs/preludes, and a database in which nothing is but an author, a post and some tags. What SQLite has not runs on PGlite. Prints an `Outcome`
 * for each, as JSON.
 */
import { readFileSync } from 'node:fs';
import { format } from 'node:util';
import * as dunder from 'dunder';
import { clearGlobalFilters, createTables, dropTables, holdTransaction } from 'dunder/testing';
import * as client from '../../../generated/index.js';

/** What became of a block. */
export interface Outcome {
  readonly printed: string;
  readonly error: string | undefined;
}

const [where = 'sqlite', ...files] = process.argv.slice(2);
const everything = [...client.registry.definitions()].map(({ name }) => name).filter((name) => !name.startsWith('Pg'));
const blog = ['Author', 'Post', 'Tag', 'PostTag', 'Comment', 'Account'];
const hooks: { readonly kind: 'before' | 'after'; readonly fn: () => unknown }[] = [];
let printed: string[] = [];

Object.assign(globalThis, dunder, client, {
  beforeEach: (fn: () => unknown) => hooks.push({ kind: 'before', fn }),
  afterEach: (fn: () => unknown) => hooks.push({ kind: 'after', fn }),
});
console.log = (...values: unknown[]) => void printed.push(format(...values));

const outcomes = new Map<string, { printed: string; error: Error | undefined }>();
for (const file of files) {
  await connect(where === 'sqlite' ? `sqlite:${file}.db` : where, `sqlite:${file}.archive.db`);
  if (readFileSync(file, 'utf8').includes('.archive.db')) await createTables(client.registry, { models: everything, using: 'archive' });
  // On a server, where tables take their time, those of the blog alone.
  if (where !== 'sqlite') await dropTables(client.registry, { models: blog });
  await fill(where === 'sqlite' ? everything : blog);
  outcomes.set(file, await attempt(file, where));
}
if (where === 'sqlite') await runOnPglite([...outcomes].filter(([, { error }]) => isMissing(error)).map(([file]) => file));
await dunder.connections.close();
const results: Outcome[] = [...outcomes.values()].map(({ printed: text, error }) => ({ printed: text, error: error?.message }));
process.stdout.write(JSON.stringify(results));

async function connect(url: string, archive: string): Promise<void> {
  await dunder.connections.close();
  await dunder.configure({ databases: { default: url, archive }, routers: [], log: {}, defaults: {} });
}

function isMissing(error: Error | undefined): boolean {
  return error instanceof dunder.NotSupportedError || /no such (function|table: lower)/.test(error?.message ?? '');
}

/** Its tables take seconds: they are made once, and each block is undone. */
async function runOnPglite(missing: readonly string[]): Promise<void> {
  if (missing.length === 0) return;
  await connect('pglite:', 'sqlite::memory:');
  await fill(everything);
  for (const file of missing) {
    const held = await holdTransaction();
    const outcome = await attempt(file, 'pglite');
    await held.rollback();
    // Some blocks are for MySQL alone.
    outcomes.set(file, outcome.error instanceof dunder.NotSupportedError ? { printed: '', error: undefined } : outcome);
  }
}

async function fill(models: readonly string[]): Promise<void> {
  await createTables(client.registry, { models });
  const author = await client.Author.objects.create({ name: 'Zoe', email: 'zoe@example.com', age: 30 });
  const post = await client.Post.objects.create({ author, title: 'Hello', slug: 'hello' });
  await client.Tag.objects.create({ name: 'one tag', slug: 'one-tag' });
  for (const n of [2, 3, 4, 5]) await client.Tag.objects.create({ name: `tag ${n}`, slug: `tag-${n}` });
  await client.Account.objects.create({ owner: 'Zoe', balance: 100 });
  await client.Comment.objects.create({ post, body: 'Well!', approved: true });
}

async function attempt(file: string, database: string): Promise<{ printed: string; error: Error | undefined }> {
  clearGlobalFilters();
  const post = await client.Post.objects.selectRelated('author').get({ slug: 'hello' });
  Object.assign(globalThis, { post, author: post.author, tag: await client.Tag.objects.get({ slug: 'one-tag' }) });
  hooks.length = 0;
  printed = [];
  let error: Error | undefined;
  try {
    await import(`${file}?${encodeURIComponent(database)}`);
    for (const kind of ['before', 'after']) for (const hook of hooks) if (hook.kind === kind) await hook.fn();
  } catch (caught) {
    error = caught instanceof Error ? caught : new Error(format(caught));
  }
  return { printed: printed.join('\n'), error };
}
