import type { HoldsOf } from '../holds.js';
import type { Apply, Expression, TypeFn, Wanted } from '../type-fn.js';
import type { FnOf, Guarded } from './operand.js';
import type { Of } from '../type-fn.js';

/** A path, perhaps with `-` before it, or an expression; or several of them: what windows and aggregates are ordered and parted by. */
export type AnyTerms = string | Expression | readonly (string | Expression)[];
/** The parameter for terms O. */
export type Terms<S, O> = O | Wanted<NoInfer<S>> | readonly Wanted<NoInfer<S>>[];

/** What Fn yields, or the fault of the terms O that it stands over. */
export type Over<Fn, O> = [O] extends [never] ? Fn : Guarded<TermsFn<O>, Fn>;
export interface TermsFn<O> extends TypeFn {
  readonly out: O extends readonly unknown[] ? Apply<TermFn<O[number]>, this['S']> : Apply<TermFn<O>, this['S']>;
  readonly holds: HoldsOf<TermFn<O extends readonly unknown[] ? O[number] : O>>;
}
type TermFn<X> = X extends `-${infer P}` ? Of<P> : FnOf<X>;
