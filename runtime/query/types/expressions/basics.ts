import type { SqlFragment } from '../../../connection/sql-fragment.js';
import type { AnyField } from '../any-field.js';
import type { Condition, OnlyConditions, WhereFor } from '../condition.js';
import type { Fault, NotOneColumn } from '../faults.js';
import type { FieldType, MaybeNull } from '../field-type.js';
import type { BooleanField, IntegerField, TextField } from '../field-types.js';
import type { HoldsOf } from '../holds.js';
import type { LiteralField } from '../literal.js';
import type { ArrayLookups } from '../lookups.js';
import type { PathFor } from '../path-argument.js';
import type { Knows } from '../query-set-like.js';
import type { ModelSchema } from '../schema.js';
import type { column, fieldType, fn, keyColumn, querySchema, values } from '../symbols.js';
import type { Apply, Const, Expression, Loose, Of, TypeFn, Wanted } from '../type-fn.js';
import type { BooleanFn } from '../where.js';
import type { BareFn, Computed } from './computed.js';
import type { MixedKinds } from './kinds.js';
import type { Around, Outer, OuterName, OuterOf } from './outer.js';
import type { AlwaysOf, AnyNull, AnyOperand, FnOf, Guarded, IsNull, Like, Literal, Operand, Operands } from './operand.js';

/** `fields.integer()` of `dunder`: the field type of a Cast or an outputField. */
export interface OutputField<F> {
  readonly [fieldType]: F;
}
export interface OutputOptions<F> {
  readonly outputField: OutputField<F>;
}

/** `F('author__age')` */
export type FFunction = <P extends string, S = Loose>(path: PathFor<S, P>) => Computed<Of<P>, S>;

/** `OuterRef('pk')`: a field of the query around this one, whose schema is not known here; `OuterRef(OuterRef('pk'))` of the one around that. */
export type OuterRefFunction = <const P extends string | Computed<Outer<string>, any>>(path: P) => Computed<Outer<OuterName<P>>, any>;

/** `Value('text')`, `Value(ms, { outputField: fields.duration() })` */
export type ValueFunction = <const V extends Literal | string, F = LiteralField<V>>(
  value: V,
  options?: OutputOptions<F>,
) => Computed<Const<F>, any>;

/** `RawSQL(sql\`…\`, { outputField })` */
export type RawSqlFunction = <F = AnyField>(query: SqlFragment, options?: OutputOptions<F>) => Computed<Const<F>, any>;

/** `Cast('views', fields.text())` */
export type CastFunction = <X extends AnyOperand, F, S = Loose>(
  operand: Operand<S, X>,
  outputField: OutputField<F>,
) => Computed<Like<FnOf<X>, F>, S>;

/** `ExpressionWrapper(F('a').add(F('b')), { outputField: fields.integer() })` */
export type ExpressionWrapperFunction = <X extends Expression, F, S = Loose>(
  expression: Operand<S, X>,
  options: OutputOptions<F>,
) => Computed<Like<FnOf<X>, F>, S>;

/** `Func('a', 'b', { function: 'greatest', outputField: fields.integer() })` */
export type FuncFunction = <const A extends readonly AnyOperand[], F = AnyField, S = Loose>(
  ...operandsAndOptions: [...Operands<S, A>, FuncOptions<F>]
) => Computed<AlwaysOf<FnsOf<A>, F>, S>;
export interface FuncOptions<F> extends Partial<OutputOptions<F>> {
  /** The name alone; what is more than a call is written with RawSQL. */
  readonly function: string;
}
/** `defineFunction({ function: 'soundex', outputField: fields.text() })` */
export type DefineFunction = <F extends FieldType, N extends 'always' | 'never' | 'strict' = 'strict'>(definition: {
  /** Its name, or one for each database that has it. */
  readonly function: string | { readonly postgres?: string; readonly mysql?: string; readonly sqlite?: string };
  readonly outputField: OutputField<F>;
  /** When it gives NULL: as soon as an argument is (`strict`, the default), never, or whatever comes in. */
  readonly nulls?: N;
}) => <const A extends readonly AnyOperand[], S = Loose>(...operands: Operands<S, A>) => Computed<DefinedOf<FnsOf<A>, F, N>, S>;
type DefinedOf<A extends readonly unknown[], F extends FieldType, N> = N extends 'strict'
  ? AnyNull<A, F>
  : AlwaysOf<A, N extends 'never' ? F : MaybeNull<F, true>>;
type FnsOf<A extends readonly unknown[]> = { [I in keyof A]: FnOf<A[I]> };
/** `Exists(Post.objects.filter({ author: OuterRef('pk') }))` */
export type ExistsFunction = <Q extends { readonly [querySchema]: unknown }>(
  querySet: Q,
) => Condition<BareFn<Around<Const<BooleanField>, OuterOf<Q>>>, any>;

/** `Subquery(Post.objects.filter({ author: OuterRef('pk') }).values('title').slice(0, 1))`: null when there is no row. */
export type SubqueryFunction = <Q, V, F = ColumnField<V | null>>(
  querySet: Q & SubqueryRows<V> & Single<V>,
  options?: OutputOptions<F>,
) => Computed<Around<Const<F>, OuterOf<Q>>, any>;
/** `ArraySubquery(Post.objects.filter({ author: OuterRef('pk') }).values('title'))`: all values; empty when there is no row. */
export type ArraySubqueryFunction = <Q, V>(
  querySet: Q & SubqueryRows<V> & Single<V>,
) => Computed<Around<Const<ArrayColumn<V>>, OuterOf<Q>>, any>;
/** A QuerySet of one column; without `values` it is the key. */
type Single<V> = [V] extends [NotOneColumn] ? ([V] extends [never] ? unknown : V) : unknown;
type SubqueryRows<V> = Knows<{ readonly [column]: () => V } | { readonly [keyColumn]: V; readonly [values]?: never }>;
type ArrayColumn<V> = {
  readonly value: readonly V[];
  readonly input: readonly V[];
  readonly lookups: ArrayLookups<V>;
  readonly transforms: { readonly [index: `${number}`]: ColumnField<V | null>; readonly len: IntegerField };
};
/** The field of a column that is known by its values V alone. */
export interface ColumnField<V> {
  readonly value: V;
  readonly input: V;
  readonly lookups: LiteralField<NonNullable<V>> extends { readonly lookups: infer L } ? L & object : object;
  readonly transforms: LiteralField<NonNullable<V>> extends { readonly transforms: infer X } ? X & object : object;
}

/** `When({ status: 'draft' }, { then: Value(0) })` */
export interface WhenOf<W, Fn, S> extends Expression<Guarded<BooleanFn<W>, Fn>, S> {}
export type WhenFunction = <const W, const X extends AnyOperand, S = Loose>(
  condition: S extends ModelSchema ? (W & WhereFor<S, W>) | Wanted<S> : W & OnlyConditions<W>,
  options: { readonly then: Operand<S, X> },
) => WhenOf<W, FnOf<X>, S>;

/** `Case(When(…), When(…), { default: Value(1) })`: null when nothing applies and there is no default. */
export type CaseFunction = <const A extends readonly (Expression | CaseOptions)[], S = Loose>(
  ...casesAndDefault: { readonly [I in keyof A]: A[I] | Wanted<NoInfer<S>> }
) => Computed<CaseOf<A>, S>;
export interface CaseOptions {
  readonly default?: AnyOperand;
  readonly outputField?: OutputField<unknown>;
}
export interface CaseOf<A extends readonly unknown[]> extends TypeFn {
  readonly out: CaseField<{ [I in keyof A]: CaseArm<A[I], this['S']> }>;
  readonly holds: HoldsOf<ArmFn<A[number]>>;
}
type ArmFn<X> = X extends { readonly [fn]: infer Fn } ? Fn : X extends { readonly default: infer D } ? FnOf<D> : never;
type CaseArm<X, S> = X extends { readonly [fn]: infer Fn }
  ? Apply<Fn, S>
  : X extends { readonly default: infer D }
    ? { readonly otherwise: Apply<FnOf<D>, S> }
    : never;
type CaseField<F extends readonly unknown[]> = [Extract<F[number], Fault> | MixedKinds<F[number]>] extends [never]
  ? MaybeNull<
      FirstArm<F[0], F[number]>,
      Extract<F[number], { readonly otherwise: unknown }> extends { readonly otherwise: infer O }
        ? [Extract<F[number], { readonly otherwise: unknown }>] extends [never]
          ? true
          : true extends IsNull<Exclude<F[number], { readonly otherwise: unknown }> | O>
            ? true
            : false
        : true
    > &
      Texts<F[number]>
  : Extract<F[number], Fault> | MixedKinds<F[number]>;

/** The field of the first arm; of texts that are written out any text, where the first arm has only some. */
type FirstArm<A, F> = [ConstantsOf<F>] extends [never]
  ? A
  : A extends { readonly literal: unknown }
    ? TextField
    : A extends { readonly value: infer V }
      ? TextsOf<F> extends V
        ? A
        : TextField
      : A;
/** All the texts that it can be, where some are written out. */
type Texts<F> = [ConstantsOf<F>] extends [never] ? unknown : { readonly literal: TextsOf<F> };
type ConstantsOf<F> = Extract<F, { readonly literal: string } | { readonly otherwise: { readonly literal: string } }>;
type TextsOf<F> = F extends { readonly otherwise: infer O }
  ? TextsOf<O>
  : F extends { readonly literal: infer T }
    ? T
    : F extends { readonly value: infer V }
      ? NonNullable<V>
      : never;
