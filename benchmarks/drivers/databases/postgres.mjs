import pg from 'pg';
import { people } from '../workloads.mjs';

const server = process.env.BENCH_DATABASE_URL ?? 'postgres://postgres@127.0.0.1:5432/postgres';
const USER = 'id, name, email, active, age, created_at AS "createdAt"';
const INSERT = 'INSERT INTO logs (user_id, level, message, score, created_at)';

export const driver = 'pg, named statements';

/** A database for one contender. */
export async function open(contender) {
  const name = `dunder_bench_drivers_${contender}`;
  const url = Object.assign(new URL(server), { pathname: `/${name}` }).href;
  const admin = new pg.Client(server);
  await admin.connect();
  await admin.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
  await admin.query(`CREATE DATABASE ${name}`);
  const client = new pg.Client(url);
  await client.connect();
  await client.query(`
    CREATE TABLE users (id serial PRIMARY KEY, name text NOT NULL, email text NOT NULL UNIQUE, active boolean NOT NULL, age integer NOT NULL, created_at timestamptz NOT NULL);
    CREATE TABLE logs (id serial PRIMARY KEY, user_id integer NOT NULL REFERENCES users (id), level integer NOT NULL, message text NOT NULL, score float8 NOT NULL, created_at timestamptz NOT NULL)`);
  const columns = ['id', 'name', 'email', 'active', 'age', 'createdAt'].map((column) => people.map((person) => person[column]));
  await client.query(
    'INSERT INTO users SELECT * FROM unnest($1::int[], $2::text[], $3::text[], $4::bool[], $5::int[], $6::timestamptz[])',
    columns,
  );
  return {
    url,
    clear: () => client.query('TRUNCATE logs RESTART IDENTITY'),
    rows: async (table) => (await client.query(`SELECT * FROM ${table} ORDER BY id`)).rows,
    close: async () => {
      await client.end();
      await admin.query(`DROP DATABASE ${name} WITH (FORCE)`);
      await admin.end();
    },
  };
}

export async function byHand(url) {
  const pool = new pg.Pool({ connectionString: url, max: 1, idleTimeoutMillis: 0 });
  const rows = async (name, text, values) => (await pool.query({ name, text, values })).rows;
  const held = await rows('held', `SELECT ${USER} FROM users WHERE id <= 1000 ORDER BY id`, []);
  const operations = {
    get: async (id) => (await rows('get', `SELECT ${USER} FROM users WHERE id = $1`, [id]))[0],
    list: (from) => rows('list', `SELECT ${USER} FROM users WHERE id >= $1 ORDER BY id LIMIT 50`, [from]),
    values: (from) => rows('values', `SELECT ${USER} FROM users WHERE id >= $1 ORDER BY id LIMIT 1000`, [from]),
    insertOne: async ({ userId, level, message, score, createdAt }) =>
      (await rows('insert', `${INSERT} VALUES ($1, $2, $3, $4, $5) RETURNING id`, [userId, level, message, score, createdAt]))[0].id,
    insertMany: async (logs) => {
      const columns = [[], [], [], [], []];
      for (const { userId, level, message, score, createdAt } of logs) {
        columns[0].push(userId);
        columns[1].push(level);
        columns[2].push(message);
        columns[3].push(score);
        columns[4].push(createdAt.toISOString());
      }
      const source = 'SELECT * FROM unnest($1::int[], $2::int[], $3::text[], $4::float8[], $5::timestamptz[])';
      return (await rows('many', `${INSERT} ${source} RETURNING id`, columns)).map(({ id }) => id);
    },
    save: async (age) => {
      const user = held[age];
      user.age = age;
      const text = 'UPDATE users SET name = $1, email = $2, active = $3, age = $4, created_at = $5 WHERE id = $6';
      await rows('save', text, [user.name, user.email, user.active, user.age, user.createdAt, user.id]);
    },
    bulkUpdate: async (age) => {
      for (const user of held) user.age = age + (user.id % 10);
      const text = 'UPDATE users SET age = given.age FROM unnest($1::int[], $2::int[]) AS given (id, age) WHERE users.id = given.id';
      return (await pool.query({ name: 'bulk', text, values: [held.map(({ id }) => id), held.map((user) => user.age)] })).rowCount;
    },
  };
  return { operations, close: () => pool.end() };
}
