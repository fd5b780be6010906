import type { column, keyColumn, known, values } from './symbols.js';

/**
 * The lookups of each family of fields and the type of value that each takes.
 * A lookup of one's own is added by merging: `declare module 'dunder' { interface TextLookups<T> { soundex: string } }`.
 * Django: https://docs.djangoproject.com/en/stable/ref/models/querysets/#field-lookups
 */

/** A QuerySet where a list of values is meant: `author__in: Author.objects.filter(…)`, `id__in: Post.objects.values('id')`. */
export type OneColumn<T> = SelectedColumn<T> | KeyColumn<T>;
export interface SelectedColumn<T> {
  /** NULL among the values matches nothing. */
  readonly [known]: { readonly [column]: () => T | null };
}
/** Without `values` it is the key. */
export interface KeyColumn<T> {
  readonly [known]: { readonly [keyColumn]: T; readonly [values]?: never };
  readonly [values]?: never;
}

/** A Set, a generator: it is read once. No text, whose members are its characters. */
export interface OtherList<T> {
  [Symbol.iterator](): Iterator<T, unknown, any>;
  readonly length?: never;
}

export interface EqualityLookups<T> {
  readonly exact: T;
  readonly in: readonly T[] | OtherList<T> | OneColumn<T>;
  readonly isnull: boolean;
}
export interface ComparisonLookups<T> extends EqualityLookups<T> {
  readonly gt: T;
  readonly gte: T;
  readonly lt: T;
  readonly lte: T;
  readonly range: readonly [T, T];
}
export interface NumberLookups<T> extends ComparisonLookups<T> {}
export interface BooleanLookups extends EqualityLookups<boolean> {}
export interface UuidLookups extends ComparisonLookups<string>, PatternLookups {}
export interface BinaryLookups extends EqualityLookups<Uint8Array> {}
export interface PatternLookups {
  readonly iexact: string;
  readonly contains: string;
  readonly icontains: string;
  readonly startswith: string;
  readonly istartswith: string;
  readonly endswith: string;
  readonly iendswith: string;
  readonly regex: string;
  readonly iregex: string;
}
export interface TextLookups<T> extends ComparisonLookups<T>, PatternLookups {
  /** PostgreSQL and MySQL: full-text search of the column. */
  readonly search: string;
  readonly trigramSimilar: string;
  readonly trigramWordSimilar: string;
  readonly trigramStrictWordSimilar: string;
}
export interface DateLookups<T> extends ComparisonLookups<T> {}

export interface JsonLookups<T> {
  readonly exact: T;
  readonly in: readonly T[] | OtherList<T> | OneColumn<T>;
  readonly isnull: boolean;
  readonly contains: unknown;
  readonly containedBy: unknown;
  readonly hasKey: string;
  readonly hasKeys: readonly string[];
  readonly hasAnyKeys: readonly string[];
}
export interface HstoreLookups {
  readonly exact: HstoreValue;
  readonly isnull: boolean;
  readonly contains: HstoreValue;
  readonly containedBy: HstoreValue;
  readonly hasKey: string;
  readonly hasKeys: readonly string[];
  readonly hasAnyKeys: readonly string[];
}
export type HstoreValue = Readonly<Record<string, string | null>>;

export interface ArrayLookups<T> extends ComparisonLookups<readonly T[]> {
  readonly contains: readonly T[] | OneColumn<T>;
  readonly containedBy: readonly T[] | OneColumn<T>;
  readonly overlap: readonly T[] | OneColumn<T>;
}

/** A range of PostgreSQL; null is an open end. Bounds are `[)` unless said otherwise. */
export interface Range<T> {
  readonly lower: T | null;
  readonly upper: T | null;
  readonly bounds?: '[)' | '[]' | '()' | '(]';
  readonly empty?: boolean;
}
export interface RangeLookups<T> extends EqualityLookups<Range<T>> {
  readonly contains: Range<T> | T;
  readonly containedBy: Range<T>;
  readonly overlap: Range<T>;
  readonly fullyLt: Range<T>;
  readonly fullyGt: Range<T>;
  readonly notLt: Range<T>;
  readonly notGt: Range<T>;
  readonly adjacentTo: Range<T>;
}
export interface SearchVectorLookups {
  readonly search: string;
  readonly exact: string;
  readonly isnull: boolean;
}
export interface VectorLookups {
  readonly exact: readonly number[];
  readonly isnull: boolean;
}

/**
 * What may follow the name of a relation, besides the fields and relations of its model. K is what its column holds, P the primary key of the
 * model, by which a QuerySet of it is known: another one with `toField`.
 */
export interface RelationLookups<M, K, P = K> {
  readonly exact: M | K;
  readonly in: readonly (M | K)[] | OtherList<M | K> | SelectedColumn<K> | KeyColumn<P>;
  readonly isnull: boolean;
  readonly gt: K;
  readonly gte: K;
  readonly lt: K;
  readonly lte: K;
}
