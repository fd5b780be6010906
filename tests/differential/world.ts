import { Author, Comment, Post, PostTag, Tag } from '../../generated/index.js';

/** A row as the evaluator sees it: plain values under the names of attributes. */
export type Row = Readonly<Record<string, string | number | boolean | null>>;
export type ModelName = 'Author' | 'Comment' | 'Post' | 'Tag';

export interface RelationFact {
  readonly to: ModelName;
  readonly many: boolean;
  /** The related rows of a row. */
  readonly rows: (row: Row) => readonly Row[];
}

const author = (id: number, name: string, age: number | null, mentorId: number | null, isStaff = false): Row => ({ id, name, age, mentorId, isStaff }); // prettier-ignore
const post = (id: number, authorId: number, editorId: number | null, title: string, views: number, rating: number | null): Row => ({ id, authorId, editorId, title, views, rating }); // prettier-ignore
const comment = (id: number, postId: number, authorId: number | null, body: string, approved: boolean, replyToId: number | null): Row => ({ id, postId, authorId, body, approved, replyToId }); // prettier-ignore
const tag = (id: number, name: string, parentId: number | null): Row => ({ id, name, parentId });

/** Few rows with many coincidences: absent relations, NULLs, equal values, rows without any related row. */
export const WORLD = {
  Author: [
    author(1, 'Ann', 30, null, true),
    author(2, 'Bob', null, 1),
    author(3, 'Cid', 30, 1),
    author(4, 'Dan', 7, 2),
    author(5, 'Eve', null, null, true),
  ],
  Post: [
    post(1, 1, 2, 'red', 0, null),
    post(2, 1, null, 'blue', 5, 2.5),
    post(3, 2, 2, 'red fox', 5, 4),
    post(4, 3, 1, 'a_b%', 9, null),
    post(5, 3, null, 'blue', 1, 2.5),
    post(6, 3, 4, 'Red', 30, 1),
  ],
  Comment: [
    comment(1, 1, 2, 'x', true, null),
    comment(2, 1, null, 'y', false, 1),
    comment(3, 1, 3, 'x', true, 1),
    comment(4, 3, 2, 'z', false, null),
    comment(5, 4, null, 'x', true, 4),
    comment(6, 6, 1, 'y', true, null),
    comment(7, 6, 4, 'red', false, 6),
  ],
  Tag: [tag(1, 'red', null), tag(2, 'blue', 1), tag(3, 'green', 1), tag(4, 'none', 3)],
} as const satisfies Record<ModelName, readonly Row[]>;

const POST_TAGS: readonly (readonly [post: number, tag: number])[] = [
  [1, 1],
  [1, 2],
  [2, 2],
  [3, 1],
  [3, 2],
  [3, 3],
  [6, 3],
];

const one = (model: ModelName, key: string): RelationFact => ({ to: model, many: false, rows: (row) => (WORLD[model] as readonly Row[]).filter(({ id }) => id === row[key]) }); // prettier-ignore
const many = (model: ModelName, key: string): RelationFact => ({ to: model, many: true, rows: (row) => (WORLD[model] as readonly Row[]).filter((other) => other[key] === row['id']) }); // prettier-ignore

export const RELATIONS: Readonly<Record<ModelName, Readonly<Record<string, RelationFact>>>> = {
  Author: {
    mentor: one('Author', 'mentorId'),
    mentees: many('Author', 'mentorId'),
    posts: many('Post', 'authorId'),
    editedPosts: many('Post', 'editorId'),
    comments: many('Comment', 'authorId'),
  },
  Post: {
    author: one('Author', 'authorId'),
    editor: one('Author', 'editorId'),
    comments: many('Comment', 'postId'),
    tags: {
      to: 'Tag',
      many: true,
      rows: (row) => WORLD.Tag.filter(({ id }) => POST_TAGS.some(([of, to]) => of === row['id'] && to === id)),
    },
  },
  Comment: {
    post: one('Post', 'postId'),
    author: one('Author', 'authorId'),
    replyTo: one('Comment', 'replyToId'),
    replies: many('Comment', 'replyToId'),
  },
  Tag: {
    parent: one('Tag', 'parentId'),
    children: many('Tag', 'parentId'),
    posts: {
      to: 'Post',
      many: true,
      rows: (row) => WORLD.Post.filter(({ id }) => POST_TAGS.some(([of, to]) => of === id && to === row['id'])),
    },
  },
};

export type FieldKind = 'boolean' | 'number' | 'text';

export const FIELDS: Readonly<Record<ModelName, Readonly<Record<string, FieldKind>>>> = {
  Author: { id: 'number', name: 'text', age: 'number', isStaff: 'boolean' },
  Post: { id: 'number', title: 'text', views: 'number', rating: 'number' },
  Comment: { id: 'number', body: 'text', approved: 'boolean' },
  Tag: { id: 'number', name: 'text' },
};

/** Puts the world into the database. */
export async function fillWorld(): Promise<void> {
  await Author.objects.bulkCreate(WORLD.Author.map((row) => new Author({ ...row, email: `${String(row['name'])}@example.com` } as never)));
  await Post.objects.bulkCreate(WORLD.Post.map((row) => new Post({ ...row, slug: `s${String(row['id'])}` } as never)));
  await Comment.objects.bulkCreate(WORLD.Comment.map((row) => new Comment(row as never)));
  await Tag.objects.bulkCreate(WORLD.Tag.map((row) => new Tag({ ...row, slug: row['name'] } as never)));
  await PostTag.objects.bulkCreate(POST_TAGS.map(([postId, tagId]) => new PostTag({ postId, tagId } as never)));
}
