import { Concat, Count, Cte, Exists, F, FilteredRelation, OuterRef, Q, recursiveCte, Subquery, Sum, Value } from 'dunder';
import { Author, Comment, Post, Tag } from '../../generated/index.js';

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

const totals = Cte('totals', Post.objects.values('author').annotate({ seen: Sum('views'), n: Count('*') }));
const tree = recursiveCte('tree', Tag.objects.filter({ parent: null }).values('id', { path: F('name'), depth: Value(0) }), (parents) =>
  Tag.objects
    .withCte(parents, { on: { id: 'parent' } })
    .filter({ tree__depth__lt: 9 })
    .values('id', { path: Concat('tree__path', Value('/'), 'name'), depth: F('tree__depth').add(1) }),
);

/** Common table expressions. */
export const COMMON_TABLES = {
  'its rows alone': () => totals.objects.filter({ n__gt: 3 }).orderBy('-seen'),
  joined: () =>
    authors
      .withCte(totals, { on: { author: 'pk' } })
      .filter({ totals__n__gt: 3 })
      .annotate({ seen: F('totals__seen') })
      .values('id', 'seen'),
  'joined left': () =>
    authors
      .withCte(totals, { on: { author: 'pk' }, join: 'left' })
      .orderBy('totals__n')
      .values('id', 'totals__seen'),
  'joined left, and needed': () =>
    authors
      .withCte(totals, { on: { author: 'pk' }, join: 'left' })
      .filter({ totals__seen__gte: 1 })
      .values('id'),
  'no row': () =>
    authors
      .withCte(totals, { on: { author: 'pk' }, join: 'left' })
      .filter({ totals__isnull: true })
      .values('id'),
  negated: () =>
    authors
      .withCte(totals, { on: { author: 'pk' } })
      .exclude({ totals__n: 3 })
      .values('id'),
  'joined over a relation': () => posts.withCte(totals, { on: { author: 'author__mentor' } }).values('id', 'totals__n'),
  'read twice, declared once': () =>
    authors
      .filter({ id__in: totals.objects.filter({ n__gt: 3 }).values('author') })
      .exclude({ id__in: totals.objects.filter({ seen: 0 }).values('author') })
      .values('id'),
  'in a subquery of one row': () => authors.values('id', { n: Subquery(totals.objects.filter({ author: OuterRef('pk') }).values('n')) }),
  'of another': () => Cte('most', totals.objects.filter({ n__gt: 3 }).values('author', 'n')).objects.orderBy('n'),
  'of a union': () =>
    Cte(
      'both',
      posts
        .filter({ id: 1 })
        .values('id')
        .union(posts.filter({ id: 2 }).values('id')),
    ).objects.values('id'),
  'of no rows': () => Cte('none', posts.filter({ id__in: [] }).values('id')).objects.values('id'),
  recursive: () => tree.objects.orderBy('depth', 'path'),
  'recursive, joined': () =>
    Tag.objects
      .withCte(tree, { on: { id: 'pk' } })
      .orderBy('tree__path')
      .values('slug', 'tree__depth'),
  'recursive, without repeated rows': () =>
    recursiveCte(
      'below',
      Tag.objects.filter({ id: 1 }).values('id'),
      (below) => Tag.objects.withCte(below, { on: { id: 'parent' } }).values('id'),
      { distinct: true },
    ).objects.values('id'),
  'rows of a model by it': () => posts.filter({ tags__in: tree.objects.filter({ depth: 1 }).values('id') }).values('id'),
  'a name of several segments': () => Cte('named', posts.values('author__name', 'id')).objects.filter({ author__name: 'A' }).values('id'),
  'two of one name': () =>
    posts
      .withCte(Cte('x', posts.values('id')), { on: { id: 'pk' } })
      .filter({ id__in: Cte('x', posts.values('id', 'title')).objects.values('id') }),
} as const;

const latest = {
  latest: Post.objects
    .filter({ author: OuterRef('pk') })
    .orderBy('-createdAt')
    .values('id', 'title')
    .slice(0, 1),
};

/** Lateral joins. */
export const LATERAL = {
  columns: () => authors.only('name').lateral(latest),
  values: () => authors.lateral(latest).values('id', 'latest__title'),
  'filtered by': () => authors.lateral(latest).filter({ latest__title__icontains: 'a' }).orderBy('-latest__id').values('id'),
  'an aggregate of each row': () =>
    authors
      .lateral({
        seen: Post.objects
          .filter({ author: OuterRef('pk') })
          .values('status')
          .annotate({ n: Count('*') }),
      })
      .values('id', 'seen__status', 'seen__n'),
  'over a relation': () =>
    posts
      .lateral({
        other: Author.objects
          .filter({ mentor: OuterRef('author__mentor') })
          .values('name')
          .slice(0, 1),
      })
      .values('other__name'),
} as const;
