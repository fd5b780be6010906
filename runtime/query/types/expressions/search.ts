import type { FloatField, SearchVectorField, SparseVector, TextField, VectorField } from '../field-types.js';
import type { Const, Expression, Loose } from '../type-fn.js';
import type { Computed } from './computed.js';
import type { AlwaysOf, AnyNull, AnyOperand, FnOf, Like, Operand, Operands } from './operand.js';

type Fns<A extends readonly unknown[]> = { [I in keyof A]: FnOf<A[I]> };

export interface SearchVectorOptions {
  /** The name of a configuration, such as `english`, or an expression that gives one. */
  readonly config?: string | Expression;
  /** The rank of the words, A above D. */
  readonly weight?: 'A' | 'B' | 'C' | 'D';
}
/** `SearchVector('title', 'body', { config: 'english', weight: 'A' })`: never null. */
export type SearchVectorFunction = <const A extends readonly (string | Expression | SearchVectorOptions)[], S = Loose>(
  ...operandsAndOptions: Operands<S, A>
) => Computed<AlwaysOf<Fns<A>, SearchVectorField>, S>;

export interface SearchQueryOptions {
  readonly config?: string | Expression;
  readonly searchType?: 'phrase' | 'plain' | 'raw' | 'websearch';
  readonly invert?: boolean;
}
/** What is looked for, joined with others by `and` and `or`. */
export interface SearchQueryValue extends Expression<Const<TextField>> {
  and(other: SearchQueryValue): SearchQueryValue;
  or(other: SearchQueryValue): SearchQueryValue;
  not(): SearchQueryValue;
}
/** `SearchQuery('cheese', { searchType: 'websearch' })`: a bare text is what is looked for; a Lexeme has no search type. */
export type SearchQueryFunction = <const X extends string | Expression | LexemeValue>(
  text: X,
  options?: X extends LexemeValue ? Omit<SearchQueryOptions, 'searchType'> & { readonly searchType?: 'raw' } : SearchQueryOptions,
) => SearchQueryValue;

export interface LexemeOptions {
  /** All words that begin so. */
  readonly prefix?: boolean;
  /** Only words of this weight. */
  readonly weight?: 'A' | 'B' | 'C' | 'D';
  readonly invert?: boolean;
}
/** Words for SearchQuery, joined with others by `and` and `or`. */
export interface LexemeValue {
  /** As `to_tsquery` reads it. */
  readonly text: string;
  and(other: LexemeValue): LexemeValue;
  or(other: LexemeValue): LexemeValue;
  not(): LexemeValue;
}
/** `Lexeme('fat', { prefix: true, weight: 'A' })` */
export type LexemeFunction = (word: string, options?: LexemeOptions) => LexemeValue;

export interface SearchRankOptions {
  /** Of D, C, B and A. */
  readonly weights?: readonly [number, number, number, number];
  readonly normalization?: number;
  readonly coverDensity?: boolean;
}
/** `SearchRank('search', SearchQuery('cheese'))` */
export type SearchRankFunction = <X extends AnyOperand, S = Loose>(
  vector: Operand<S, X>,
  query: string | SearchQueryValue,
  options?: SearchRankOptions,
) => Computed<Like<FnOf<X>, FloatField>, S>;

export interface SearchHeadlineOptions {
  readonly config?: string | Expression;
  readonly startSel?: string;
  readonly stopSel?: string;
  readonly maxWords?: number;
  readonly minWords?: number;
  readonly shortWord?: number;
  readonly highlightAll?: boolean;
  readonly maxFragments?: number;
  readonly fragmentDelimiter?: string;
}
/** `SearchHeadline('body', SearchQuery('cheese'))` */
export type SearchHeadlineFunction = <X extends AnyOperand, S = Loose>(
  text: Operand<S, X>,
  query: string | SearchQueryValue,
  options?: SearchHeadlineOptions,
) => Computed<Like<FnOf<X>, TextField>, S>;

/** `TrigramSimilarity('name', 'text')`: the second is a text. */
export type TextDistanceFunction = <X extends AnyOperand, S = Loose>(
  operand: Operand<S, X>,
  text: string | Expression,
) => Computed<Like<FnOf<X>, FloatField>, S>;
/** `TrigramWordSimilarity('text', 'name')`: the first is a text. */
export type WordDistanceFunction = <X extends AnyOperand, S = Loose>(
  text: string | Expression,
  operand: Operand<S, X>,
) => Computed<Like<FnOf<X>, FloatField>, S>;
/** `L2Distance('embedding', [1, 2, 3])`: a list is a vector, a bare text a path. */
export type VectorDistanceFunction = <X extends AnyOperand, Y extends string | readonly number[] | SparseVector | Expression, S = Loose>(
  left: Operand<S, X>,
  right: Operand<S, Y>,
) => Computed<AnyNull<[VectorFn<X>, VectorFn<Y>], FloatField>, S>;
/** A vector that is given is never null. */
type VectorFn<X> = X extends readonly number[] | SparseVector ? Const<VectorField> : FnOf<X>;

/** `MatchAgainst('title', 'body', { search: 'cheese', mode: 'boolean' })` */
export type MatchAgainstFunction = <const A extends readonly (string | Expression)[], S = Loose>(
  ...columnsAndOptions: [...Operands<S, A>, MatchAgainstOptions]
) => Computed<AlwaysOf<Fns<A>, FloatField>, S>;
export interface MatchAgainstOptions {
  readonly search: string | Expression;
  readonly mode?: 'boolean' | 'expansion' | 'natural';
}
