import { defineFunction, fields, type QuerySet, registerLookup, registerTransform, Length } from 'dunder';
import type { PgDocumentSchema } from '../../../generated/pg-document.js';
import { Post } from '../sample/index.js';
import { assertType, type Equal } from '../support/equal.js';

/** Lookups and transforms of one's own are merged into those of a family of fields. */
declare module 'dunder' {
  interface TextLookups<T> {
    readonly soundsLike: T;
  }
  interface EqualityLookups<T> {
    readonly differsFrom: T;
  }
  interface TextTransforms {
    readonly size: import('dunder').IntegerField;
  }
  interface DateTransforms {
    readonly decade: import('dunder').IntegerField;
  }
}

registerLookup('soundsLike', (left, right) => left.eq(right), { on: ['char', 'text'] });
registerLookup('differsFrom', (left, right) => left.ne(right));
const InitCap = defineFunction({ function: 'initcap', outputField: fields.text() });
const Known = defineFunction({ function: { postgres: 'x', mysql: 'y' }, outputField: fields.integer(), nulls: 'never' });
const Perhaps = defineFunction({ function: 'z', outputField: fields.integer(), nulls: 'always' });

export async function functions() {
  const row = await Post.objects
    .values({ a: InitCap('title'), b: InitCap('editor__name'), c: Known('editor__name'), d: Perhaps('title', 3) })
    .get();
  assertType<Equal<typeof row, { a: string; b: string | null; c: number; d: number | null }>>();
}

registerTransform('letters', (value) => Length(value), { bilateral: true });
registerTransform('size', (value) => Length(value), { on: ['char', 'text'] });

export function custom(documents: QuerySet<PgDocumentSchema>) {
  Post.objects.filter({ title__soundsLike: 'x', createdAt__decade__gte: 202, author__name__soundsLike: 'y' });
  Post.objects.exclude({ views__differsFrom: 3, author__name__size__gt: 3, status__differsFrom: 'draft' });
  Post.objects.orderBy('title__size').values('createdAt__decade');
  return documents.filter({ id__differsFrom: 'x', labels__0__soundsLike: 'a' });
}
