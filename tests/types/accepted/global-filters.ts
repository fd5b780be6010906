import { addGlobalFilter, addQueryHook, Q } from 'dunder';
import { Author, Comment, Post } from '../sample/index.js';

declare function currentAuthor(): Author | number;

const remove: () => void = addGlobalFilter(Post.objects, 'tenant', () => ({ author: currentAuthor() }));
addGlobalFilter(Comment.objects, 'deep', () => ({ post__author__name__startswith: 'A', post__id__in: [1, 2] }));
addGlobalFilter(Author.objects, 'all', () => true);
addGlobalFilter(Author.objects, 'q', () => Q({ name: 'Ann' }).or({ posts__title: 'x' }));
addGlobalFilter(Author.objects, 'some', () => (Math.random() < 0.5 ? true : { name: 'Ann' }));

const posts: Promise<readonly { readonly title: string; readonly author: { readonly name: string } }[]> = Promise.resolve(
  Post.objects.withoutFilter('tenant', 'deep').selectRelated('author').unfiltered(),
);
addQueryHook(async (query, run) => {
  const text: string = `${query.model} ${query.operation} ${query.using} ${query.toSql().sql}`;
  await run();
  return void text;
});
remove();
void posts;
