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
import type { AnyTerms, Over, Terms } from './terms.js';
import type { AlwaysOf, AnyNull, AnyOperand, FirstOf, FnOf, IsNull, Like, Operand, Operands, OrNull } from './operand.js';

/** A function of one operand that yields G: `Lower('title')`, `Length('title')`, `Sqrt('views')`. */
export type UnaryFunction<G> = <X extends AnyOperand, S = Loose>(operand: Operand<S, X>) => Computed<Like<FnOf<X>, G>, S>;
/** A function of one operand and further plain arguments: `Left('title', 3)`. */
export type UnaryFunctionWith<G, A extends readonly unknown[]> = <X extends AnyOperand, S = Loose>(
  operand: Operand<S, X>,
  ...rest: A
) => Computed<Like<FnOf<X>, G>, S>;
/** A function that yields what it is given: `Abs`, `Round`, `TruncMonth`. */
export type SameFunction<A extends readonly unknown[] = []> = <X extends AnyOperand, S = Loose>(
  operand: Operand<S, X>,
  ...rest: A
) => Computed<FnOf<X>, S>;
/** A function that yields what it is given, or null: `Lag`, `Lead`. */
export type SameOrNullFunction<A extends readonly unknown[] = []> = <X extends AnyOperand, S = Loose>(
  operand: Operand<S, X>,
  ...rest: A
) => Computed<OrNull<FnOf<X>>, S>;
/** A function of two operands: `StrIndex('title', Value('a'))`, `Power('a', 2)`. */
export type BinaryFunction<G> = <X extends AnyOperand, Y extends AnyOperand, S = Loose>(
  left: Operand<S, X>,
  right: Operand<S, Y>,
) => Computed<AnyNull<[FnOf<X>, FnOf<Y>], G>, S>;
/** A function of two operands or three: `Replace('title', Value('a'), Value('b'))`, `Substr('title', 1)`. */
export type TernaryFunction<G> = <X extends AnyOperand, Y extends AnyOperand, Z extends AnyOperand = 0, S = Loose>(
  first: Operand<S, X>,
  second: Operand<S, Y>,
  third?: Operand<S, Z>,
) => Computed<AnyNull<[FnOf<X>, FnOf<Y>, FnOf<Z>], G>, S>;
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
  readonly out: RoundedField<Apply<A, this['S']>>;
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
export type CollateFunction = UnaryFunctionWith<TextField, [collation: string]>;
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
) => Computed<OrNull<FnOf<X>>, S>;
/** `Concat('first', Value(' '), 'last')`: NULL counts as empty text. */
export type ConcatFunction = <const A extends readonly AnyOperand[], S = Loose>(
  ...operands: Operands<S, A>
) => Computed<AlwaysOf<Fns<A>, TextField>, S>;

export interface TimeZoneOptions {
  /** An IANA name. */
  readonly tzinfo?: string;
}
/** `ExtractYear('createdAt')` */
export type ExtractFunction = UnaryFunctionWith<IntegerField, [options?: TimeZoneOptions]>;
/** `Extract('createdAt', 'month')` */
export type ExtractAnyFunction = UnaryFunctionWith<IntegerField, [part: ExtractPart, options?: TimeZoneOptions]>;
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
) => Computed<[F] extends [never] ? FnOf<X> : Like<FnOf<X>, F>, S>;
/** `Trunc('createdAt', 'month')` */
export type TruncAnyFunction = <X extends AnyOperand, F = never, S = Loose>(
  operand: Operand<S, X>,
  unit: 'year' | 'quarter' | 'month' | 'week' | 'day' | 'hour' | 'minute' | 'second',
  options?: TruncOptions<F>,
) => Computed<[F] extends [never] ? FnOf<X> : Like<FnOf<X>, F>, S>;
export type TruncDateFunction = UnaryFunctionWith<DateField, [options?: TimeZoneOptions]>;
export type TruncTimeFunction = UnaryFunctionWith<TimeField, [options?: TimeZoneOptions]>;
export type NowFunction = ConstantFunction<DateTimeField>;
export type TextFunction = UnaryFunction<TextField>;
export type IntegerFunction = UnaryFunction<IntegerField>;
export type FloatFunction = UnaryFunction<FloatField>;

export interface WindowOptions<S, P, O> {
  readonly partitionBy?: Terms<S, P>;
  readonly orderBy?: Terms<S, O>;
  readonly frame?: object;
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
