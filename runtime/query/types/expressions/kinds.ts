import type { Decimal } from 'decimal.js';
import type { WrongType } from '../faults.js';

/**
 * The fault of fields F that stand for one value and are of two kinds, `Coalesce('title', 'views')`: PostgreSQL has no type for it. SQLite and MySQL give
 * now a text, now a number; `Cast` says which is meant. A constant that is a text takes the type of what stands beside it.
 */
export type MixedKinds<F> = Mixed<KindOf<F>>;
type Mixed<K, All = K> = K extends unknown ? ([All] extends [K] ? never : WrongType<'values of one kind: use Cast'>) : never;

type KindOf<F> = F extends { readonly literal: unknown }
  ? never
  : F extends { readonly otherwise: infer O }
    ? KindOf<O>
    : F extends { readonly value: infer V }
      ? KindOfValue<V>
      : never;
/** Of documents, and of types of one's own, nothing is known; of moments and dates each may stand for the other. */
type KindOfValue<V> = unknown extends V
  ? never
  : [NonNullable<V>] extends [never]
    ? never
    : [NonNullable<V>] extends [number | bigint | Decimal]
      ? 'number'
      : [NonNullable<V>] extends [string]
        ? 'text'
        : [NonNullable<V>] extends [boolean]
          ? 'boolean'
          : never;
