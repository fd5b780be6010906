import { Count, F, Lower, Sum } from 'dunder';
import { Author, Post, Tag } from '../../generated/index.js';

const posts = Post.objects.orderBy().only('title');
const both = posts.filter({ title: 'A' }).union(posts.filter({ views: 1 }));
const authors = Author.objects.orderBy();
const names = (querySet: typeof authors) => querySet.values('name');

/** QuerySets put together: by their conditions, or as whole queries. */
export const COMBINED = {
  or: () => names(authors.filter({ name: 'A' }).or(authors.filter({ age: 3 }))),
  'or of two joins shares one': () => names(authors.filter({ posts__title: 'A' }).or(authors.filter({ posts__views: 1 }))),
  'or of chained joins': () =>
    names(
      authors
        .filter({ posts__title: 'A' })
        .filter({ posts__title: 'B' })
        .or(authors.filter({ name: 'C' })),
    ),
  'or with chained joins on the right': () =>
    names(authors.filter({ posts__title: 'C' }).or(authors.filter({ posts__title: 'A' }).filter({ posts__title: 'B' }))),
  'what both have in common stands once': () => {
    const adults = authors.filter({ age__gt: 17 });
    return names(adults.filter({ name: 'A' }).or(adults.filter({ name: 'B' })));
  },
  'an aggregate of the right alone': () =>
    names(authors.filter({ name: 'A' }).or(authors.annotate({ n: Count('posts') }).filter({ n__gt: 1 }))),
  xor: () => names(authors.filter({ name: 'A' }).xor(authors.filter({ posts__views: 1 }))),
  and: () => names(authors.filter({ posts__title: 'A' }).and(authors.filter({ posts__title: 'B' }).orderBy('-name'))),
  union: () => both,
  'union, filtered': () => both.filter({ views__gt: 3 }).exclude({ rating: 1 }),
  'union, selected': () => both.values('title', 'author'),
  'union, with related rows': () => both.only('title', 'author__name').selectRelated('author'),
  'union, ordered by a column': () => both.orderBy('-title', 'pk').slice(0, 3),
  'union, ordered by an expression': () => both.orderBy(Lower('title'), F('title').desc({ nullsLast: true })),
  'union, its dates': () => both.only('publishedAt').dates('publishedAt', 'year'),
  'difference, filtered': () => posts.difference(posts.filter({ title: 'A' })).filter({ tags__name: 'red' }),
  'union with nothing': () =>
    Tag.objects
      .none()
      .union(Tag.objects.filter({ name: 'red' }))
      .orderBy('name'),
  'union of slices, filtered': () => {
    const made: unknown = posts.slice(0, 2).union(both).filter({ title: 'A' });
    return made as typeof both;
  },
  'union, grouped': () =>
    Post.objects
      .values('author')
      .annotate({ s: Sum('views') })
      .union(Post.objects.values('id', 'views')),
};
