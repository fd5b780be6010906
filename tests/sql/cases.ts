import {
  Avg,
  Case,
  Coalesce,
  Concat,
  Count,
  Exists,
  ExtractYear,
  F,
  Length,
  Lower,
  Max,
  Min,
  OuterRef,
  Q,
  RowNumber,
  Subquery,
  Sum,
  TruncMonth,
  Upper,
  Value,
  When,
  Window, // prettier-ignore
} from 'dunder';
import { Author, Comment, LineItem, Member, Note, Post, Restaurant, Tag } from '../../generated/index.js';
import { FUNCTION_FAMILIES } from './function-cases.js';

import { COMMON_TABLES, FILTERED_RELATIONS, LATERAL } from './named-cases.js';
import { COMBINED } from './combined-cases.js';
import { STATEMENTS } from './statement-cases.js';

/** Whatever can show its statement. */
export interface Shown {
  using(alias: string): { toSql(): { readonly sql: string; readonly parameters: readonly unknown[] } };
}

const posts = Post.objects.orderBy();
const authors = Author.objects.orderBy();
const notes = Note.objects.orderBy();

/** Queries by family; the statement of each stands in `expected/<family>.txt` for every dialect. */
export const FAMILIES: Readonly<Record<string, Readonly<Record<string, () => Shown>>>> = {
  lookups: {
    exact: () => posts.values('id').filter({ title: 'A' }),
    'exact null': () => posts.values('id').filter({ price: null }),
    iexact: () => posts.values('id').filter({ title__iexact: 'a' }),
    contains: () => posts.values('id').filter({ title__contains: '50%_\\' }),
    icontains: () => posts.values('id').filter({ title__icontains: '50%_\\' }),
    startswith: () => posts.values('id').filter({ title__startswith: 'A' }),
    endswith: () => posts.values('id').filter({ title__iendswith: 'z' }),
    in: () => posts.values('id').filter({ id__in: [1, 2, 3] }),
    'in nothing': () => posts.values('id').filter({ id__in: [] }),
    range: () => posts.values('id').filter({ views__range: [1, 9] }),
    isnull: () => posts.values('id').filter({ price__isnull: true }),
    'a fraction against an integer': () => posts.values('id').filter({ views__gte: 3.5 }),
    year: () => posts.values('id').filter({ createdAt__year: 2025 }),
    'year gte': () => posts.values('id').filter({ createdAt__year__gte: 2025 }),
    month: () => posts.values('id').filter({ createdAt__month: 5 }),
    'an expression': () => posts.values('id').filter({ views__gt: F('id').add(1) }),
    'a key of json': () => authors.values('id').filter({ settings__theme: 'dark' }),
    'a key of json in a list': () => authors.values('id').filter({ settings__theme__in: ['dark', 'light'] }),
    'a key of json in a query': () =>
      authors.values('id').filter({ settings__theme__in: authors.values('settings__theme').slice(0, 2) as never }),
    'a key of json that is null': () => authors.values('id').filter({ settings__theme: null as never }),
    'a composite key': () =>
      LineItem.objects
        .orderBy('-pk')
        .filter({ pk__gt: [1, 2] })
        .values('quantity'),
    'a part of a text': () => posts.values({ start: F('title').slice(0, 3) }),
  },
  joins: {
    forward: () => posts.values('id').filter({ author__name: 'Ann' }),
    'the key of a relation needs no join': () => posts.values('id').filter({ author__id: 1, editor__pk: 2, author: 3 }),
    'a nullable hop that a filter needs': () => posts.values('id').filter({ editor__name: 'Ann' }),
    'a nullable hop that only the rows name': () => posts.values('id', 'editor__name'),
    'OR keeps the outer join': () => posts.values('id').filter(Q({ editor__name: 'Ann' }).or({ views: 1 })),
    'OR of the same hop joins it inner': () => posts.values('id').filter(Q({ editor__name: 'Ann' }).or({ editor__name: 'Bob' })),
    'one filter, one join': () => authors.values('id').filter({ posts__views: 1, posts__title: 'A' }),
    'two filters, two joins': () => authors.values('id').filter({ posts__views: 1 }).filter({ posts__title: 'A' }),
    'many to many': () => posts.values('id').filter({ tags__name: 'red' }),
    'the key of a many-to-many stops at the join table': () => posts.values('id').filter({ tags: 5 }),
    'no related row': () => authors.values('id').filter({ posts__isnull: true }),
    'three hops': () => Comment.objects.orderBy().values('id').filter({ post__author__mentor__name: 'Ann' }),
    'back over a generic relation': () => notes.values('id').filter({ post__author__name: 'Ann' }),
    'back over a generic relation, rows only': () => notes.values('id', 'post__title'),
    'back over two generic relations': () => notes.values('id').filter(Q({ post__title: 'A' }).or({ author__name: 'Ann' })),
    'to a generic relation and back': () => posts.values('id').filter({ notes__post__title: 'A' }),
    'a field of the parent table': () => Restaurant.objects.orderBy().values('id').filter({ name: 'Roma' }),
  },
  'common-tables': COMMON_TABLES,
  'filtered-relations': FILTERED_RELATIONS,
  lateral: LATERAL,
  negation: {
    'a column that is never null': () => posts.values('id').exclude({ title: 'A' }),
    'a column that may be null': () => posts.values('id').exclude({ price__gt: 3 }),
    'two conditions': () => posts.values('id').exclude({ price: 3, rating: 4 }),
    'over a nullable hop': () => posts.values('id').exclude({ editor__name: 'Ann' }),
    'over many rows': () => authors.values('id').exclude({ posts__title: 'A' }),
    'over many rows, two conditions': () => authors.values('id').exclude({ posts__title: 'A', posts__views: 1 }),
    'no related row': () => authors.values('id').exclude({ posts__isnull: true }),
    'NULL over many rows, or no row': () => authors.values('id').exclude({ posts__price__isnull: true }),
    'no row at the end of two hops': () => authors.values('id').exclude({ posts__comments__isnull: true }),
    'a slice with NULL': () => posts.values('id').exclude({ rating__in: posts.orderBy('id').values('rating').slice(0, 3) }),
    'a list with null': () => posts.values('id').exclude({ rating__in: [1, null as never] }),
    'not of Q': () => posts.values('id').filter(Q({ title: 'A' }).or({ views: 1 }).not()),
    'back over a generic relation': () => notes.values('id').exclude({ post__title: 'A' }),
    'back over a generic relation to many rows': () => notes.values('id').exclude({ post__tags__name: 'red' }),
    'over a generic relation and back': () => posts.values('id').exclude({ notes__post__title: 'A' }),
    'the joined row and not': () => authors.values('id').filter(Q({ posts__title: 'A' }), Q({ posts__views: 1 }).not()),
    xor: () => posts.values('id').filter(Q({ title: 'A' }).xor({ views: 1 })),
  },
  grouping: {
    'count of related rows': () => authors.only('id').annotate({ n: Count('posts') }),
    having: () =>
      authors
        .only('id')
        .annotate({ n: Count('posts') })
        .filter({ n__gt: 3 }),
    'values before': () =>
      posts
        .values('author')
        .annotate({ n: Count('id'), top: Max('views') })
        .orderBy('-n'),
    'values after': () => posts.annotate({ n: Count('comments') }).values('author', 'n'),
    filtered: () => posts.values('author').annotate({ n: Count('id', { filter: Q({ views__gt: 3 }) }) }),
    distinct: () => authors.only('id').annotate({ n: Count('posts__tags', { distinct: true }) }),
    default: () => authors.only('id').annotate({ n: Sum('posts__views', { default: 0 }), low: Min('posts__views') }),
    'back over a generic relation': () => notes.values('post__author').annotate({ n: Count('post__comments') }),
    'ordered by a column': () =>
      authors
        .only('id')
        .annotate({ n: Count('posts') })
        .orderBy('mentor__name'),
    average: () => posts.values('status').annotate({ a: Avg('views'), p: Avg('price') }),
    'by an expression': () =>
      posts
        .annotate({ m: TruncMonth('createdAt') })
        .values('m')
        .annotate({ n: Count('*') })
        .orderBy('m'),
    'an aggregate that a subquery names': () =>
      authors
        .values('name')
        .annotate({ n: Count('posts') })
        .annotate({ more: Exists(Post.objects.filter({ views__gt: OuterRef('n') })) })
        .filter(Exists(Post.objects.filter({ views: OuterRef('n') })))
        .orderBy('-n'),
  },
  expressions: {
    arithmetic: () => posts.values('id', { x: F('views').add(1).mul(F('id')).sub(2) }),
    text: () => posts.values('id', { x: Concat(Upper('title'), Value('-'), Lower('slug')), n: Length('title') }),
    coalesce: () => posts.values('id', { x: Coalesce('price', Value('0')) }),
    case: () =>
      posts.values('id', {
        x: Case(When({ views__gt: 5 }, { then: Value('hot') }), When({ views: 0 }, { then: Value('new') }), { default: Value('cold') }),
      }),
    extract: () => posts.values('id', { y: ExtractYear('createdAt') }),
    exists: () => authors.values('id').filter(Exists(Post.objects.filter({ author: OuterRef('pk'), views__gt: 9 }))),
    'not exists': () => authors.values('id').filter(Exists(Post.objects.filter({ author: OuterRef('pk') })).not()),
    subquery: () =>
      authors.values('id', {
        t: Subquery(
          Post.objects
            .filter({ author: OuterRef('pk') })
            .orderBy('-views')
            .values('title')
            .slice(0, 1),
        ),
      }),
    'in a query': () => posts.values('id').filter({ author__in: Author.objects.filter({ name: 'Ann' }) }),
    'in a slice of the row': () => posts.values('id').filter({ author__in: Author.objects.filter({ age: OuterRef('views') }).orderBy('id').slice(0, 1) }), // prettier-ignore
    'not in a query that may give null': () => authors.values('id').exclude({ id__in: Post.objects.values('editor') }),
    comparison: () => posts.values('id').filter(F('views').gt(F('id'))),
  },
  rows: {
    'in a union': () => posts.values('id').filter({ author__in: authors.filter({ age: 1 }).union(authors.filter({ age: 2 })) }),
    'a filter on a window in a subquery': () =>
      posts.values('id').filter({
        id__in: posts
          .annotate({ n: Window(RowNumber(), { partitionBy: ['author'] }) })
          .filter({ n: 1 })
          .values('id'),
      }),
    all: () => Tag.objects.orderBy(),
    'own order': () => Tag.objects.all(),
    'named values, then used': () =>
      posts
        .values({ lower: Lower('title') })
        .filter({ lower__startswith: 'a' })
        .annotate({ n: Count('*') })
        .orderBy('-n', 'lower'),
    'expressions in tuples': () => posts.valuesList('id', Lower('title'), F('author__name')),
    reversed: () => Tag.objects.orderBy('name', '-id').reverse(),
    'nulls last': () => posts.only('id').orderBy(F('price').desc({ nullsLast: true })),
    'related order': () => posts.only('id').orderBy('author'),
    slice: () => Tag.objects.orderBy('id').slice(5, 10),
    offset: () => Tag.objects.orderBy('id').slice(5),
    distinct: () => posts.values('status').distinct(),
    'select related': () => Comment.objects.orderBy().selectRelated('post__author').only('body', 'post__title', 'post__author__name'),
    only: () => posts.only('title'),
    'a key of several columns': () => LineItem.objects.orderBy().values('pk', 'quantity'),
    'only, with a key of several columns': () => LineItem.objects.orderBy().only('quantity'),
    defer: () => Tag.objects.orderBy().defer('name'),
    'flat list': () => posts.valuesList('id', { flat: true }),
    'many to itself': () => Member.objects.orderBy().values('id').filter({ friends__name: 'Ann' }),
    union: () =>
      Tag.objects
        .filter({ id: 1 })
        .values('id')
        .union(Tag.objects.filter({ id: 2 }).values('id'))
        .orderBy('id'),
    'for update': () => Tag.objects.orderBy().only('id').selectForUpdate({ skipLocked: true }),
    none: () => Tag.objects.none(),
  },
  ...FUNCTION_FAMILIES,
  combined: COMBINED,
  'single-statement': STATEMENTS,
};
