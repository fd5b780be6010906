import type { Decimal } from 'decimal.js';
import type { Fault } from '../faults.js';
import type { ValueOf } from '../field-type.js';
import type { TextField } from '../field-types.js';
import type { HoldsOf } from '../holds.js';
import type { JsonField } from '../json-field.js';
import type { Apply, Loose, Of, TypeFn } from '../type-fn.js';
import type { PathFor } from '../path-argument.js';
import type { Computed } from './computed.js';
import type { AnyOperand, FnOf, NullableFrom, Operand, Operands } from './operand.js';

/** What a value is inside of a document: moments, decimals and big integers are texts there. */
export type JsonOf<V> = V extends Date | bigint | Decimal ? string : V;

/** `JSONObject({ name: 'name', n: Count('posts') })`: typed from its members. */
export type JsonObjectFunction = <const M extends { readonly [name: string]: AnyOperand }, S = Loose>(members: {
  readonly [K in keyof M]: Operand<S, M[K]>;
}) => Computed<JsonObjectOf<M>, S>;
export interface JsonObjectOf<M> extends TypeFn {
  readonly out: JsonObjectField<{ readonly [K in keyof M]: Apply<FnOf<M[K]>, this['S']> }>;
  readonly holds: HoldsOf<FnOf<M[keyof M]>>;
}
type JsonObjectField<F> = [Extract<F[keyof F], Fault>] extends [never]
  ? JsonField<{ readonly [K in keyof F]: JsonOf<ValueOf<F[K]>> }>
  : Extract<F[keyof F], Fault>;

/** `JSONArray('id', 'name')`: a tuple. */
export type JsonArrayFunction = <const A extends readonly AnyOperand[], S = Loose>(
  ...members: Operands<S, A>
) => Computed<JsonArrayOf<A>, S>;
export interface JsonArrayOf<A extends readonly unknown[]> extends TypeFn {
  readonly out: JsonArrayField<{ readonly [I in keyof A]: Apply<FnOf<A[I]>, this['S']> }>;
  readonly holds: HoldsOf<FnOf<A[number]>>;
}
type JsonArrayField<F extends readonly unknown[]> = [Extract<F[number], Fault>] extends [never]
  ? JsonField<{ readonly [I in keyof F]: JsonOf<ValueOf<F[I]>> }>
  : Extract<F[number], Fault>;

/** `KT('settings__theme')`: the text at a key, or null. */
export type KeyTextFunction = <P extends string, S = Loose>(path: PathFor<S, P>) => Computed<NullableFrom<Of<P>, TextField>, S>;
