import Cursor from 'pg-cursor';
import { connect } from './connect.mjs';
import { insertByArrays } from './objects.mjs';
import { types } from './timestamps.mjs';

const POST = 'p.id, p.author_id, p.title, p.body, p.views, p.published, p.created_at';
const COMMENT = 'c.id, c.post_id, c.author_id, c.body, c.created_at';
const USER = 'u.id, u.name, u.email, u.active, u.age, u.created_at';

/** Rows as arrays, read by hand-written functions, and a faster timestamp; `pipeline`: what does not wait for an answer is sent at once. */
export async function arrays({ url, pipeline }) {
  const pool = await connect(url, pipeline ? { pipeline } : {});
  const run = (name, text, values, on = pool) => on.query({ name, text, values, rowMode: 'array', types });
  const rows = async (...query) => (await run(...query)).rows;
  const both = pipeline ? (first, second) => Promise.all([first(), second()]) : async (first, second) => [await first(), await second()];
  const operations = {
    findByKey: async (id) => userOf((await rows('user', `SELECT ${USER} FROM users u WHERE u.id = $1`, [id]))[0], 0),
    list: async (since) =>
      (await rows('posts', `SELECT ${POST} FROM posts p WHERE p.created_at >= $1 ORDER BY p.created_at LIMIT 50`, [since])).map(postOf),
    listWithAuthor: async (since) =>
      (
        await rows(
          'posts-author',
          `SELECT ${POST}, ${USER} FROM posts p JOIN users u ON u.id = p.author_id WHERE p.created_at >= $1 ORDER BY p.created_at LIMIT 50`,
          [since],
        )
      ).map(postWithAuthor),
    nested: async (from) => {
      const client = await pool.connect();
      try {
        const text = `SELECT ${POST}, ${USER} FROM posts p JOIN users u ON u.id = p.author_id WHERE p.id >= $1 ORDER BY p.id LIMIT 50`;
        const posts = (await rows('nested-posts', text, [from], client)).map(postWithAuthor);
        const byId = new Map();
        for (const post of posts) {
          post.comments = [];
          post.tags = [];
          byId.set(post.id, post);
        }
        const keys = [[...byId.keys()]];
        const [comments, tags] = await both(
          () => rows('nested-comments', COMMENTS, keys, client),
          () => rows('nested-tags', TAGS, keys, client),
        );
        for (const row of comments) {
          const comment = commentOf(row);
          comment.author = userOf(row, 5);
          byId.get(comment.postId).comments.push(comment);
        }
        for (const row of tags) byId.get(row[0]).tags.push({ id: row[1], name: row[2] });
        return posts;
      } finally {
        client.release();
      }
    },
    groupBy: async (from, to) =>
      (
        await rows(
          'top',
          `SELECT p.id, p.title, count(c.id)::int FROM posts p LEFT JOIN comments c ON c.post_id = p.id
           WHERE p.id BETWEEN $1 AND $2 GROUP BY p.id ORDER BY 3 DESC, 1 LIMIT 50`,
          [from, to],
        )
      ).map((row) => ({ id: row[0], title: row[1], commentCount: row[2] })),
    relationFilter: async (part, tag) =>
      (
        await rows(
          'filter',
          `SELECT DISTINCT ${POST} FROM posts p JOIN users u ON u.id = p.author_id JOIN post_tags pt ON pt.post_id = p.id
           JOIN tags t ON t.id = pt.tag_id WHERE u.name ILIKE $1 AND t.name = $2 ORDER BY p.id LIMIT 50`,
          [`%${part}%`, tag],
        )
      ).map(postOf),
    insertOne: async (log) => {
      const [[id]] = await rows(
        'insert',
        'INSERT INTO logs (user_id, level, message, score, created_at) VALUES ($1, $2, $3, $4, $5) RETURNING id',
        [log.userId, log.level, log.message, log.score, log.createdAt],
      );
      return { id, ...log };
    },
    insertMany: (logs) => insertByArrays(rows, logs),
    updateByKey: async (id, location) => (await run('update', UPDATE, [id, location])).rowCount,
    readMany: async (last) =>
      (await rows('comments', `SELECT ${COMMENT} FROM comments c WHERE c.id <= $1 ORDER BY c.id`, [last])).map(commentOf),
    transaction: async (id, location) => {
      const client = await pool.connect();
      try {
        const [, [[, , bio]]] = await both(
          () => client.query('BEGIN'),
          () => rows('lock', LOCK, [id], client),
        );
        await both(
          () => run('update', UPDATE, [id, location], client),
          () => client.query('COMMIT'),
        );
        return bio;
      } finally {
        client.release();
      }
    },
  };
  if (!pipeline) operations.streamMany = (last) => stream(pool, last);
  return { operations, close: () => pool.end() };
}

const COMMENTS = `SELECT ${COMMENT}, ${USER} FROM comments c JOIN users u ON u.id = c.author_id WHERE c.post_id = ANY($1) ORDER BY c.id`;
const TAGS = 'SELECT pt.post_id, t.id, t.name FROM post_tags pt JOIN tags t ON t.id = pt.tag_id WHERE pt.post_id = ANY($1)';
const LOCK = 'SELECT id, user_id, bio, website, location FROM profiles WHERE id = $1 FOR UPDATE';
const UPDATE = 'UPDATE profiles SET location = $2 WHERE id = $1';

async function stream(pool, last) {
  const client = await pool.connect();
  const options = { rowMode: 'array', types };
  const cursor = client.query(new Cursor(`SELECT ${COMMENT} FROM comments c WHERE c.id <= $1 ORDER BY c.id`, [last], options));
  let sum = 0;
  for (let chunk = await cursor.read(1_000); chunk.length > 0; chunk = await cursor.read(1_000)) {
    for (const row of chunk) sum += commentOf(row).id;
  }
  await cursor.close();
  client.release();
  return sum;
}

function userOf(row, at) {
  return { id: row[at], name: row[at + 1], email: row[at + 2], active: row[at + 3], age: row[at + 4], createdAt: row[at + 5] };
}

function postOf(row) {
  return { id: row[0], authorId: row[1], title: row[2], body: row[3], views: row[4], published: row[5], createdAt: row[6] };
}

function postWithAuthor(row) {
  const post = postOf(row);
  post.author = userOf(row, 7);
  return post;
}

function commentOf(row) {
  return { id: row[0], postId: row[1], authorId: row[2], body: row[3], createdAt: row[4] };
}
