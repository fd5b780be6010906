import { and, asc, between, count, desc, eq, gte, ilike, lte } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/node-postgres';
import * as schema from './schema.mjs';

const { users, profiles, posts, comments, tags, postTags, logs } = schema;

export const connectDrizzle = (pool) => drizzle(pool, { schema });

/** Drizzle's builders; an argument is a value or a placeholder of a prepared query. */
export const queries = (db) => ({
  findByKey: (id) => db.select().from(users).where(eq(users.id, id)),
  list: (since) => db.select().from(posts).where(gte(posts.createdAt, since)).orderBy(posts.createdAt).limit(50),
  listWithAuthor: (since) =>
    db
      .select({ post: posts, author: users })
      .from(posts)
      .innerJoin(users, eq(users.id, posts.authorId))
      .where(gte(posts.createdAt, since))
      .orderBy(posts.createdAt)
      .limit(50),
  nested: (from) =>
    db.query.posts.findMany({
      where: gte(posts.id, from),
      orderBy: asc(posts.id),
      limit: 50,
      with: {
        author: true,
        comments: { with: { author: true }, orderBy: asc(comments.id) },
        postTags: { columns: {}, with: { tag: true } },
      },
    }),
  hundredPosts: (from) => db.select().from(posts).where(gte(posts.id, from)).orderBy(posts.id).limit(100),
  groupBy: (from, to) =>
    db
      .select({ id: posts.id, title: posts.title, commentCount: count(comments.id) })
      .from(posts)
      .leftJoin(comments, eq(comments.postId, posts.id))
      .where(between(posts.id, from, to))
      .groupBy(posts.id)
      .orderBy(desc(count(comments.id)), asc(posts.id))
      .limit(50),
  relationFilter: (pattern, tag) =>
    db
      .selectDistinct(columnsOfPost)
      .from(posts)
      .innerJoin(users, eq(users.id, posts.authorId))
      .innerJoin(postTags, eq(postTags.postId, posts.id))
      .innerJoin(tags, eq(tags.id, postTags.tagId))
      .where(and(ilike(users.name, pattern), eq(tags.name, tag)))
      .orderBy(posts.id)
      .limit(50),
  insertOne: (log) => db.insert(logs).values(log).returning({ id: logs.id }),
  updateByKey: (id, location) => db.update(profiles).set({ location }).where(eq(profiles.id, id)),
  readMany: (last) => db.select().from(comments).where(lte(comments.id, last)).orderBy(comments.id),
});

const columnsOfPost = {
  id: posts.id,
  authorId: posts.authorId,
  title: posts.title,
  body: posts.body,
  views: posts.views,
  published: posts.published,
  createdAt: posts.createdAt,
};

/** What Drizzle returns in its own shape, in the shape of the others. */
export const withAuthor = ({ post, author }) => ({ ...post, author });
export const withTags = (posts) => posts.map(({ postTags: links, ...post }) => ({ ...post, tags: links.map(({ tag }) => tag) }));
