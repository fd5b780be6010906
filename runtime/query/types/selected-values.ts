import type { Annotated, CheckColumns, GivenNames, Names } from './annotations.js';
import type { AliasSelected, Nameless, NotOneColumn } from './faults.js';
import type { FieldAt } from './field-path.js';
import type { ValueOf } from './field-type.js';
import type { FieldPath } from './next.js';
import type { Knows } from './query-set-like.js';
import type { ModelSchema, OwnNames } from './schema.js';
import type { annotated, fn } from './symbols.js';
import type { Apply, Expression, Wanted } from './type-fn.js';
import type { CheckCondition } from './where.js';

/** An argument of `values`: a path, or named expressions at the end. */
export type ValuesArgument = string | { readonly [name: string]: Expression };
export type ValuesArguments<S extends ModelSchema, A extends readonly unknown[], Q> = {
  readonly [I in keyof A]:
    | (A[I] extends string ? SelectedPath<S, A[I], Q> : A[I] & CheckColumns<S, A[I]>)
    | { readonly [name: string]: Wanted<NoInfer<S>> } extends infer R extends
    string | { readonly [name: string]: Wanted<NoInfer<S>> } | object
    ? R
    : A[I];
};

/** A name that neither the model has nor `annotate` gave is an alias. */
type SelectedPath<S extends ModelSchema, P extends string, Q> = P extends `${string}__${string}`
  ? FieldPath<S, P>
  : S extends GivenNames
    ? AnnotatedPath<S, P, Q>
    : FieldPath<S, P>;
type AnnotatedPath<S extends ModelSchema, P extends string, Q> = S['model'] extends { readonly [K in P]: unknown }
  ? FieldPath<S, P>
  : Q extends Knows<{ readonly [annotated]: { readonly [K in P]: unknown } }>
    ? FieldPath<S, P>
    : P extends OwnNames<S>
      ? AliasSelected<P>
      : FieldPath<S, P>;

/** The row of `values('id', 'author__name', { loud: Upper('title') })`; of `values()`: every column, and what `annotate` added. */
export type SelectedRow<S extends ModelSchema, A extends readonly unknown[]> = A['length'] extends 0
  ? { [K in Exclude<keyof S['own'] & keyof S['model'], 'pk'>]: ValueOf<S['own'][K]> }
  : A[number] extends string
    ? { [K in A[number]]: ValueOf<FieldAt<S, K>> }
    : Merged<S, Extract<A[number], string>, Exclude<A[number], string>>;
type Merged<S extends ModelSchema, P extends string, E> = E extends unknown
  ? { [K in P | keyof E]: K extends keyof E ? Selected<S, E[K]> : ValueOf<FieldAt<S, K>> }
  : never;
type Selected<S extends ModelSchema, X> = X extends string
  ? ValueOf<FieldAt<S, X>>
  : X extends { readonly [fn]: unknown }
    ? ValueOf<Apply<X[typeof fn], S>>
    : never;

/** The schema whose names a row has only when they were selected: none for `values()`, which selects all. */
export type SelectedBefore<S extends ModelSchema, A extends readonly unknown[]> = A['length'] extends 0 ? never : S;

/** What `values` adds besides its rows: the names of its expressions, for later calls. Most calls name none, and then nothing is added. */
export type NamedIn<S, A extends readonly unknown[]> = A[number] extends string ? unknown : Names<S, Exclude<A[number], string>>;
export type NamedValues<S, A extends readonly unknown[]> = A[number] extends string ? unknown : Annotated<S, Exclude<A[number], string>>;

/** An argument of `valuesList`: a path or an expression; `{ flat: true }` at the end. */
export type ListArgument = string | Expression | ListOptions;
export interface ListOptions {
  readonly flat?: boolean;
  readonly named?: boolean;
}
export type ListArguments<S extends ModelSchema, A extends readonly unknown[], Q> = {
  readonly [I in keyof A]: (
    A[I] extends string
      ? SelectedPath<S, A[I], Q>
      : A[I] extends { readonly [fn]: unknown }
        ? (A[I] & CheckCondition<S, A[I]>) | Wanted<NoInfer<S>>
        : (ListOptions & NamedOptions<A, A[I]>) | Wanted<NoInfer<S>>
  ) extends infer R extends string | ListOptions | Wanted<NoInfer<S>> | object
    ? R
    : A[I];
};
/** Flat rows are of one column; rows with names need one for each column. */
type NamedOptions<A extends readonly unknown[], O> = O extends { readonly flat: true }
  ? A['length'] extends 2
    ? unknown
    : NotOneColumn
  : O extends { readonly named: true }
    ? [Extract<A[number], { readonly [fn]: unknown }>] extends [never]
      ? unknown
      : Nameless
    : unknown;

/** The row of `valuesList('id', 'author__name')` is a tuple; with `{ flat: true }` the value itself; with `{ named: true }` an object. */
export type ListedRow<S extends ModelSchema, A extends readonly unknown[]> = A extends readonly [...infer P, infer O]
  ? O extends { readonly flat: true }
    ? Selected<S, P[0]>
    : O extends { readonly named: true }
      ? SelectedRow<S, P>
      : O extends string | { readonly [fn]: unknown }
        ? { -readonly [I in keyof A]: Selected<S, A[I]> }
        : { -readonly [I in keyof P]: Selected<S, P[I]> }
  : unknown[];

/** The values of the only column: what `in` and Subquery take. */
export type FirstColumn<S extends ModelSchema, A extends readonly unknown[]> = A['length'] extends 1
  ? OneColumn<S, A[0]>
  : A['length'] extends 2
    ? A[1] extends ListOptions
      ? OneColumn<S, A[0]>
      : NotOneColumn
    : NotOneColumn;
type OneColumn<S extends ModelSchema, X> = X extends string | { readonly [fn]: unknown }
  ? Selected<S, X>
  : X[keyof X] extends infer E
    ? Selected<S, E>
    : never;
