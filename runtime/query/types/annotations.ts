import type { ValueOf } from './field-type.js';
import type { Chained } from './query-set-like.js';
import type { FilteredAt } from './expressions/filtered-relation.js';
import type { ModelSchema } from './schema.js';
import type { annotated, filtered, fn, querySchema } from './symbols.js';
import type { Apply, Expression, Wanted, WantedValues } from './type-fn.js';
import type { CheckCondition } from './where.js';

/** What `alias` adds: names that paths may use from here on. */
export interface Aliased<S, A> extends Chained {
  readonly [querySchema]: { readonly own: AnnotatedFields<S, A>; readonly rels: NamedRelations<S, A> };
}
/** What `annotate` adds: names for paths, and values on the rows. */
export interface Annotated<S, A> extends Aliased<S, A> {
  readonly [annotated]: AnnotatedValues<S, A>;
}
export type AnnotatedFields<S, A> = {
  readonly [K in keyof A as A[K] extends { readonly [filtered]: string } ? never : K]: A[K] extends { readonly [fn]: infer Fn }
    ? Apply<Fn, S>
    : never;
};
export type AnnotatedValues<S, A> = {
  [K in keyof A as A[K] extends { readonly [filtered]: string } ? never : K]: A[K] extends { readonly [fn]: infer Fn }
    ? ValueOf<Apply<Fn, S>>
    : never;
};
/** The names that stand for relations: of `FilteredRelation`. */
export type NamedRelations<S, A> = {
  readonly [K in keyof A as A[K] extends { readonly [filtered]: string } ? K : never]: A[K] extends { readonly [filtered]: infer P }
    ? FilteredAt<S extends ModelSchema ? S : never, P>
    : never;
};

/** The parameter of annotate, alias and aggregate: the expressions A with their paths checked, or calls that wait to hear the schema. */
export type Annotations<S, A> = Wanted<NoInfer<S>> | WantedValues<NoInfer<S>> | (A & CheckExpressions<S, A>);
export type CheckExpressions<S, A> = {
  readonly [K in keyof A]: A[K] extends { readonly [fn]: unknown } ? CheckCondition<S, A[K]> : Expression;
};
