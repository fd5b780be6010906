import type { BadName, NameTaken, WrongType } from './faults.js';
import type { ValueOf } from './field-type.js';
import type { InAggregate, InAnnotate } from './holds.js';
import type { FilteredAt } from './expressions/filtered-relation.js';
import type { OuterNames } from './expressions/outer.js';
import type { ModelSchema, OwnNames, RelNames } from './schema.js';
import type { annotated, filtered, fn, outer } from './symbols.js';
import type { Apply, Expression, NoValue, WantedValues } from './type-fn.js';
import type { CheckCondition } from './where.js';

/** The names that `annotate` and `alias` give to paths from here on. Conditional, as what follows, so that editors show fields and not expressions. */
export type Names<S, A> = A extends unknown ? GivenNames<AnnotatedFields<S, A>, NamedRelations<S, A>> : never;
/** The columns O and relations R that a query named, of its schema. */
export interface GivenNames<O = unknown, R = unknown> {
  readonly own: O;
  readonly rels: R;
  readonly named: true;
}
/** The values that `annotate` puts on the rows. */
export type Annotated<S, A> = A extends unknown ? AnnotatedRows<AnnotatedValues<S, A>, OuterNames<A>> : never;
/** V on the rows, and the references O to a query around. A compiler writes its name into declarations, where it could not write the keys of an object. */
export interface AnnotatedRows<V, O> {
  readonly [annotated]: V;
  readonly [outer]: O;
}
export type AnnotatedFields<S, A> = A extends unknown
  ? {
      readonly [K in keyof A as A[K] extends { readonly [filtered]: string } ? never : K]: A[K] extends { readonly [fn]: unknown }
        ? Apply<A[K][typeof fn], S>
        : never;
    }
  : never;
/** Conditional, so that editors show the columns of a row and not this name with the expressions. */
export type AnnotatedValues<S, A> = A extends unknown
  ? {
      [K in keyof A as A[K] extends { readonly [filtered]: string } ? never : K]: A[K] extends { readonly [fn]: unknown }
        ? ValueOf<Apply<A[K][typeof fn], S>>
        : never;
    }
  : never;
/** The names that stand for relations: of `FilteredRelation`. */
export type NamedRelations<S, A> = A extends unknown
  ? {
      readonly [K in keyof A as A[K] extends { readonly [filtered]: string } ? K : never]: A[K] extends { readonly [filtered]: infer P }
        ? FilteredAt<S extends ModelSchema ? S : never, P>
        : never;
    }
  : never;

/** The parameter of annotate and alias: the expressions A with their names and paths checked, or calls that wait to hear the schema. */
export type Annotations<S extends ModelSchema, A> = NoValue | WantedValues<NoInfer<S>> | (A & CheckAnnotations<S, A>);
/** The same of aggregate, whose row is none of the model's. */
export type Aggregations<S, A> = NoValue | WantedValues<NoInfer<S>> | (A & CheckAggregates<S, A>);
/**
 * Names that the model has are taken; of those that the query gave itself the last counts. Whether the model has one name is asked by
 * that name: its `keyof` would list all that each annotated model has.
 */
type CheckAnnotations<S extends ModelSchema, A> = {
  readonly [K in keyof A]: S['model'] extends { readonly [P in K]: unknown } ? NameTaken<K & string> : CheckNamed<S, K, A[K]>;
};
/** The same of rows that are plain objects: a method of the model is none of theirs. */
export type CheckColumns<S extends ModelSchema, A> = {
  readonly [K in keyof A]: K extends keyof S['model'] & keyof S['own'] ? NameTaken<K & string> : CheckNamed<S, K, A[K]>;
};
type CheckNamed<S extends ModelSchema, K, X> =
  K extends OwnNames<S>
    ? CheckSame<S, S['own'][K], X>
    : K extends RelNames<S>
      ? OwnRelation<S, K> extends never
        ? CheckExpression<S, X>
        : NameTaken<K & string>
      : K extends `${string}__${string}`
        ? BadName<K>
        : CheckExpression<S, X>;
/** A name that the query gave may be given again, to what has the same type. */
type CheckSame<S extends ModelSchema, F, X> = X extends { readonly [fn]: infer Fn }
  ? [ValueOf<Apply<Fn, S>>] extends [ValueOf<F>]
    ? CheckExpression<S, X>
    : WrongType<ValueOf<F>>
  : Expression;
/** K unless the query gave the relation its name. */
type OwnRelation<S extends ModelSchema, K extends keyof S['rels']> = S['rels'][K] extends { readonly named: true } | { readonly rows: true }
  ? never
  : K;
/** The names of what is no expression: of common tables, laterals, columns of raw statements. */
export type FreeNames<S extends ModelSchema, A> = { readonly [K in keyof A]: FreeName<S, K> };
export type FreeName<S extends ModelSchema, K> = K extends keyof S['model']
  ? NameTaken<K & string>
  : K extends RelNames<S>
    ? OwnRelation<S, K> extends never
      ? unknown
      : NameTaken<K & string>
    : unknown;
type CheckAggregates<S, A> = { readonly [K in keyof A]: CheckExpression<S, A[K]> & InAggregate<S, A[K]> };
type CheckExpression<S, X> = X extends { readonly [fn]: unknown } ? CheckCondition<S, X> & InAnnotate<X[typeof fn]> : Expression;
