import Cursor from 'pg-cursor';
import { connect, inTransaction } from './connect.mjs';

const POST = 'p.id, p.author_id AS "authorId", p.title, p.body, p.views, p.published, p.created_at AS "createdAt"';
const COMMENT = 'c.id, c.post_id AS "postId", c.author_id AS "authorId", c.body, c.created_at AS "createdAt"';
const USER = 'u.id, u.name, u.email, u.active, u.age, u.created_at AS "createdAt"';
const AUTHOR =
  'u.id AS author_id, u.name AS author_name, u.email AS author_email, u.active AS author_active, u.age AS author_age, u.created_at AS author_created';

/** Hand-written SQL with the rows as pg makes them; `named`: each text is prepared once on the server. */
export async function objects({ url, named }) {
  const pool = await connect(url);
  const run = (name, text, values, on = pool) => on.query(named ? { name, text, values } : { text, values });
  const rows = async (...query) => (await run(...query)).rows;
  const operations = {
    findByKey: async (id) => (await rows('user', `SELECT ${USER} FROM users u WHERE u.id = $1`, [id]))[0],
    list: (since) => rows('posts', `SELECT ${POST} FROM posts p WHERE p.created_at >= $1 ORDER BY p.created_at LIMIT 50`, [since]),
    listWithAuthor: async (since) =>
      (
        await rows(
          'posts-author',
          `SELECT ${POST}, ${AUTHOR} FROM posts p JOIN users u ON u.id = p.author_id WHERE p.created_at >= $1 ORDER BY p.created_at LIMIT 50`,
          [since],
        )
      ).map(postWithAuthor),
    nested: async (from) => {
      const posts = (
        await rows(
          'nested-posts',
          `SELECT ${POST}, ${AUTHOR} FROM posts p JOIN users u ON u.id = p.author_id WHERE p.id >= $1 ORDER BY p.id LIMIT 50`,
          [from],
        )
      ).map(postWithAuthor);
      const byId = new Map(posts.map((post) => [post.id, Object.assign(post, { comments: [], tags: [] })]));
      const keys = [...byId.keys()];
      for (const row of await rows(
        'nested-comments',
        `SELECT ${COMMENT}, ${AUTHOR} FROM comments c JOIN users u ON u.id = c.author_id WHERE c.post_id = ANY($1) ORDER BY c.id`,
        [keys],
      )) {
        byId.get(row.postId).comments.push(commentWithAuthor(row));
      }
      for (const { postId, id, name } of await rows(
        'nested-tags',
        'SELECT pt.post_id AS "postId", t.id, t.name FROM post_tags pt JOIN tags t ON t.id = pt.tag_id WHERE pt.post_id = ANY($1)',
        [keys],
      )) {
        byId.get(postId).tags.push({ id, name });
      }
      return posts;
    },
    // What one would write by hand: the authors of all posts at once.
    lazyLoop: async (from) => {
      const posts = await rows('100-posts', `SELECT ${POST} FROM posts p WHERE p.id >= $1 ORDER BY p.id LIMIT 100`, [from]);
      const keys = [...new Set(posts.map((post) => post.authorId))];
      const authors = await rows('authors', `SELECT ${USER} FROM users u WHERE u.id = ANY($1)`, [keys]);
      const byId = new Map(authors.map((author) => [author.id, author]));
      return posts.map((post) => byId.get(post.authorId));
    },
    groupBy: (from, to) =>
      rows(
        'top',
        `SELECT p.id, p.title, count(c.id) AS "commentCount" FROM posts p LEFT JOIN comments c ON c.post_id = p.id
         WHERE p.id BETWEEN $1 AND $2 GROUP BY p.id ORDER BY 3 DESC, 1 LIMIT 50`,
        [from, to],
      ),
    relationFilter: (part, tag) =>
      rows(
        'filter',
        `SELECT DISTINCT ${POST} FROM posts p JOIN users u ON u.id = p.author_id JOIN post_tags pt ON pt.post_id = p.id
         JOIN tags t ON t.id = pt.tag_id WHERE u.name ILIKE $1 AND t.name = $2 ORDER BY p.id LIMIT 50`,
        [`%${part}%`, tag],
      ),
    insertOne: async (log) => {
      const [{ id }] = await rows(
        'insert',
        'INSERT INTO logs (user_id, level, message, score, created_at) VALUES ($1, $2, $3, $4, $5) RETURNING id',
        [log.userId, log.level, log.message, log.score, log.createdAt],
      );
      return { id, ...log };
    },
    insertMany: named ? (logs) => insertByArrays(rows, logs) : (logs) => insertByValues(rows, logs),
    updateByKey: async (id, location) => (await run('update', 'UPDATE profiles SET location = $2 WHERE id = $1', [id, location])).rowCount,
    readMany: (last) => rows('comments', `SELECT ${COMMENT} FROM comments c WHERE c.id <= $1 ORDER BY c.id`, [last]),
    streamMany: async (last) => {
      const client = await pool.connect();
      const cursor = client.query(new Cursor(`SELECT ${COMMENT} FROM comments c WHERE c.id <= $1 ORDER BY c.id`, [last]));
      let sum = 0;
      for (let chunk = await cursor.read(1_000); chunk.length > 0; chunk = await cursor.read(1_000)) for (const row of chunk) sum += row.id;
      await cursor.close();
      client.release();
      return sum;
    },
    transaction: (id, location) =>
      inTransaction(pool, async (client) => {
        const [profile] = await rows(
          'lock',
          'SELECT id, user_id AS "userId", bio, website, location FROM profiles WHERE id = $1 FOR UPDATE',
          [id],
          client,
        );
        await run('update', 'UPDATE profiles SET location = $2 WHERE id = $1', [id, location], client);
        return profile.bio;
      }),
  };
  return { operations, close: () => pool.end() };
}

function authorOf(row) {
  return {
    id: row.author_id,
    name: row.author_name,
    email: row.author_email,
    active: row.author_active,
    age: row.author_age,
    createdAt: row.author_created,
  };
}

function postWithAuthor(row) {
  const { id, authorId, title, body, views, published, createdAt } = row;
  return { id, authorId, title, body, views, published, createdAt, author: authorOf(row) };
}

function commentWithAuthor(row) {
  const { id, postId, authorId, body, createdAt } = row;
  return { id, postId, authorId, body, createdAt, author: authorOf(row) };
}

/** One array per column: one text for any number of rows. */
export async function insertByArrays(rows, logs) {
  const columns = [[], [], [], [], []];
  for (const log of logs) {
    columns[0].push(log.userId);
    columns[1].push(log.level);
    columns[2].push(log.message);
    columns[3].push(log.score);
    columns[4].push(log.createdAt.toISOString());
  }
  const inserted = await rows(
    'insert-many',
    `INSERT INTO logs (user_id, level, message, score, created_at)
     SELECT * FROM unnest($1::int[], $2::int[], $3::text[], $4::float8[], $5::timestamptz[]) RETURNING id`,
    columns,
  );
  return inserted.map((row) => row.id ?? row[0]);
}

async function insertByValues(rows, logs) {
  const values = logs.flatMap(({ userId, level, message, score, createdAt }) => [userId, level, message, score, createdAt]);
  const tuples = logs.map((_, index) => `($${index * 5 + 1}, $${index * 5 + 2}, $${index * 5 + 3}, $${index * 5 + 4}, $${index * 5 + 5})`);
  const inserted = await rows(
    '',
    `INSERT INTO logs (user_id, level, message, score, created_at) VALUES ${tuples.join(', ')} RETURNING id`,
    values,
  );
  return inserted.map((row) => row.id);
}
