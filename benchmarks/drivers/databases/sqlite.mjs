import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'libsql';
import { people } from '../workloads.mjs';

const USER = 'id, name, email, active, age, created_at AS "createdAt"';
const INSERT = 'INSERT INTO logs (user_id, level, message, score, created_at)';

export const driver = 'libsql, statements prepared once';

/** A file for one contender. */
export async function open() {
  const folder = mkdtempSync(join(tmpdir(), 'dunder-bench-'));
  const path = join(folder, 'bench.db');
  const database = connect(path);
  database.exec(`
    CREATE TABLE users (id integer PRIMARY KEY AUTOINCREMENT, name text NOT NULL, email text NOT NULL UNIQUE, active bool NOT NULL, age integer NOT NULL, created_at datetime NOT NULL);
    CREATE TABLE logs (id integer PRIMARY KEY AUTOINCREMENT, user_id integer NOT NULL REFERENCES users (id), level integer NOT NULL, message text NOT NULL, score real NOT NULL, created_at datetime NOT NULL);
    BEGIN`);
  const insert = database.prepare('INSERT INTO users VALUES (?, ?, ?, ?, ?, ?)');
  for (const { id, name, email, active, age, createdAt } of people) insert.run([id, name, email, Number(active), age, moment(createdAt)]);
  database.exec('COMMIT');
  return {
    url: `sqlite:${path}`,
    clear: async () => database.exec("DELETE FROM logs; DELETE FROM sqlite_sequence WHERE name = 'logs'"),
    rows: async (table) => database.prepare(`SELECT * FROM ${table} ORDER BY id`).all([]),
    close: async () => {
      database.close();
      rmSync(folder, { recursive: true });
    },
  };
}

export async function byHand(url) {
  const database = connect(url.slice('sqlite:'.length));
  const get = database.prepare(`SELECT ${USER} FROM users WHERE id = ?`);
  const list = database.prepare(`SELECT ${USER} FROM users WHERE id >= ? ORDER BY id LIMIT 50`);
  const values = database.prepare(`SELECT ${USER} FROM users WHERE id >= ? ORDER BY id LIMIT 1000`);
  const insertOne = database.prepare(`${INSERT} VALUES (?, ?, ?, ?, ?)`);
  const insertMany = database.prepare(`${INSERT} VALUES ${Array(1_000).fill('(?, ?, ?, ?, ?)').join(', ')} RETURNING id`).raw(true);
  const save = database.prepare('UPDATE users SET name = ?, email = ?, active = ?, age = ?, created_at = ? WHERE id = ?');
  const setAge = database.prepare('UPDATE users SET age = ? WHERE id = ?');
  const held = database.prepare(`SELECT ${USER} FROM users WHERE id <= 1000 ORDER BY id`).all([]).map(read);
  const operations = {
    get: async (id) => read(get.get([id])),
    list: async (from) => list.all([from]).map(read),
    values: async (from) => values.all([from]).map(read),
    insertOne: async (log) => insertOne.run(columns(log)).lastInsertRowid,
    insertMany: async (logs) => insertMany.all(logs.flatMap(columns)).map((row) => row[0]),
    save: async (age) => {
      const user = held[age];
      user.age = age;
      save.run([user.name, user.email, Number(user.active), user.age, moment(user.createdAt), user.id]);
    },
    bulkUpdate: async (age) => {
      for (const user of held) user.age = age + (user.id % 10);
      let count = 0;
      database.exec('BEGIN IMMEDIATE');
      for (const user of held) count += setAge.run([user.age, user.id]).changes;
      database.exec('COMMIT');
      return count;
    },
  };
  return { operations, close: async () => database.close() };
}

function connect(path) {
  const database = new Database(path);
  for (const pragma of ['busy_timeout = 5000', 'journal_mode = WAL', 'synchronous = NORMAL', 'foreign_keys = ON'])
    database.exec(`PRAGMA ${pragma}`);
  return database;
}

function read(row) {
  row.active = row.active === 1;
  row.createdAt = new Date(`${row.createdAt.replace(' ', 'T')}Z`);
  return row;
}

const columns = ({ userId, level, message, score, createdAt }) => [userId, level, message, score, moment(createdAt)];

/** `2021-01-01 00:00:00`, with six more digits only when they are not all zero: as dunder and Django keep it. */
function moment(date) {
  const text = `${date.toISOString().slice(0, 10)} ${date.toISOString().slice(11, -1)}`;
  return text.endsWith('.000') ? text.slice(0, 19) : `${text}000`;
}
