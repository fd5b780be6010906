import type { DateField, DateTimeField, FloatField, IntegerField, TextField, TimeField } from '../field-types.js';
import type { JsonField } from '../json-field.js';
import type { Apply, Const, Expression, Loose, TypeFn, Wanted } from '../type-fn.js';
import type { Fault } from '../faults.js';
import type { Computed } from './computed.js';
import type { AnyNull, AnyOperand, FirstOf, FnOf, Like, Operand, Operands, OrNull } from './operand.js';

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
export type ConcatFunction = <const A extends readonly AnyOperand[], S = Loose>(...operands: Operands<S, A>) => Computed<TextOf<Fns<A>>, S>;
interface TextOf<A extends readonly unknown[]> extends TypeFn {
  readonly out: TextOrFault<{ [I in keyof A]: Apply<A[I], this['S']> }[number]>;
}
type TextOrFault<F> = [Extract<F, Fault>] extends [never] ? TextField : Extract<F, Fault>;
/** `JSONObject({ name: 'name', n: Count('posts') })` */
export type JsonObjectFunction = <S = Loose>(members: {
  readonly [name: string]: AnyOperand | Wanted<NoInfer<S>>;
}) => Computed<Const<JsonField<Record<string, unknown>>>, S>;

export interface TimeZoneOptions {
  /** An IANA name. */
  readonly tzinfo?: string;
}
/** `ExtractYear('createdAt')` */
export type ExtractFunction = UnaryFunctionWith<IntegerField, [options?: TimeZoneOptions]>;
/** `TruncMonth('createdAt')` */
export type TruncFunction = SameFunction<[options?: TimeZoneOptions]>;
export type TruncDateFunction = UnaryFunctionWith<DateField, [options?: TimeZoneOptions]>;
export type TruncTimeFunction = UnaryFunctionWith<TimeField, [options?: TimeZoneOptions]>;
export type NowFunction = ConstantFunction<DateTimeField>;
export type TextFunction = UnaryFunction<TextField>;
export type IntegerFunction = UnaryFunction<IntegerField>;
export type FloatFunction = UnaryFunction<FloatField>;

export interface WindowOptions<S> {
  readonly partitionBy?: string | Expression | readonly (string | Expression | Wanted<NoInfer<S>>)[];
  readonly orderBy?: string | Expression | readonly (string | Expression | Wanted<NoInfer<S>>)[];
  readonly frame?: object;
}
/** `Window(Rank(), { partitionBy: ['author'], orderBy: ['-views'] })` */
export type WindowFunction = <X extends Expression, S = Loose>(
  expression: Operand<S, X>,
  options?: WindowOptions<S>,
) => Computed<FnOf<X>, S>;
