import type { Nullable } from '../field-type.js';
import type { BooleanField } from '../field-types.js';
import type { Condition } from '../condition.js';
import type { HoldsOf } from '../holds.js';
import type { fn } from '../symbols.js';
import type { Apply, Expression, TypeFn } from '../type-fn.js';
import type { Fault } from '../faults.js';
import type { Arithmetic, PowerTo } from './arithmetic.js';
import type { AnyOperand, FnOf, IsNull, Operand } from './operand.js';

/** An expression that yields a value, with the operators of arithmetic and comparison as methods. */
export interface Computed<Fn, S> extends Expression<Fn, S> {
  add<const X extends AnyOperand>(other: Operand<S, X>): Computed<Arithmetic<Fn, FnOf<X>>, S>;
  sub<const X extends AnyOperand>(other: Operand<S, X>): Computed<Arithmetic<Fn, FnOf<X>>, S>;
  mul<const X extends AnyOperand>(other: Operand<S, X>): Computed<Arithmetic<Fn, FnOf<X>>, S>;
  div<const X extends AnyOperand>(other: Operand<S, X>): Computed<Arithmetic<Fn, FnOf<X>>, S>;
  mod<const X extends AnyOperand>(other: Operand<S, X>): Computed<Arithmetic<Fn, FnOf<X>>, S>;
  pow<const X extends AnyOperand>(other: Operand<S, X>): Computed<PowerTo<Fn, FnOf<X>>, S>;
  neg(): Computed<Fn, S>;
  bitAnd<const X extends AnyOperand>(other: Operand<S, X>): Computed<Arithmetic<Fn, FnOf<X>>, S>;
  bitOr<const X extends AnyOperand>(other: Operand<S, X>): Computed<Arithmetic<Fn, FnOf<X>>, S>;
  bitXor<const X extends AnyOperand>(other: Operand<S, X>): Computed<Arithmetic<Fn, FnOf<X>>, S>;
  bitLeftShift<const X extends AnyOperand>(other: Operand<S, X>): Computed<Arithmetic<Fn, FnOf<X>>, S>;
  bitRightShift<const X extends AnyOperand>(other: Operand<S, X>): Computed<Arithmetic<Fn, FnOf<X>>, S>;
  eq<const X extends AnyOperand>(other: Operand<S, X>): Comparison<Fn, FnOf<X>, S>;
  ne<const X extends AnyOperand>(other: Operand<S, X>): Comparison<Fn, FnOf<X>, S>;
  gt<const X extends AnyOperand>(other: Operand<S, X>): Comparison<Fn, FnOf<X>, S>;
  gte<const X extends AnyOperand>(other: Operand<S, X>): Comparison<Fn, FnOf<X>, S>;
  lt<const X extends AnyOperand>(other: Operand<S, X>): Comparison<Fn, FnOf<X>, S>;
  lte<const X extends AnyOperand>(other: Operand<S, X>): Comparison<Fn, FnOf<X>, S>;
  /** A part of a text, from `start` to before `stop`. */
  slice(start: number, stop?: number): Computed<Fn, S>;
  asc(options?: NullsOptions): Expression<Fn, S>;
  desc(options?: NullsOptions): Expression<Fn, S>;
}
/** They exclude each other. */
export type NullsOptions =
  { readonly nullsFirst?: boolean; readonly nullsLast?: never } | { readonly nullsFirst?: never; readonly nullsLast?: boolean };

/** A comparison of two expressions, to filter by or to combine. */
export type Comparison<L, R, S> = Condition<BareFn<Compared<L, R>>, S>;
/** An expression's type function without its methods, as `Condition` keeps it. */
export interface BareFn<Fn> {
  readonly [fn]: Fn;
}

/** A boolean, NULL when a side is, or the fault of a side. */
export interface Compared<L, R> extends TypeFn {
  readonly out: BooleanOf<Apply<L, this['S']> | Apply<R, this['S']>>;
  readonly holds: HoldsOf<L | R>;
}
type BooleanOf<F> = [Extract<F, Fault>] extends [never]
  ? true extends IsNull<F>
    ? Nullable<BooleanField>
    : BooleanField
  : Extract<F, Fault>;
