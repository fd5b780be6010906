import { eq } from 'drizzle-orm';
import { connectDrizzle, queries, withAuthor, withTags } from './drizzle/queries.mjs';
import { logs, profiles } from './drizzle/schema.mjs';
import { connect } from './pg/connect.mjs';

/** Drizzle as it is written in a program: each call builds its query. */
export default async ({ url }) => {
  const pool = await connect(url);
  const db = connectDrizzle(pool);
  const query = queries(db);
  const operations = {
    findByKey: async (id) => (await query.findByKey(id))[0],
    list: (since) => query.list(since),
    listWithAuthor: async (since) => (await query.listWithAuthor(since)).map(withAuthor),
    nested: async (from) => withTags(await query.nested(from)),
    lazyLoop: async (from) => {
      const authors = [];
      for (const post of await query.hundredPosts(from)) authors.push((await query.findByKey(post.authorId))[0]);
      return authors;
    },
    groupBy: (from, to) => query.groupBy(from, to),
    relationFilter: (part, tag) => query.relationFilter(`%${part}%`, tag),
    insertOne: async (log) => ({ ...(await query.insertOne(log))[0], ...log }),
    insertMany: async (rows) => (await db.insert(logs).values(rows).returning({ id: logs.id })).map(({ id }) => id),
    updateByKey: async (id, location) => (await query.updateByKey(id, location)).rowCount,
    readMany: (last) => query.readMany(last),
    transaction: (id, location) =>
      db.transaction(async (tx) => {
        const [profile] = await tx.select().from(profiles).where(eq(profiles.id, id)).for('update');
        await tx.update(profiles).set({ location }).where(eq(profiles.id, id));
        return profile.bio;
      }),
  };
  return { operations, close: () => pool.end() };
};
