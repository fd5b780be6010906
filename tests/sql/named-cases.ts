import { Count, F, FilteredRelation, OuterRef, Exists, Q } from 'dunder';
import { Author, Comment, Post } from '../../generated/index.js';

const posts = Post.objects.orderBy();
const authors = Author.objects.orderBy();
const approved = posts.annotate({ good: FilteredRelation('comments', { condition: Q({ comments__approved: true }) }) });
const popular = authors.annotate({ popular: FilteredRelation('posts', { condition: Q({ posts__views__gt: 9 }) }) });

/** What a query gives a name to: filtered relations. */
export const FILTERED_RELATIONS = {
  'not used, not joined': () => approved.values('id'),
  'a column': () => approved.values('id', 'good__body'),
  'a filter needs its row': () => approved.filter({ good__body: 'a' }).values('id'),
  'no row': () => approved.filter({ good__isnull: true }).values('id'),
  'its key': () => approved.filter({ good: 3 }).values('id', 'good'),
  'counted and filtered: one join': () =>
    approved
      .annotate({ n: Count('good') })
      .filter({ good__body__contains: 'x' })
      .values('id', 'n'),
  'over a many-to-many': () =>
    posts.annotate({ loud: FilteredRelation('tags', { condition: Q({ tags__name__startswith: 'r' }) }) }).values('id', 'loud__name'),
  'over a many-to-many that is needed': () =>
    posts
      .annotate({ loud: FilteredRelation('tags', { condition: Q({ tags__name__startswith: 'r' }) }) })
      .filter({ loud__isnull: false })
      .values('id'),
  'forward, to one row': () =>
    posts
      .annotate({ staff: FilteredRelation('author', { condition: Q({ author__isStaff: true }) }) })
      .filter(Q({ staff__name: 'Ann' }).not())
      .values('id', 'staff__name'),
  'over two hops, with a column of the first': () =>
    authors
      .annotate({ said: FilteredRelation('posts__comments', { condition: Q({ posts__views__gt: 9, posts__comments__approved: true }) }) })
      .values('id', 'said__body'),
  'beside a column of the model': () =>
    posts
      .annotate({ own: FilteredRelation('comments', { condition: Q({ comments__author: F('author') }) }) })
      .filter({ own__isnull: false })
      .values('id'),
  'of a filtered relation': () =>
    popular
      .annotate({ said: FilteredRelation('popular__comments', { condition: Q({ popular__comments__approved: true }) }) })
      .values('id', 'popular__title', 'said__body'),
  'a subquery in the condition': () =>
    posts
      .annotate({
        answered: FilteredRelation('comments', { condition: Exists(Author.objects.filter({ id: OuterRef('comments__author') })) }),
      })
      .values('id', 'answered__body'),
  'negated over many rows': () => popular.exclude({ popular__title: 'A' }).values('id'),
  'negated: no row': () => popular.exclude({ popular__isnull: true }).values('id'),
  'the joined row and not': () => popular.filter(Q({ popular__title: 'A' }), Q({ popular__rating: 1 }).not()).values('id'),
  'a hop further': () => popular.filter({ popular__comments__approved: true }).values('id'),
  'a hop further, negated': () => popular.exclude({ popular__comments__approved: true }).values('id'),
  'ordered by': () => popular.orderBy('popular__views', '-popular__id').values('id'),
  'select related': () =>
    Comment.objects
      .orderBy()
      .annotate({ staff: FilteredRelation('author', { condition: Q({ author__isStaff: true }) }) })
      .selectRelated('staff')
      .only('body'),
  'beyond the relation': () =>
    posts.annotate({ x: FilteredRelation('comments', { condition: Q({ comments__author__name: 'Ann' }) }) }).values('x__id'),
  'an aggregate in the condition': () =>
    posts
      .annotate({ n: Count('tags') })
      .annotate({ x: FilteredRelation('comments', { condition: Q({ n: 1 }) }) })
      .values('x__id'),
} as const;
