import { sql } from 'drizzle-orm';
import { connectDrizzle, queries, withAuthor, withTags } from './drizzle/queries.mjs';
import { connect } from './pg/connect.mjs';

const { placeholder } = sql;

/** Drizzle with every query built and prepared once by its user. What cannot be prepared is left out. */
export default async ({ url }) => {
  const pool = await connect(url);
  const query = queries(connectDrizzle(pool));
  const prepared = {
    findByKey: query.findByKey(placeholder('id')).prepare('user'),
    list: query.list(placeholder('since')).prepare('posts'),
    listWithAuthor: query.listWithAuthor(placeholder('since')).prepare('posts-author'),
    nested: query.nested(placeholder('from')).prepare('nested'),
    groupBy: query.groupBy(placeholder('from'), placeholder('to')).prepare('top'),
    relationFilter: query.relationFilter(placeholder('pattern'), placeholder('tag')).prepare('filter'),
    insertOne: query.insertOne(logPlaceholders).prepare('insert'),
    updateByKey: query.updateByKey(placeholder('id'), sql`${placeholder('location')}`).prepare('update'),
    readMany: query.readMany(placeholder('last')).prepare('comments'),
  };
  const operations = {
    findByKey: async (id) => (await prepared.findByKey.execute({ id }))[0],
    list: (since) => prepared.list.execute({ since }),
    listWithAuthor: async (since) => (await prepared.listWithAuthor.execute({ since })).map(withAuthor),
    nested: async (from) => withTags(await prepared.nested.execute({ from })),
    groupBy: (from, to) => prepared.groupBy.execute({ from, to }),
    relationFilter: (part, tag) => prepared.relationFilter.execute({ pattern: `%${part}%`, tag }),
    insertOne: async (log) => ({ ...(await prepared.insertOne.execute(log))[0], ...log }),
    updateByKey: async (id, location) => (await prepared.updateByKey.execute({ id, location })).rowCount,
    readMany: (last) => prepared.readMany.execute({ last }),
  };
  return { operations, close: () => pool.end() };
};

const logPlaceholders = Object.fromEntries(['userId', 'level', 'message', 'score', 'createdAt'].map((name) => [name, placeholder(name)]));
