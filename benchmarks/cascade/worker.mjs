// node --expose-gc worker.mjs <pg | dunder | receivers> <posts> <url>: makes a user with posts, two comments and a tag on each, and deletes the user.
import pg from 'pg';

const [, , way, posts, url] = process.argv;

const admin = new pg.Client(url);
await admin.connect();
const small = await make(10);
const large = await make(Number(posts));
const { remove, count, close } = way === 'pg' ? byHand() : await byDunder();
// The first time compiles what is needed, which is no matter of rows.
await remove(small);
globalThis.gc();
globalThis.gc();
const before = process.memoryUsage().heapUsed;
let peak = 0;
const statementsBefore = count();
const started = performance.now();
const looking = setInterval(look, 5);
const deleted = await remove(large);
clearInterval(looking);
const seconds = (performance.now() - started) / 1_000;
const { rows } = await admin.query('SELECT (SELECT count(*) FROM posts WHERE author_id = $1)::int AS posts', [large]);
if (rows[0].posts !== 0) throw new Error('Not all posts are gone.');
console.log(JSON.stringify({ deleted, statements: count() - statementsBefore, seconds, peak }));
await close();
await admin.end();

/** What is alive, without the garbage that was not collected yet. */
function look() {
  globalThis.gc();
  peak = Math.max(peak, process.memoryUsage().heapUsed - before);
}

async function make(number) {
  const text = "INSERT INTO users (name, email, age, created_at) VALUES ('gone', 'gone-' || gen_random_uuid(), 1, now()) RETURNING id";
  const [{ id }] = (await admin.query(text)).rows;
  await admin.query(
    `WITH made AS (
       INSERT INTO posts (author_id, title, body, published, created_at) SELECT $1, 'gone', 'gone', true, now() FROM generate_series(1, $2)
       RETURNING id
     ), tagged AS (INSERT INTO post_tags (post_id, tag_id) SELECT id, 1 FROM made)
     INSERT INTO comments (post_id, author_id, body, created_at) SELECT id, 1, 'gone', now() FROM made, generate_series(1, 2)`,
    [id, number],
  );
  return id;
}

/** As one would write it who knows all tables. */
function byHand() {
  let statements = 0;
  const client = new pg.Client(url);
  const connected = client.connect();
  const run = async (text, id) => {
    await connected;
    statements++;
    return (await client.query(text, id === undefined ? [] : [id])).rowCount ?? 0;
  };
  const remove = async (id) => {
    let deleted = 0;
    await run('BEGIN');
    const own = 'post_id IN (SELECT id FROM posts WHERE author_id = $1)';
    for (const from of [
      `post_tags WHERE ${own}`,
      `comments WHERE ${own}`,
      'posts WHERE author_id = $1',
      'comments WHERE author_id = $1',
      'profiles WHERE user_id = $1',
      'logs WHERE user_id = $1',
      'users WHERE id = $1',
    ])
      deleted += await run(`DELETE FROM ${from}`, id);
    await run('COMMIT');
    return deleted;
  };
  return { remove, count: () => statements, close: () => client.end() };
}

async function byDunder() {
  const { configure, connections, onQuery, postDelete, preDelete } = await import('dunder');
  const { User } = await import('../.work/generated/index.js');
  configure({ databases: { default: { url, poolSize: 1 } } });
  let statements = 0;
  onQuery({ before: () => void statements++ });
  // With receivers of all models each row is read before it is deleted.
  if (way === 'receivers') for (const signal of [preDelete, postDelete]) signal.connect(() => undefined);
  const remove = async (id) => (await (await User.objects.get({ id })).delete())[0];
  return { remove, count: () => statements, close: () => connections.close() };
}
