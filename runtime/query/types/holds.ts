import type { Misplaced } from './faults.js';
import type { ModelSchema } from './schema.js';
import type { fn } from './symbols.js';

/**
 * What an expression holds that not every place takes: members of `TypeFn['holds']`. They are looked at where an expression is given for a
 * value, and nowhere else.
 */
export interface Column<P> {
  readonly column: P;
}
export interface Aggregate {
  readonly aggregate: true;
}
export interface WindowOver {
  readonly window: true;
}
/** An aggregate of an aggregate: nothing takes it. */
export interface NestedAggregate {
  readonly nested: true;
}
/** `Rank()` with no `Window` around it: nothing but that takes it. */
export interface WithoutWindow {
  readonly withoutWindow: true;
}
/** The path P of the query around: `OuterRef('pk')`; `^pk` is one of the query around that one. */
export interface OuterColumn<P extends string> {
  readonly outerColumn: P;
}
/** What an aggregate of an operand holds that holds H. */
export type AggregateOf<H> = H | Aggregate | ([Extract<H, Aggregate>] extends [never] ? never : NestedAggregate);

/** What a type function, or any of several, holds. */
export type HoldsOf<Fn> = Fn extends { readonly holds: unknown } ? Fn['holds'] : never;
/** What the conditions W hold: each key of an object is a column. What a bare `Condition` holds nobody knows. */
export type HoldsIn<W> = unknown extends W
  ? unknown
  : W extends { readonly [fn]: infer Fn }
    ? HoldsOf<Fn>
    : { readonly [K in keyof W]: Column<K> | HeldBy<W[K]> }[keyof W];
type HeldBy<X> = X extends { readonly [fn]: unknown } ? HoldsOf<X[typeof fn]> : never;

/** Nothing, or the fault of an expression of type function Fn that is given as the value of a column in `update`. */
export type InUpdate<Fn> = [Extract<HoldsOf<Fn>, Aggregate | WindowOver | WithoutWindow>] extends [never]
  ? unknown
  : Misplaced<'An aggregate or a window function cannot be written: use a Subquery'>;
/** The same of one in `filter`. A query that annotated something may have groups, in which an aggregate has a meaning. */
export type InFilter<S extends ModelSchema, Fn> = InGroups<S, Fn, 'An aggregate is annotated first, and filtered by its name'>;
/** The same of one in `orderBy`. */
export type InOrder<S extends ModelSchema, Fn> = InGroups<S, Fn, 'An aggregate is annotated first, and ordered by its name'>;
type InGroups<S extends ModelSchema, Fn, Why extends string> = [Extract<HoldsOf<Fn>, Aggregate | WithoutWindow>] extends [never]
  ? unknown
  : [Annotation<S>, Extract<HoldsOf<Fn>, WithoutWindow>] extends [never, never]
    ? Misplaced<Why>
    : InAnnotate<Fn>;
/** The same of one in `annotate`, `alias` and `values`. */
export type InAnnotate<Fn> = [Extract<HoldsOf<Fn>, NestedAggregate | WithoutWindow>] extends [never]
  ? unknown
  : [Extract<HoldsOf<Fn>, NestedAggregate>] extends [never]
    ? Misplaced<'A function of windows needs one: Window(Rank(), { orderBy: … })'>
    : Misplaced<'An aggregate of an aggregate: use a Subquery, or aggregate() over an annotation'>;
/** The same of an expression in `aggregate`. The name of an annotation may stand for an aggregate. */
export type InAggregate<S, X> = X extends { readonly [fn]: infer Fn }
  ? unknown extends Fn
    ? unknown
    : [Extract<HoldsOf<Fn>, Aggregate | Column<Annotation<S>>>] extends [never]
      ? Misplaced<'aggregate() takes aggregates: annotate() computes values of each row'>
      : unknown
  : unknown;
type Annotation<S> = S extends ModelSchema ? Exclude<keyof S['own'], keyof S['model'] | 'pk'> : never;
