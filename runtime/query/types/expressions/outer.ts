import type { AnyField } from '../any-field.js';
import type { UnknownPath } from '../faults.js';
import type { FieldAt } from '../field-path.js';
import type { Column, HoldsOf, OuterColumn } from '../holds.js';
import type { Knows, With } from '../query-set-like.js';
import type { ModelSchema } from '../schema.js';
import type { fn, outer } from '../symbols.js';
import type { Apply, TypeFn } from '../type-fn.js';

/**
 * References to the query around: `Exists(Comment.objects.filter({ post: OuterRef('pk') }))`. Where `OuterRef` is written nobody knows of what
 * schema; so the QuerySet remembers the paths, and the place that takes the subquery checks them.
 */
export interface Outer<P extends string> extends TypeFn {
  readonly out: AnyField;
  readonly holds: OuterColumn<P>;
}
/** The path of an OuterRef; of one in another, of the query around the query around, `^` and the path. */
export type OuterName<P> = P extends string ? P : P extends { readonly [fn]: Outer<infer O> } ? `^${O}` : never;

/** What a QuerySet remembers of the conditions or expressions C: an object with the paths as names, worked out when it becomes a subquery. */
export interface OuterPaths<C> {
  readonly [outer]: OuterNames<C>;
}
export type OuterNames<C> = C extends unknown ? { readonly [P in OuterIn<C>]: true } : never;
/** The QuerySet Q after `filter` by C. `C & {}` is C, undivided: where a tuple `[C]` fits, the checker lists all members of an array of C. */
export type FilteredBy<Q, B, C> = C & {} extends Literals ? Q : [OuterIn<C>] extends [never] ? Q : With<Q, B, unknown, OuterPaths<C>>;
interface Literals {
  readonly [key: string]: Primitive;
  readonly [fn]?: never;
}
/** What most conditions compare with, which holds nothing. */
type Primitive = string | number | bigint | boolean | null;
type OuterIn<C> = PathsIn<HoldsOf<C extends { readonly [fn]: infer Fn } ? Fn : FnIn<C[keyof C]>>>;
type FnIn<X> = X extends { readonly [fn]: infer Fn } ? Fn : X extends object ? Around<never, OuterOf<X>> : never;
type PathsIn<H> = H extends OuterColumn<infer P> ? P : never;

/** The paths that QuerySet Q remembers. */
export type OuterOf<Q> = Q extends Knows<{ readonly [outer]: infer P }> ? keyof P & string : never;

/** What Fn yields, of a subquery that names the paths P of the query around it; or the fault of one of them. */
export interface Around<Fn, P extends string> extends TypeFn {
  readonly out: [OuterFault<this['S'], P>] extends [never] ? Apply<Fn, this['S']> : OuterFault<this['S'], P>;
  readonly holds: P extends `^${infer O}` ? OuterColumn<O> : Column<P>;
}
/** Subqueries A that are given by name, whose references are to a query of schema S. */
export type OfThisQuery<S, A> = {
  readonly [K in keyof A]: OuterFault<S, OuterOf<A[K]>> extends never ? unknown : OuterFault<S, OuterOf<A[K]>>;
};
/** Of the paths P those that the schema S of the query around has not. */
export type OuterFault<S, P extends string> = P extends `^${string}`
  ? never
  : S extends ModelSchema
    ? Extract<FieldAt<S, P>, UnknownPath<string>>
    : never;
