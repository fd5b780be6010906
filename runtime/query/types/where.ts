import type { ConditionField } from './condition-field.js';
import type { Decimal } from 'decimal.js';
import type { UnknownLookup, UnknownPath, WrongType } from './faults.js';
import type { OuterFault, OuterOf } from './expressions/outer.js';
import type { HoldsIn, InFilter, InUpdate } from './holds.js';
import type { Lookup } from './lookup-path.js';
import type { OtherList } from './lookups.js';
import type { NextLookup } from './next.js';
import type { ModelSchema } from './schema.js';
import type { fn } from './symbols.js';
import type { Apply, SchemaOf, TypeFn, NoValue, WantedValues } from './type-fn.js';

/**
 * The conditions W, each with the type that its key asks for. W is inferred from the object that is written, member by member,
 * so the cost follows the keys in use; and the message for a wrong one is about that member alone.
 */
export type Where<S extends ModelSchema, W, P = unknown> = {
  readonly [K in keyof W]: K extends typeof fn ? Faults<Apply<W[K], S>> : CheckKey<S, K, W[K], P>;
};
/**
 * For a literal the compiler asks what its type could be before it knows S; by the condition on S it then looks at `ModelSchema`, which
 * has no names, and not at every branch of `Lookup`.
 */
type CheckKey<S extends ModelSchema, K, X, P> = S extends unknown ? CheckValue<S, Lookup<S, K>, X, P> : never;

/**
 * Completes keys: the first step, and the next step of each key that is not yet one. Where all keys are whole there is nothing to offer, and
 * the names of the model are not made into members; an editor that asks for a new key sees K as `never`.
 */
export type Offer<S extends ModelSchema, K> = [K] extends [never]
  ? FirstSteps<S>
  : [Unfinished<S, K>] extends [never]
    ? unknown
    : FirstSteps<S> & { readonly [P in Unfinished<S, K>]?: unknown };
type FirstSteps<S extends ModelSchema> = { readonly [P in keyof S['own'] | keyof S['rels']]?: unknown };
type Unfinished<S extends ModelSchema, K> = K extends string
  ? Lookup<S, K> extends UnknownPath<string> | UnknownLookup<string>
    ? NextLookup<S, K>
    : never
  : never;

/**
 * V, or the expression X when it yields a V and may stand in place P. A nullable expression is compared as any other: NULL matches nothing.
 * X is not to be found in V.
 */
export type CheckValue<S extends ModelSchema, V, X, P = unknown> = X extends { readonly [fn]: infer Fn }
  ? Apply<Fn, S> extends infer F
    ? F extends UnknownPath<string> | UnknownLookup<string>
      ? F
      : F extends { readonly value: V | null }
        ? Put<S, X, Fn, P>
        : F extends { readonly value: infer N }
          ? [IsNumeric<N>, IsNumeric<V>] extends [true, true]
            ? Put<S, X, Fn, P>
            : F extends { readonly literal: V | null }
              ? Put<S, X, Fn, P>
              : WrongType<V>
          : WrongType<V>
    : never
  : X extends object
    ? CheckObject<S, V, X, P>
    : NoInfer<V>;
/** V for the object X: a list, of which some may be expressions; a QuerySet, with the paths that it names of the query around it; a document. */
type CheckObject<S extends ModelSchema, V, X, P> = X extends readonly unknown[]
  ? [Extract<X[number], { readonly [fn]: unknown }>] extends [never]
    ? NotInferred<V>
    : CheckList<S, V, X, P>
  : [OuterFault<S, OuterOf<X>>] extends [never]
    ? NotInferred<V>
    : OuterFault<S, OuterOf<X>>;
/** The list X that `in` or `range` takes: each of the values that V has, or an expression that yields one. */
type CheckList<S extends ModelSchema, V, X extends readonly unknown[], P> = [V] extends [readonly [infer T, unknown]]
  ? readonly [CheckItem<S, T, X[0], P>, CheckItem<S, T, X[1], P>]
  : readonly CheckItem<S, ItemOf<V>, X[number], P>[];
type ItemOf<V> = V extends OtherList<infer T> ? T : never;
type CheckItem<S extends ModelSchema, V, X, P> = X extends { readonly [fn]: unknown } ? CheckValue<S, V, X, P> : NoInfer<V>;
/** The expression X of the type function Fn, or the fault of its place P. */
type Put<S extends ModelSchema, X, Fn, P> = P extends 'filter'
  ? Placed<InFilter<S, Fn>, X>
  : P extends 'update'
    ? Placed<InUpdate<Fn>, X>
    : X;
type Placed<N, X> = unknown extends N ? X : N;
/** TypeScript does not look into `NoInfer` of a union for an object of optional members: a document in a nullable column. */
type NotInferred<V> = null extends V ? EachNoInfer<V> : NoInfer<V>;
type EachNoInfer<V> = V extends unknown ? NoInfer<V> : never;
/** Numbers of all kinds are compared with each other. */
type IsNumeric<V> = [NonNullable<V>] extends [number | bigint | Decimal | `${number}`] ? true : false;

/** The type function of a `Q`: a boolean, or the first fault among its conditions. */
export interface BooleanFn<W> extends TypeFn {
  readonly out: CheckWhere<SchemaOf<this['S']>, W>;
  readonly holds: HoldsIn<W>;
}
type CheckWhere<S extends ModelSchema, W> = W extends { readonly [fn]: infer Fn }
  ? Apply<Fn, S>
  : W extends Where<S, W>
    ? ConditionField<S, W>
    : WhereFault<S, W>;
type WhereFault<S extends ModelSchema, W> = {
  [K in keyof W]: W[K] extends Where<S, W>[K]
    ? never
    : Where<S, W>[K] extends UnknownPath<string> | UnknownLookup<string> | WrongType<unknown>
      ? Where<S, W>[K]
      : WrongType<Where<S, W>[K]>;
}[keyof W];

/**
 * The parameter of filter, exclude and get for an argument C: an object, or a boolean expression.
 *
 * A conditional type whose branch is C alone hears the whole of a union, `popular ? Q({ … }) : Q({ … })`; in a union C would hear its first member.
 * Of several members that a wrong argument resembles, messages are about the last: so what has no values stands first, here and elsewhere.
 */
export type Conditions<S extends ModelSchema, C> = Judged<S, C> extends infer R extends WantedValues<NoInfer<S>> | object ? R : C;
type Judged<S extends ModelSchema, C> = IsRight<S, C> extends true ? C : ObjectOrFault<S, C>;
type IsRight<S extends ModelSchema, C> = [C] extends [never] ? false : unknown extends CheckFilter<S, C> ? true : false;
type ObjectOrFault<S extends ModelSchema, C> = [C] extends [never]
  ? NoValue | WantedValues<NoInfer<S>> | Offer<S, never>
  : C & {} extends { readonly [fn]: unknown }
    ? CheckFilter<S, C>
    : NoValue | WantedValues<NoInfer<S>> | (Where<S, C, 'filter'> & Offer<S, keyof C>);
/** The further parameters. */
export type MoreConditions<S extends ModelSchema, M extends readonly unknown[]> = {
  readonly [I in keyof M]: Conditions<S, M[I]>;
};

/** The faults of an expression. One that is written in place tells its own; those of the calls inside it are seen here alone. */
export type CheckCondition<S, C> = C extends { readonly [fn]: unknown }
  ? unknown extends C[typeof fn]
    ? unknown
    : Faults<Apply<C[typeof fn], S>>
  : never;
type CheckFilter<S extends ModelSchema, C> = C & {} extends { readonly [fn]: infer Fn }
  ? unknown extends Fn
    ? unknown
    : Faults<Apply<Fn, S>> & InFilter<S, Fn>
  : never;
type Faults<F> = [Extract<F, UnknownPath<string> | UnknownLookup<string> | WrongType<unknown>>] extends [never]
  ? unknown
  : Extract<F, UnknownPath<string> | UnknownLookup<string> | WrongType<unknown>>;
