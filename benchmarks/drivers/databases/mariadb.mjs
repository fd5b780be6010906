import mysql from 'mysql2/promise';
import { people } from '../workloads.mjs';

const server = process.env.BENCH_MARIADB_URL ?? 'mysql://root@127.0.0.1:3306/';
const USER = 'id, name, email, active, age, created_at AS createdAt';
const INSERT = 'INSERT INTO logs (user_id, level, message, score, created_at)';

export const driver = 'mysql2, execute()';

/** A database for one contender. */
export async function open(contender) {
  const name = `dunder_bench_drivers_${contender}`;
  const url = Object.assign(new URL(server), { pathname: `/${name}` }).href;
  const admin = await mysql.createConnection({ uri: server, multipleStatements: true, timezone: 'Z' });
  await admin.query(`DROP DATABASE IF EXISTS ${name}; CREATE DATABASE ${name}; USE ${name};
    CREATE TABLE users (id integer AUTO_INCREMENT PRIMARY KEY, name longtext NOT NULL, email varchar(200) NOT NULL UNIQUE, active bool NOT NULL, age integer NOT NULL, created_at datetime(6) NOT NULL);
    CREATE TABLE logs (id integer AUTO_INCREMENT PRIMARY KEY, user_id integer NOT NULL, level integer NOT NULL, message longtext NOT NULL, score double NOT NULL, created_at datetime(6) NOT NULL, FOREIGN KEY (user_id) REFERENCES users (id))`);
  await admin.query('INSERT INTO users VALUES ?', [
    people.map(({ id, name, email, active, age, createdAt }) => [id, name, email, active, age, createdAt]),
  ]);
  return {
    url,
    clear: () => admin.query('TRUNCATE logs'),
    rows: async (table) => (await admin.query(`SELECT * FROM ${table} ORDER BY id`))[0],
    close: async () => {
      await admin.query(`DROP DATABASE ${name}`);
      await admin.end();
    },
  };
}

export async function byHand(url) {
  const pool = mysql.createPool({ uri: url, connectionLimit: 1, timezone: 'Z' });
  const rows = async (text, values) => (await pool.execute(text, values))[0];
  const users = async (text, values) => (await rows(text, values)).map(read);
  const held = await users(`SELECT ${USER} FROM users WHERE id <= 1000 ORDER BY id`, []);
  const tuples = Array(1_000).fill('(?, ?, ?, ?, ?)').join(', ');
  const operations = {
    get: async (id) => (await users(`SELECT ${USER} FROM users WHERE id = ?`, [id]))[0],
    list: (from) => users(`SELECT ${USER} FROM users WHERE id >= ? ORDER BY id LIMIT 50`, [from]),
    values: (from) => users(`SELECT ${USER} FROM users WHERE id >= ? ORDER BY id LIMIT 1000`, [from]),
    insertOne: async (log) => (await rows(`${INSERT} VALUES (?, ?, ?, ?, ?) RETURNING id`, columns(log)))[0].id,
    insertMany: async (logs) => (await rows(`${INSERT} VALUES ${tuples} RETURNING id`, logs.flatMap(columns))).map(({ id }) => id),
    save: async (age) => {
      const user = held[age];
      user.age = age;
      const text = 'UPDATE users SET name = ?, email = ?, active = ?, age = ?, created_at = ? WHERE id = ?';
      await rows(text, [user.name, user.email, user.active, user.age, user.createdAt, user.id]);
    },
    bulkUpdate: async (age) => {
      for (const user of held) user.age = age + (user.id % 10);
      const given = "JSON_TABLE(?, '$[*]' COLUMNS (id integer PATH '$[0]', age integer PATH '$[1]')) AS given";
      const text = `UPDATE users JOIN ${given} ON users.id = given.id SET users.age = given.age`;
      const header = await rows(text, [JSON.stringify(held.map((user) => [user.id, user.age]))]);
      return Number(/matched: (\d+)/.exec(header.info)[1]);
    },
  };
  return { operations, close: () => pool.end() };
}

function read(row) {
  row.active = row.active === 1;
  return row;
}

const columns = ({ userId, level, message, score, createdAt }) => [userId, level, message, score, createdAt];
