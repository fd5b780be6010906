import { Kysely, PostgresDialect } from 'kysely';
import { jsonArrayFrom, jsonObjectFrom } from 'kysely/helpers/postgres';
import Cursor from 'pg-cursor';
import { connect } from './pg/connect.mjs';

const USER = ['users.id', 'users.name', 'users.email', 'users.active', 'users.age', 'users.created_at as createdAt'];
const POST = [
  'posts.id',
  'posts.author_id as authorId',
  'posts.title',
  'posts.body',
  'posts.views',
  'posts.published',
  'posts.created_at as createdAt',
];
const COMMENT = [
  'comments.id',
  'comments.post_id as postId',
  'comments.author_id as authorId',
  'comments.body',
  'comments.created_at as createdAt',
];
const AUTHOR = [
  'users.id as a_id',
  'users.name as a_name',
  'users.email as a_email',
  'users.active as a_active',
  'users.age as a_age',
  'users.created_at as a_created',
];

/** Kysely as its documentation shows it: joins are mapped by hand, nesting is by its JSON helpers. */
export default async ({ url }) => {
  const pool = await connect(url);
  const db = new Kysely({ dialect: new PostgresDialect({ pool, cursor: Cursor }) });
  const operations = {
    findByKey: (id) => db.selectFrom('users').select(USER).where('id', '=', id).executeTakeFirst(),
    list: (since) => db.selectFrom('posts').select(POST).where('created_at', '>=', since).orderBy('created_at').limit(50).execute(),
    listWithAuthor: async (since) => {
      const query = db
        .selectFrom('posts')
        .innerJoin('users', 'users.id', 'posts.author_id')
        .select([...POST, ...AUTHOR]);
      return (await query.where('posts.created_at', '>=', since).orderBy('posts.created_at').limit(50).execute()).map(postWithAuthor);
    },
    nested: async (from) => revive(await nestedQuery(db).where('posts.id', '>=', from).orderBy('posts.id').limit(50).execute()),
    lazyLoop: async (from) => {
      const authors = [];
      const posts = await db.selectFrom('posts').select(POST).where('id', '>=', from).orderBy('id').limit(100).execute();
      for (const { authorId } of posts) authors.push(await operations.findByKey(authorId));
      return authors;
    },
    groupBy: (from, to) =>
      db
        .selectFrom('posts')
        .leftJoin('comments', 'comments.post_id', 'posts.id')
        .select(['posts.id', 'posts.title', (eb) => eb.fn.count('comments.id').as('commentCount')])
        .where('posts.id', '>=', from)
        .where('posts.id', '<=', to)
        .groupBy('posts.id')
        .orderBy('commentCount', 'desc')
        .orderBy('posts.id')
        .limit(50)
        .execute(),
    relationFilter: (part, tag) =>
      db
        .selectFrom('posts')
        .innerJoin('users', 'users.id', 'posts.author_id')
        .innerJoin('post_tags', 'post_tags.post_id', 'posts.id')
        .innerJoin('tags', 'tags.id', 'post_tags.tag_id')
        .select(POST)
        .distinct()
        .where('users.name', 'ilike', `%${part}%`)
        .where('tags.name', '=', tag)
        .orderBy('posts.id')
        .limit(50)
        .execute(),
    insertOne: async (log) => {
      const { id } = await db.insertInto('logs').values(columnsOf(log)).returning('id').executeTakeFirstOrThrow();
      return { id, ...log };
    },
    insertMany: async (logs) => (await db.insertInto('logs').values(logs.map(columnsOf)).returning('id').execute()).map(({ id }) => id),
    updateByKey: async (id, location) => (await updateProfile(db, id, location)).numUpdatedRows,
    readMany: (last) => db.selectFrom('comments').select(COMMENT).where('id', '<=', last).orderBy('id').execute(),
    streamMany: async (last) => {
      let sum = 0;
      for await (const row of db.selectFrom('comments').select(COMMENT).where('id', '<=', last).orderBy('id').stream(1_000)) sum += row.id;
      return sum;
    },
    transaction: (id, location) =>
      db.transaction().execute(async (tx) => {
        const columns = ['id', 'user_id as userId', 'bio', 'website', 'location'];
        const profile = await tx.selectFrom('profiles').select(columns).where('id', '=', id).forUpdate().executeTakeFirst();
        await updateProfile(tx, id, location);
        return profile.bio;
      }),
  };
  return { operations, close: () => db.destroy() };
};

function nestedQuery(db) {
  return db
    .selectFrom('posts')
    .select(POST)
    .select((eb) => [
      jsonObjectFrom(eb.selectFrom('users').select(USER).whereRef('users.id', '=', 'posts.author_id')).as('author'),
      jsonArrayFrom(
        eb
          .selectFrom('comments')
          .select(COMMENT)
          .select((inner) =>
            jsonObjectFrom(inner.selectFrom('users').select(USER).whereRef('users.id', '=', 'comments.author_id')).as('author'),
          )
          .whereRef('comments.post_id', '=', 'posts.id')
          .orderBy('comments.id'),
      ).as('comments'),
      jsonArrayFrom(
        eb
          .selectFrom('post_tags')
          .innerJoin('tags', 'tags.id', 'post_tags.tag_id')
          .select(['tags.id', 'tags.name'])
          .whereRef('post_tags.post_id', '=', 'posts.id'),
      ).as('tags'),
    ]);
}

/** JSON has no dates: its texts become the Dates that the others return. */
function revive(posts) {
  for (const post of posts) {
    post.author.createdAt = new Date(post.author.createdAt);
    for (const comment of post.comments) {
      comment.createdAt = new Date(comment.createdAt);
      comment.author.createdAt = new Date(comment.author.createdAt);
    }
  }
  return posts;
}

function postWithAuthor(row) {
  const { id, authorId, title, body, views, published, createdAt } = row;
  const author = { id: row.a_id, name: row.a_name, email: row.a_email, active: row.a_active, age: row.a_age, createdAt: row.a_created };
  return { id, authorId, title, body, views, published, createdAt, author };
}

function columnsOf({ userId, level, message, score, createdAt }) {
  return { user_id: userId, level, message, score, created_at: createdAt };
}

function updateProfile(db, id, location) {
  return db.updateTable('profiles').set({ location }).where('id', '=', id).executeTakeFirst();
}
