import type { Decimal } from 'decimal.js';
import type { Fault } from '../faults.js';
import type { FieldType, MaybeNull, ValueOf } from '../field-type.js';
import type { ArrayField, BooleanField, DecimalField, DurationField, FloatField, IntegerField, TextField } from '../field-types.js';
import type { AggregateOf, HoldsOf } from '../holds.js';
import type { JsonField } from '../json-field.js';
import type { Apply, Const, Expression, Loose, TypeFn, Wanted } from '../type-fn.js';
import type { fn } from '../symbols.js';
import type { Computed } from './computed.js';
import type { BooleanOf, IntegerOf, NumberField, NumberOf, OrderedOf } from './required.js';
import type { AnyTerms, Over, Terms } from './terms.js';
import type { JsonOf } from './json.js';
import type { AlwaysField, AnyOperand, Bare, FnOf, Guarded, NullableField, Operand, OrNullField } from './operand.js';

export interface AggregateOptions<S, D = unknown, C = { readonly [fn]: unknown }> {
  /** Only the rows that meet this. */
  readonly filter?: C | Wanted<NoInfer<S>>;
  readonly distinct?: boolean;
  /** Instead of null when there are no rows. */
  readonly default?: D;
}
export interface OrderedAggregateOptions<S, D = unknown, C = { readonly [fn]: unknown }, O = AnyTerms> extends AggregateOptions<S, D, C> {
  readonly orderBy?: Terms<S, O>;
}

/** Null when there are no rows, unless a default D was given. */
export type WithDefault<Fn, D> = [D] extends [undefined] ? Fn : NotNull<Fn>;
export interface NotNull<A> extends TypeFn {
  readonly out: Bare<Apply<A, this['S']>>;
  readonly holds: HoldsOf<A>;
}

/** What Fn yields, or the fault of the filter C. */
type Filtered<Fn, C> = [C] extends [never] ? Fn : Guarded<FnOf<C>, Fn>;

export interface AverageOf<A> extends TypeFn {
  readonly out: Average<Apply<A, this['S']>>;
  readonly holds: AggregateOf<HoldsOf<A>>;
}
type Average<F> =
  NumberField<F> extends Fault
    ? NumberField<F>
    : MaybeNull<
        [NonNullable<ValueOf<F>>] extends [Decimal]
          ? DecimalField
          : F extends { readonly lookups: DurationField['lookups'] }
            ? FloatField
            : FloatField,
        true
      >;

export interface ArrayOf<A> extends TypeFn {
  readonly out: ArrayFieldOf<Apply<A, this['S']>>;
  readonly holds: AggregateOf<HoldsOf<A>>;
}
type ArrayFieldOf<F> = F extends Fault ? F : F extends FieldType ? MaybeNull<ArrayField<F>, true> : never;

/** An integer, never null. */
export interface CountOf<A> extends TypeFn {
  readonly out: AlwaysField<Apply<A, this['S']>, IntegerField>;
  readonly holds: AggregateOf<HoldsOf<A>>;
}
/** What A yields, or null. */
export interface SomeOf<A> extends TypeFn {
  readonly out: OrNullField<Apply<A, this['S']>>;
  readonly holds: AggregateOf<HoldsOf<A>>;
}
/** A G, or null. */
export interface SomeAs<A, G> extends TypeFn {
  readonly out: NullableField<Apply<A, this['S']>, G>;
  readonly holds: AggregateOf<HoldsOf<A>>;
}

/** `Count('comments')`, `Count('*')`: never null. */
export type CountFunction = <X extends AnyOperand, S = Loose, C extends Expression = never>(
  operand: Operand<S, X> | '*',
  options?: AggregateOptions<S, never, C>,
) => Computed<Filtered<CountOf<X extends '*' ? Const<IntegerField> : FnOf<X>>, C>, S>;

/** `AnyValue`: what it is taken of, or null. */
export type SameAggregateFunction = <X extends AnyOperand, S = Loose, D = undefined, C extends Expression = never>(
  operand: Operand<S, X>,
  options?: AggregateOptions<S, D, C>,
) => Computed<Filtered<WithDefault<SomeOf<FnOf<X>>, D>, C>, S>;

/** `Min`, `Max`: of what has an order. */
export type OrderedAggregateFunction = <X extends AnyOperand, S = Loose, D = undefined, C extends Expression = never>(
  operand: Operand<S, X>,
  options?: AggregateOptions<S, D, C>,
) => Computed<Filtered<WithDefault<SomeOf<OrderedOf<FnOf<X>>>, D>, C>, S>;

/** `Sum`: of numbers. */
export type SumFunction = <X extends AnyOperand, S = Loose, D = undefined, C extends Expression = never>(
  operand: Operand<S, X>,
  options?: AggregateOptions<S, D, C>,
) => Computed<Filtered<WithDefault<SumOf<FnOf<X>>, D>, C>, S>;
export interface SumOf<A> extends TypeFn {
  readonly out: OrNullField<NumberField<Apply<A, this['S']>>>;
  readonly holds: AggregateOf<HoldsOf<A>>;
}

/** `Avg`, `StdDev`, `Variance`: a number; of decimals a Decimal. */
export type AverageFunction = <X extends AnyOperand, S = Loose, D = undefined, C extends Expression = never>(
  operand: Operand<S, X>,
  options?: AggregateOptions<S, D, C> & { readonly sample?: boolean },
) => Computed<Filtered<WithDefault<AverageOf<FnOf<X>>, D>, C>, S>;

/** `StringAgg('name', { delimiter: ', ' })` */
export type StringAggFunction = <
  X extends AnyOperand,
  S = Loose,
  D = undefined,
  C extends Expression = never,
  const O extends AnyTerms = never,
>(
  operand: Operand<S, X>,
  options: OrderedAggregateOptions<S, D, C, O> & { readonly delimiter: string | Expression },
) => Computed<Over<Filtered<WithDefault<SomeAs<FnOf<X>, TextField>, D>, C>, O>, S>;

/** `ArrayAgg('name')` (PostgreSQL) */
export type ArrayAggFunction = <
  X extends AnyOperand,
  S = Loose,
  D = undefined,
  C extends Expression = never,
  const O extends AnyTerms = never,
>(
  operand: Operand<S, X>,
  options?: OrderedAggregateOptions<S, D, C, O>,
) => Computed<Over<Filtered<WithDefault<ArrayOf<FnOf<X>>, D>, C>, O>, S>;

/** `JSONBAgg('name')` */
export type JsonAggFunction = <
  X extends AnyOperand,
  S = Loose,
  D = undefined,
  C extends Expression = never,
  const O extends AnyTerms = never,
>(
  operand: Operand<S, X>,
  options?: OrderedAggregateOptions<S, D, C, O>,
) => Computed<Over<Filtered<WithDefault<JsonListOf<FnOf<X>>, D>, C>, O>, S>;
export interface JsonListOf<A> extends TypeFn {
  readonly out: JsonListField<Apply<A, this['S']>>;
  readonly holds: AggregateOf<HoldsOf<A>>;
}
type JsonListField<F> = F extends Fault ? F : JsonField<readonly JsonOf<ValueOf<F>>[] | null>;

/** `BitAnd`, `BitOr`, `BitXor`: of integers. */
export type BitAggregateFunction = <X extends AnyOperand, S = Loose, D = undefined, C extends Expression = never>(
  operand: Operand<S, X>,
  options?: AggregateOptions<S, D, C>,
) => Computed<Filtered<WithDefault<SomeOf<IntegerOf<FnOf<X>>>, D>, C>, S>;

/** `Corr('y', 'x')` (PostgreSQL): of two numbers. */
export type PairAggregateFunction<O = {}> = <
  X extends AnyOperand,
  Y extends AnyOperand,
  S = Loose,
  D = undefined,
  C extends Expression = never,
>(
  y: Operand<S, Y>,
  x: Operand<S, X>,
  options?: AggregateOptions<S, D, C> & O,
) => Computed<Filtered<WithDefault<PairOf<NumberOf<FnOf<Y>>, NumberOf<FnOf<X>>>, D>, C>, S>;
export interface PairOf<Y, X> extends TypeFn {
  readonly out: PairField<Apply<Y, this['S']> | Apply<X, this['S']>>;
  readonly holds: AggregateOf<HoldsOf<Y | X>>;
}
type PairField<F> = [Extract<F, Fault>] extends [never] ? MaybeNull<FloatField, true> : Extract<F, Fault>;
/** `RegrCount('y', 'x')`: never null. */
export type PairCountFunction = <X extends AnyOperand, Y extends AnyOperand, S = Loose, C extends Expression = never>(
  y: Operand<S, Y>,
  x: Operand<S, X>,
  options?: AggregateOptions<S, never, C>,
) => Computed<Filtered<Counted<NumberOf<FnOf<Y>>, NumberOf<FnOf<X>>>, C>, S>;
export interface Counted<Y, X> extends TypeFn {
  readonly out: CountedField<Apply<Y, this['S']> | Apply<X, this['S']>>;
  readonly holds: AggregateOf<HoldsOf<Y | X>>;
}
type CountedField<F> = [Extract<F, Fault>] extends [never] ? IntegerField : Extract<F, Fault>;

/** `BoolAnd`, `BoolOr` */
export type BooleanAggregateFunction = <X extends AnyOperand, S = Loose, D = undefined, C extends Expression = never>(
  operand: Operand<S, X>,
  options?: AggregateOptions<S, D, C>,
) => Computed<Filtered<WithDefault<SomeAs<BooleanOf<FnOf<X>>, BooleanField>, D>, C>, S>;
