import type { Fault } from '../faults.js';
import type { FieldType, MaybeNull } from '../field-type.js';
import type { HoldsOf } from '../holds.js';
import type { LiteralField } from '../literal.js';
import type { PathIn } from '../path-argument.js';
import type { fn } from '../symbols.js';
import type { MixedKinds } from './kinds.js';
import type { Apply, Const, Expression, Of, TypeFn, Wanted } from '../type-fn.js';

/** A plain value in an expression. */
export type Literal = number | bigint | boolean | Date | object | null;

/** The type function of an operand: a string is a path, an expression is itself, any other value a constant. */
export type FnOf<X> = X extends string ? Of<X> : X extends { readonly [fn]: unknown } ? X[typeof fn] : Const<LiteralField<X>>;

/** The parameter of a function for an operand X: a path is checked and completed when the context has told the schema. */
export type Operand<S, X> = (X extends string ? PathIn<S, X> : X | Wanted<NoInfer<S>>) extends infer R extends
  AnyOperand | Wanted<NoInfer<S>>
  ? R
  : X;
/** Several of them. */
export type Operands<S, A extends readonly unknown[]> = { readonly [I in keyof A]: Operand<S, A[I]> };
export type AnyOperand = string | Literal | Expression;

/** Is the field nullable? */
export type IsNull<F> = F extends { readonly value: unknown } ? (null extends F['value'] ? true : false) : false;

/** The field G, nullable when A yields a nullable one; A's fault when it has one. */
export interface Like<A, G> extends TypeFn {
  readonly out: LikeField<Apply<A, this['S']>, G>;
  readonly holds: HoldsOf<A>;
}
type LikeField<F, G> = F extends Fault ? F : MaybeNull<G, IsNull<F>>;

/** The field G, nullable whatever A yields. */
export interface NullableFrom<A, G> extends TypeFn {
  readonly out: NullableField<Apply<A, this['S']>, G>;
  readonly holds: HoldsOf<A>;
}
export type NullableField<F, G> = F extends Fault ? F : MaybeNull<G, true>;

/** The field that A yields, made nullable. */
export interface OrNull<A> extends TypeFn {
  readonly out: OrNullField<Apply<A, this['S']>>;
  readonly holds: HoldsOf<A>;
}
export type OrNullField<F> = F extends Fault ? F : MaybeNull<F, true>;

/** What Fn yields, or the fault of the condition C that it stands under. */
export interface Guarded<C, Fn> extends TypeFn {
  readonly out: [Extract<Apply<C, this['S']>, Fault>] extends [never] ? Apply<Fn, this['S']> : Extract<Apply<C, this['S']>, Fault>;
  readonly holds: HoldsOf<C | Fn>;
}

/** The field G whatever A yields, never null: Count. */
export interface Always<A, G> extends TypeFn {
  readonly out: AlwaysField<Apply<A, this['S']>, G>;
  readonly holds: HoldsOf<A>;
}
export type AlwaysField<F, G> = F extends Fault ? F : G;

/** The field G whatever the type functions of A yield, never null; the fault of any that has one. */
export interface AlwaysOf<A extends readonly unknown[], G> extends TypeFn {
  readonly out: AlwaysOfField<{ [I in keyof A]: Apply<A[I], this['S']> }[number], G>;
  readonly holds: HoldsOf<A[number]>;
}
type AlwaysOfField<F, G> = [Extract<F, Fault>] extends [never] ? G : Extract<F, Fault>;

/** The field that the first of the type functions in the tuple A yields; its null only when `All` of them may be null. */
export interface FirstOf<A extends readonly unknown[]> extends TypeFn {
  readonly out: FirstField<{ [I in keyof A]: Apply<A[I], this['S']> }>;
  readonly holds: HoldsOf<A[number]>;
}
type FirstField<F extends readonly unknown[]> = [Extract<F[number], Fault> | MixedKinds<F[number]>] extends [never]
  ? false extends IsNull<F[number]>
    ? Bare<F[0]>
    : MaybeNull<F[0], true>
  : Extract<F[number], Fault> | MixedKinds<F[number]>;
/** Text or a number that is null only when every operand is: no; null when any is: `Any`. */
export interface AnyNull<A extends readonly unknown[], G> extends TypeFn {
  readonly out: AnyNullField<{ [I in keyof A]: Apply<A[I], this['S']> }, G>;
  readonly holds: HoldsOf<A[number]>;
}
type AnyNullField<F extends readonly unknown[], G> =
  Extract<F[number], Fault> extends never ? MaybeNull<G, true extends IsNull<F[number]> ? true : false> : Extract<F[number], Fault>;

/** F as it is when it is not null. */
export type Bare<F> = F extends FieldType
  ? null extends F['value']
    ? {
        readonly value: NonNullable<F['value']>;
        readonly input: NonNullable<F['input']>;
        readonly lookups: F['lookups'];
        readonly transforms: F['transforms'];
      }
    : F
  : F;
