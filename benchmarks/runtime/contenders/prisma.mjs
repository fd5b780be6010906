import { PrismaPg } from '@prisma/adapter-pg';
import { PrismaClient } from './prisma/generated/client.mjs';

/** Prisma as its documentation shows it. It has no row lock of its own: that statement is raw SQL. */
export default async ({ url }) => {
  const db = new PrismaClient({ adapter: new PrismaPg({ connectionString: url, max: 1, idleTimeoutMillis: 0 }) });
  await db.$connect();
  await db.$queryRaw`SELECT 1`;
  const operations = {
    findByKey: (id) => db.user.findUnique({ where: { id } }),
    list: (since) => db.post.findMany({ where: { createdAt: { gte: since } }, orderBy: { createdAt: 'asc' }, take: 50 }),
    listWithAuthor: (since) =>
      db.post.findMany({ where: { createdAt: { gte: since } }, orderBy: { createdAt: 'asc' }, take: 50, include: { author: true } }),
    nested: async (from) => {
      const posts = await db.post.findMany({
        where: { id: { gte: from } },
        orderBy: { id: 'asc' },
        take: 50,
        include: { author: true, comments: { include: { author: true }, orderBy: { id: 'asc' } }, tags: { select: { tag: true } } },
      });
      return posts.map((post) => ({ ...post, tags: post.tags.map(({ tag }) => tag) }));
    },
    lazyLoop: async (from) => {
      const authors = [];
      const posts = await db.post.findMany({ where: { id: { gte: from } }, orderBy: { id: 'asc' }, take: 100 });
      for (const { authorId } of posts) authors.push(await db.user.findUnique({ where: { id: authorId } }));
      return authors;
    },
    groupBy: async (from, to) => {
      const rows = await db.post.findMany({
        where: { id: { gte: from, lte: to } },
        select: { id: true, title: true, _count: { select: { comments: true } } },
        orderBy: [{ comments: { _count: 'desc' } }, { id: 'asc' }],
        take: 50,
      });
      return rows.map(({ id, title, _count }) => ({ id, title, commentCount: _count.comments }));
    },
    relationFilter: (part, tag) =>
      db.post.findMany({
        where: { author: { name: { contains: part, mode: 'insensitive' } }, tags: { some: { tag: { name: tag } } } },
        orderBy: { id: 'asc' },
        take: 50,
      }),
    insertOne: async (data) => ({ ...data, ...(await db.log.create({ data, select: { id: true } })) }),
    insertMany: async (data) => (await db.log.createManyAndReturn({ data, select: { id: true } })).map(({ id }) => id),
    updateByKey: async (id, location) => (await db.profile.updateMany({ where: { id }, data: { location } })).count,
    readMany: (last) => db.comment.findMany({ where: { id: { lte: last } }, orderBy: { id: 'asc' } }),
    transaction: (id, location) =>
      db.$transaction(async (tx) => {
        const [profile] =
          await tx.$queryRaw`SELECT id, user_id AS "userId", bio, website, location FROM profiles WHERE id = ${id} FOR UPDATE`;
        await tx.profile.updateMany({ where: { id }, data: { location } });
        return profile.bio;
      }),
  };
  return { operations, close: () => db.$disconnect() };
};
