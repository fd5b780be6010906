import type { Decimal } from 'decimal.js';
import type { MaybeNull, ValueOf } from '../field-type.js';
import type {
  BigIntegerField,
  DateField,
  DateTimeField,
  DecimalField,
  FloatField,
  IntegerField,
  TextField,
  TimeField,
  UuidField,
} from '../field-types.js';
import type { Apply, Const, Expression, Loose, TypeFn } from '../type-fn.js';
import type { Fault } from '../faults.js';
import type { Aggregate, HoldsOf, WindowOver, WithoutWindow } from '../holds.js';
import type { Arithmetic } from './arithmetic.js';
import type { OutputField } from './basics.js';
import type { Computed } from './computed.js';
import type { MixedKinds } from './kinds.js';
import type { IntegerOf, MomentOf, NumberField, NumberOf, TextOf } from './required.js';
import type { AnyTerms, Over, Terms } from './terms.js';
import type { AlwaysOf, AnyNull, AnyOperand, FirstOf, FnOf, IsNull, Like, Operand, Operands, OrNull } from './operand.js';

/** A function of a text that yields one: `Lower('title')`. */
export type TextFunction = <X extends AnyOperand, S = Loose>(operand: Operand<S, X>) => Computed<Like<TextOf<FnOf<X>>, TextField>, S>;
/** A function of a text that yields an integer: `Length('title')`. */
export type IntegerFunction = <X extends AnyOperand, S = Loose>(operand: Operand<S, X>) => Computed<Like<TextOf<FnOf<X>>, IntegerField>, S>;
/** `Chr('codePoint')` */
export type ChrFunction = <X extends AnyOperand, S = Loose>(operand: Operand<S, X>) => Computed<Like<IntegerOf<FnOf<X>>, TextField>, S>;
/** A function of a number that yields one with a fraction: `Sqrt('views')`. */
export type FloatFunction = <X extends AnyOperand, S = Loose>(operand: Operand<S, X>) => Computed<Like<NumberOf<FnOf<X>>, FloatField>, S>;
/** A function of a date, a time or a moment that yields G: `ExtractYear('createdAt')`, `TruncDate('createdAt')`. */
export type MomentFunction<G, A extends readonly unknown[] = [options?: TimeZoneOptions]> = <X extends AnyOperand, S = Loose>(
  operand: Operand<S, X>,
  ...rest: A
) => Computed<Like<MomentOf<FnOf<X>>, G>, S>;
/** `Abs`, `Sign`: the kind of number that it is given. */
export type SameNumberFunction = <X extends AnyOperand, S = Loose>(operand: Operand<S, X>) => Computed<NumberOf<FnOf<X>>, S>;
/** A function of two numbers: `Power('a', 2)`. */
export type NumbersFunction = <X extends AnyOperand, Y extends AnyOperand, S = Loose>(
  left: Operand<S, X>,
  right: Operand<S, Y>,
) => Computed<AnyNull<[NumberOf<FnOf<X>>, NumberOf<FnOf<Y>>], FloatField>, S>;
/** A text and how much of it: `Left('title', 3)`. */
export type PartFunction = <X extends AnyOperand, Y extends AnyOperand, S = Loose>(
  text: Operand<S, X>,
  length: Operand<S, Y>,
) => Computed<AnyNull<[TextOf<FnOf<X>>, IntegerOf<FnOf<Y>>], TextField>, S>;
/** `Substr('title', 2, 3)`: from a place on, counted from 1. */
export type SubstrFunction = <X extends AnyOperand, Y extends AnyOperand, Z extends AnyOperand = 0, S = Loose>(
  text: Operand<S, X>,
  start: Operand<S, Y>,
  length?: Operand<S, Z>,
) => Computed<AnyNull<[TextOf<FnOf<X>>, IntegerOf<FnOf<Y>>, IntegerOf<FnOf<Z>>], TextField>, S>;
/** `LPad('title', 8, Value('0'))` */
export type PadFunction = <X extends AnyOperand, Y extends AnyOperand, Z extends AnyOperand = Filler, S = Loose>(
  text: Operand<S, X>,
  length: Operand<S, Y>,
  fill?: Operand<S, Z>,
) => Computed<AnyNull<[TextOf<FnOf<X>>, IntegerOf<FnOf<Y>>, TextOf<FnOf<Z>>], TextField>, S>;
/** `StrIndex('title', Value('a'))` */
export type StrIndexFunction = <X extends AnyOperand, Y extends AnyOperand, S = Loose>(
  text: Operand<S, X>,
  part: Operand<S, Y>,
) => Computed<AnyNull<[TextOf<FnOf<X>>, TextOf<FnOf<Y>>], IntegerField>, S>;
/** `Replace('title', Value('a'), Value('b'))` */
export type ReplaceFunction = <X extends AnyOperand, Y extends AnyOperand, Z extends AnyOperand = Filler, S = Loose>(
  text: Operand<S, X>,
  part: Operand<S, Y>,
  by?: Operand<S, Z>,
) => Computed<AnyNull<[TextOf<FnOf<X>>, TextOf<FnOf<Y>>, TextOf<FnOf<Z>>], TextField>, S>;
/** What stands for a text that is not given. */
type Filler = Expression<Const<TextField>>;
/** `Mod('views', 10)`: the wider of the two. */
export type ModFunction = <X extends AnyOperand, Y extends AnyOperand, S = Loose>(
  left: Operand<S, X>,
  right: Operand<S, Y>,
) => Computed<Arithmetic<FnOf<X>, FnOf<Y>>, S>;
/** `Ceil`, `Floor`: decimals and big integers stay what they are, other numbers are numbers. */
export type RoundedFunction = <X extends AnyOperand, S = Loose>(operand: Operand<S, X>) => Computed<RoundedOf<FnOf<X>>, S>;
/** `Round('price', 1)`, `Round('price', { precision: 1 })` */
export type RoundFunction = <X extends AnyOperand, S = Loose>(
  operand: Operand<S, X>,
  precision?: number | Expression | { readonly precision: number },
) => Computed<RoundedOf<FnOf<X>>, S>;
export interface RoundedOf<A> extends TypeFn {
  readonly out: RoundedField<NumberField<Apply<A, this['S']>>>;
  readonly holds: HoldsOf<A>;
}
type RoundedField<F> = F extends Fault
  ? F
  : NonNullable<ValueOf<F>> extends infer V
    ? [V] extends [bigint]
      ? MaybeNull<BigIntegerField, IsNull<F>>
      : [V] extends [Decimal]
        ? MaybeNull<DecimalField, IsNull<F>>
        : MaybeNull<FloatField, IsNull<F>>
    : never;
/** `Collate('name', 'und-x-icu')` */
export type CollateFunction = <X extends AnyOperand, S = Loose>(
  operand: Operand<S, X>,
  collation: string,
) => Computed<Like<TextOf<FnOf<X>>, TextField>, S>;
/** `UUID7({ shift: 1000 })`: milliseconds. */
export type Uuid7Function = (options?: { readonly shift?: number }) => Computed<Const<UuidField>, any>;
/** A function without operands: `Now()`, `Random()`. */
export type ConstantFunction<G> = () => Computed<Const<G>, any>;

type Fns<A extends readonly unknown[]> = { [I in keyof A]: FnOf<A[I]> };
/** `Coalesce('nickname', 'name')`: null only when all may be. */
export type CoalesceFunction = <const A extends readonly AnyOperand[], S = Loose>(
  ...operands: Operands<S, A>
) => Computed<FirstOf<Fns<A>>, S>;
/** `Greatest`, `Least`: the type of the first. */
export type ExtremeFunction = CoalesceFunction;
/** `NullIf('a', 'b')` */
export type NullIfFunction = <X extends AnyOperand, Y extends AnyOperand, S = Loose>(
  left: Operand<S, X>,
  right: Operand<S, Y>,
) => Computed<NullIfOf<FnOf<X>, FnOf<Y>>, S>;
export interface NullIfOf<X, Y> extends TypeFn {
  readonly out: NullIfField<Apply<X, this['S']>, Apply<Y, this['S']>>;
  readonly holds: HoldsOf<X | Y>;
}
type NullIfField<F, G> = [Extract<F | G, Fault> | MixedKinds<F | G>] extends [never]
  ? MaybeNull<F, true>
  : Extract<F | G, Fault> | MixedKinds<F | G>;
/** `Concat('first', Value(' '), 'last')`: NULL counts as empty text. */
export type ConcatFunction = <const A extends readonly AnyOperand[], S = Loose>(
  ...operands: Operands<S, A>
) => Computed<AlwaysOf<Fns<A>, TextField>, S>;

export interface TimeZoneOptions {
  /** An IANA name. */
  readonly tzinfo?: string;
}
/** `ExtractYear('createdAt')` */
export type ExtractFunction = MomentFunction<IntegerField>;
/** `Extract('createdAt', 'month')` */
export type ExtractAnyFunction = MomentFunction<IntegerField, [part: ExtractPart, options?: TimeZoneOptions]>;
export type ExtractPart =
  'year' | 'isoYear' | 'quarter' | 'month' | 'week' | 'day' | 'weekDay' | 'isoWeekDay' | 'hour' | 'minute' | 'second';
export interface TruncOptions<F> extends TimeZoneOptions {
  /** `fields.date()` or `fields.time()` of a moment. */
  readonly outputField?: OutputField<F>;
}
/** `TruncMonth('createdAt')`: what it is given, or what the output field says. */
export type TruncFunction = <X extends AnyOperand, F = never, S = Loose>(
  operand: Operand<S, X>,
  options?: TruncOptions<F>,
) => Computed<[F] extends [never] ? MomentOf<FnOf<X>> : Like<MomentOf<FnOf<X>>, F>, S>;
/** `Trunc('createdAt', 'month')` */
export type TruncAnyFunction = <X extends AnyOperand, F = never, S = Loose>(
  operand: Operand<S, X>,
  unit: 'year' | 'quarter' | 'month' | 'week' | 'day' | 'hour' | 'minute' | 'second',
  options?: TruncOptions<F>,
) => Computed<[F] extends [never] ? MomentOf<FnOf<X>> : Like<MomentOf<FnOf<X>>, F>, S>;
export type TruncDateFunction = MomentFunction<DateField>;
export type TruncTimeFunction = MomentFunction<TimeField>;
export type NowFunction = ConstantFunction<DateTimeField>;

export interface WindowOptions<S, P, O> {
  readonly partitionBy?: Terms<S, P>;
  readonly orderBy?: Terms<S, O>;
  readonly frame?: WindowFrame;
}
/** `RowRange({ start: null, end: 0 })` */
export interface WindowFrame {
  readonly mode: 'GROUPS' | 'RANGE' | 'ROWS';
}
/** `Window(Rank(), { partitionBy: ['author'], orderBy: ['-views'] })` */
export type WindowFunction = <X extends Expression, S = Loose, const P extends AnyTerms = never, const O extends AnyTerms = never>(
  expression: Operand<S, X>,
  options?: WindowOptions<S, P, O>,
) => Computed<Windowed<Over<FnOf<X>, P | O>>, S>;
export interface Windowed<A> extends TypeFn {
  readonly out: Apply<A, this['S']>;
  readonly holds: Exclude<HoldsOf<A>, Aggregate | WithoutWindow> | WindowOver;
}
/** `Rank()`, `Ntile(4)`: a G; `Window` gives it its rows. */
export type RowFunction<G, A extends readonly unknown[] = []> = (...rest: A) => Computed<InWindow<Const<G>>, any>;
/** `FirstValue('views')`: what its operand yields. */
export type SameRowFunction = <X extends AnyOperand, S = Loose>(operand: Operand<S, X>) => Computed<InWindow<FnOf<X>>, S>;
/** `Lag('views', 2)`: the same, or null. */
export type OtherRowFunction<A extends readonly unknown[]> = <X extends AnyOperand, S = Loose>(
  operand: Operand<S, X>,
  ...rest: A
) => Computed<InWindow<OrNull<FnOf<X>>>, S>;
export interface InWindow<A> extends TypeFn {
  readonly out: Apply<A, this['S']>;
  readonly holds: HoldsOf<A> | WithoutWindow;
}
