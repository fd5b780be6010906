import type { BooleanLookups } from './lookups.js';
import type { Absent, ModelSchema, OwnNames, RelNames, Target } from './schema.js';
import type { fn } from './symbols.js';
import type { Apply } from './type-fn.js';

/** What the conditions W are as a column: true, false, or NULL where one of them compares with NULL. Worked out when a row is looked at. */
export interface ConditionField<S extends ModelSchema, W> {
  readonly value: boolean | { [K in keyof W]: NullOf<S, K, W[K]> }[keyof W];
  readonly input: boolean;
  readonly lookups: BooleanLookups;
  readonly transforms: {};
}

/** `null` when the condition K: X may be NULL; `price: null` is IS NULL, which never is. */
type NullOf<S extends ModelSchema, K, X> = K extends `${string}__isnull`
  ? never
  : X extends null
    ? never
    : X extends { readonly [fn]: infer Fn }
      ? NullIn<Apply<Fn, S>> | NullAt<S, K>
      : NullAt<S, K>;
type NullAt<S extends ModelSchema, P, N = false> =
  P extends OwnNames<S>
    ? N extends true
      ? null
      : NullIn<S['own'][P]>
    : P extends RelNames<S>
      ? Absent<S, P, N> extends true
        ? null
        : never
      : P extends `${infer H}__${infer T}`
        ? H extends RelNames<S>
          ? NullAt<Target<S, H>, T, Absent<S, H, N>>
          : H extends OwnNames<S>
            ? S['own'][H] extends { readonly lookups: { readonly hasKey: unknown } }
              ? null
              : NullAt<S, H, N>
            : never
        : N extends true
          ? null
          : never;
type NullIn<F> = F extends { readonly value: infer V } ? (null extends V ? null : never) : never;
