import { relations } from 'drizzle-orm';
import { boolean, doublePrecision, integer, pgTable, primaryKey, serial, text, timestamp } from 'drizzle-orm/pg-core';

const createdAt = () => timestamp('created_at', { withTimezone: true }).notNull();

export const users = pgTable('users', {
  id: serial('id').primaryKey(),
  name: text('name').notNull(),
  email: text('email').notNull(),
  active: boolean('active').notNull(),
  age: integer('age').notNull(),
  createdAt: createdAt(),
});
export const profiles = pgTable('profiles', {
  id: serial('id').primaryKey(),
  userId: integer('user_id').notNull(),
  bio: text('bio').notNull(),
  website: text('website'),
  location: text('location'),
});
export const posts = pgTable('posts', {
  id: serial('id').primaryKey(),
  authorId: integer('author_id').notNull(),
  title: text('title').notNull(),
  body: text('body').notNull(),
  views: integer('views').notNull(),
  published: boolean('published').notNull(),
  createdAt: createdAt(),
});
export const comments = pgTable('comments', {
  id: serial('id').primaryKey(),
  postId: integer('post_id').notNull(),
  authorId: integer('author_id').notNull(),
  body: text('body').notNull(),
  createdAt: createdAt(),
});
export const tags = pgTable('tags', { id: serial('id').primaryKey(), name: text('name').notNull() });
export const postTags = pgTable('post_tags', { postId: integer('post_id').notNull(), tagId: integer('tag_id').notNull() }, (table) => [
  primaryKey({ columns: [table.postId, table.tagId] }),
]);
export const logs = pgTable('logs', {
  id: serial('id').primaryKey(),
  userId: integer('user_id').notNull(),
  level: integer('level').notNull(),
  message: text('message').notNull(),
  score: doublePrecision('score').notNull(),
  createdAt: createdAt(),
});

export const postRelations = relations(posts, ({ one, many }) => ({
  author: one(users, { fields: [posts.authorId], references: [users.id] }),
  comments: many(comments),
  postTags: many(postTags),
}));
export const commentRelations = relations(comments, ({ one }) => ({
  post: one(posts, { fields: [comments.postId], references: [posts.id] }),
  author: one(users, { fields: [comments.authorId], references: [users.id] }),
}));
export const postTagRelations = relations(postTags, ({ one }) => ({
  post: one(posts, { fields: [postTags.postId], references: [posts.id] }),
  tag: one(tags, { fields: [postTags.tagId], references: [tags.id] }),
}));
