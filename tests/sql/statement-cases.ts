import { Count, Prefetch, RowNumber, Window } from 'dunder';
import { Author, Comment, Note, Post, Tag } from '../../generated/index.js';

const posts = Post.objects.only('title').orderBy('id').prefetchStrategy('statement');
const authors = Author.objects.only('name').orderBy('id').prefetchStrategy('statement');
const comments = Comment.objects.only('body').orderBy('-id');
const tags = Tag.objects.only('name').orderBy('name');

/** Relations that come in the statement of their parents. */
export const STATEMENTS = {
  'the reverse of a foreign key': () => posts.prefetchRelated(Prefetch('comments', comments)),
  'many-to-many': () => posts.prefetchRelated(Prefetch('tags', tags)),
  'a foreign key': () => posts.only('author').prefetchRelated(Prefetch('author', Author.objects.only('name'))),
  'the reverse of a one-to-one': () => authors.prefetchRelated('detail'),
  'two levels': () =>
    authors.prefetchRelated(Prefetch('posts', Post.objects.only('title').orderBy('id').prefetchRelated(Prefetch('comments', comments)))),
  'levels by a path': () => authors.prefetchRelated(Prefetch('posts', Post.objects.only('title')), 'posts__tags'),
  'values in two levels': () =>
    posts.filter({ title: 'a' }).prefetchRelated(Prefetch('comments', comments.filter({ body: 'b', author__name: 'c' }))),
  'a slice for each parent': () => posts.prefetchRelated(Prefetch('comments', comments.slice(0, 3), { toAttr: 'latest' })),
  'a slice without an order': () => posts.prefetchRelated(Prefetch('comments', Comment.objects.only('body').orderBy().slice(0, 2))),
  'a slice from the second on': () => posts.prefetchRelated(Prefetch('comments', comments.slice(1, 3))),
  'a join inside': () =>
    posts.prefetchRelated(
      Prefetch('comments', Comment.objects.selectRelated('author').only('body', 'author__name').orderBy('author__name')),
    ),
  'an aggregate inside': () => posts.prefetchRelated(Prefetch('tags', tags.annotate({ uses: Count('posts') }).orderBy('-uses'))),
  'an aggregate outside': () => posts.annotate({ n: Count('comments') }).prefetchRelated(Prefetch('tags', tags)),
  'equal rows once': () => posts.prefetchRelated(Prefetch('tags', tags.filter({ posts__views__gt: 3 }).distinct())),
  'a generic relation': () => posts.prefetchRelated(Prefetch('notes', Note.objects.only('text'))),
  'a lock on the parents': () => posts.selectForUpdate().prefetchRelated(Prefetch('tags', tags)),
  'a generic foreign key takes its own queries': () => Note.objects.only('text').prefetchRelated('subject').prefetchStrategy('statement'),
  'a window takes its own query': () =>
    posts.prefetchRelated(Prefetch('comments', comments.annotate({ place: Window(RowNumber(), { orderBy: 'id' }) }))),
  'what a join loads is not loaded again': () =>
    Comment.objects.only('body', 'post').selectRelated('post').prefetchRelated('post').prefetchStrategy('statement'),
  'distinct parents take their own queries': () => posts.distinct().prefetchRelated('tags'),
  'by queries': () => posts.prefetchStrategy('queries').prefetchRelated('tags'),
};
