import type { Decimal } from 'decimal.js';
import type { Flat } from './rows.js';
import type { Range } from './lookups.js';
import type { ModelSchema } from './schema.js';
import type { loaded, modelSchema, rows } from './symbols.js';

/** What `toObject()` gives of a row: the columns, annotations and relations that its query loaded. */
export type PlainRow<I> = I extends { readonly [modelSchema]: () => infer S extends ModelSchema }
  ? string extends S['name']
    ? object
    : Flat<{ [K in Members<S, I> as Held<I, K>]: PlainValue<I[K & keyof I]> } & PlainRelations<I>>
  : never;
/** What `toJSON()` gives: the same as texts, numbers and booleans. */
export type JsonRow<I> = I extends { readonly [modelSchema]: () => infer S extends ModelSchema }
  ? string extends S['name']
    ? object
    : Flat<{ [K in Exclude<Members<S, I>, Unserialized<S>> as Held<I, K>]: JsonOf<I[K & keyof I]> } & JsonRelations<I>>
  : never;

/** The columns, and what the query put on the rows beside the members of their class. */
type Members<S extends ModelSchema, I> = (Exclude<keyof S['own'], 'pk'> & keyof I) | Exclude<keyof I & string, keyof S['model']>;

/** What a related row was read without is awaited, and not shown. */
type Held<I, K> = I[K & keyof I] extends PromiseLike<unknown> ? never : K;

type Unserialized<S> = S extends { readonly unserialized: infer U } ? U : never;

type PlainRelations<I> = I extends { readonly [loaded]: infer L } ? { [K in keyof L]: PlainValue<L[K]> } : unknown;
type JsonRelations<I> = I extends { readonly [loaded]: infer L } ? { [K in keyof L]: JsonOf<L[K]> } : unknown;

type Row = { readonly [modelSchema]: unknown };

type PlainValue<V> = V extends { readonly [rows]: infer R }
  ? PlainRow<R>[]
  : V extends Row
    ? PlainRow<V>
    : V extends (infer E extends Row)[]
      ? PlainRow<E>[]
      : V;

/** A value as JSON holds it. */
export type JsonOf<V> = 0 extends 1 & V
  ? V
  : V extends { readonly [rows]: infer R }
    ? JsonRow<R>[]
    : V extends Row
      ? JsonRow<V>
      : V extends bigint | Decimal | Date | Uint8Array
        ? string
        : V extends Range<infer T>
          ? Range<JsonOf<T>>
          : V extends readonly (infer E)[]
            ? JsonOf<E>[]
            : V;
