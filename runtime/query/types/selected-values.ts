import type { Annotations } from './annotations.js';
import type { ValueOf } from './field-type.js';
import type { FieldAt } from './field-path.js';
import type { ModelSchema } from './schema.js';
import type { fn } from './symbols.js';
import type { Apply } from './type-fn.js';

/** The row of `values('id', 'author__name', { loud: Upper('title') })`; of `values()`: every column. */
export type SelectedRow<S extends ModelSchema, P extends string, E> = [P] extends [never]
  ? { -readonly [K in Exclude<keyof S['own'], 'pk'>]: ValueOf<S['own'][K]> } & NamedValues<S, E>
  : keyof E extends never
    ? { [K in P]: ValueOf<FieldAt<S, K>> }
    : { [K in P | keyof E]: K extends keyof E ? NamedValue<S, E[K]> : ValueOf<FieldAt<S, K>> };
type NamedValues<S, E> = { [K in keyof E]: NamedValue<S, E[K]> };
type NamedValue<S, X> = X extends { readonly [fn]: infer Fn } ? ValueOf<Apply<Fn, S>> : never;

/** The tuple of `valuesList('id', 'author__name')`. */
export type SelectedTuple<S extends ModelSchema, P extends readonly unknown[]> = {
  -readonly [I in keyof P]: P[I] extends string ? ValueOf<FieldAt<S, P[I]>> : NamedValue<S, P[I]>;
};
export type { Annotations };
