import { addGlobalFilter, Count, Exists, OuterRef, Q } from 'dunder';
import { Author, Comment, Place, Post, Restaurant, Tag } from '../../generated/index.js';
import type { Shown } from './cases.js';

/** Queries under global filters; `add` is called before a query is shown, and what it gives after. */
export function addFilters(): () => void {
  const added = [
    addGlobalFilter(Post.objects, 'tenant', () => ({ author: 7 })),
    addGlobalFilter(Comment.objects, 'tenant', () => ({ post__author: 7 })),
    addGlobalFilter(Comment.objects, 'deleted', () => ({ approved: true })),
    addGlobalFilter(Tag.objects, 'deleted', () => Q({ name: '' }).not()),
    addGlobalFilter(Tag.objects, 'used', () => ({ posts__status: 'published' })),
    addGlobalFilter(Place.objects, 'named', () => ({ name__startswith: 'A' })),
  ];
  return () => added.forEach((remove) => remove());
}

export const FILTERED: Readonly<Record<string, () => Shown>> = {
  'of the model itself': () => Post.objects.filter({ views: 1 }).values('id'),
  'over a key: a join': () => Comment.objects.withoutFilter('deleted').values('id'),
  'over a relation to many: by key': () => Tag.objects.values('id'),
  'of rows that a relation collects': () => Author.objects.filter({ posts__views: 1 }).values('id'),
  'collected, over a relation of their own': () => Post.objects.withoutFilter('deleted').filter({ comments__body: 'a' }).values('id'),
  'two of one model': () => Post.objects.annotate({ n: Count('comments') }).values('id', 'n'),
  'over a many-to-many: in the join of the links': () => Post.objects.filter({ tags: 3 }).values('id'),
  'a negation': () => Post.objects.exclude({ tags__name: 'x' }).values('id'),
  'the row that a key points at is there': () => Comment.objects.unfiltered().filter({ post__title: 'a' }).values('id'),
  'a subquery says for itself': () => Author.objects.filter(Exists(Post.objects.withoutFilter('tenant').filter({ author: OuterRef('pk') }))).values('id'),
  'of a multi-table parent': () => Restaurant.objects.values('servesPizza'),
  'none': () => Post.objects.unfiltered().filter({ tags__name: 'x', comments__body: 'a' }).values('id'),
}; // prettier-ignore
