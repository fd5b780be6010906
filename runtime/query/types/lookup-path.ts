import type { UnknownLookup, UnknownPath } from './faults.js';
import type { FieldType, InputOf, LookupNames, TransformNames, Transformed } from './field-type.js';
import type { Instance } from './instance.js';
import type { RelationLookups } from './lookups.js';
import type { KeyOf, ModelSchema, OwnNames, RelNames, Target } from './schema.js';

/**
 * The value that a filter key takes: relations, then a field, then transforms, then a lookup. `Full` is the key as written, for messages.
 * Steps come first, as in `FieldAt`.
 */
export type Lookup<S extends ModelSchema, P, Full = P> = P extends `${infer H}__${infer T}`
  ? H extends RelNames<S>
    ? Lookup<Target<S, H>, T, Full>
    : P extends OwnNames<S>
      ? InputOf<S['own'][P]>
      : H extends OwnNames<S>
        ? FieldLookup<S['own'][H], T, Full>
        : KeyLookup<S, P, Full>
  : P extends OwnNames<S>
    ? InputOf<S['own'][P]>
    : P extends RelNames<S>
      ? RelationInput<Target<S, P>> | null
      : KeyLookup<S, P, Full>;

/**
 * After a relation P may be a lookup of the relation itself, `author__in`, or a transform of its key, `day__month__gte`. Asked of what is nothing
 * else alone.
 */
type KeyLookup<S extends ModelSchema, P, Full> = [Full] extends [P]
  ? UnknownPath<Full & string>
  : P extends keyof RelationLookups<unknown, unknown>
    ? RelationLookups<Instance<S['name']>, S['pk'], RowKey<S>>[P]
    : KeyOf<S> extends infer F extends FieldType
      ? (P extends `${infer H}__${string}` ? H : P) extends TransformNames<F>
        ? FieldLookup<F, P, Full>
        : UnknownPath<Full & string>
      : UnknownPath<Full & string>;

/** The primary key of S, which may be known by another field here. */
type RowKey<S extends ModelSchema> = S extends { readonly by: unknown }
  ? S['own'] extends { readonly pk: { readonly value: infer V } }
    ? V
    : never
  : S['pk'];

/** An instance, or its key. */
export type RelationInput<S extends ModelSchema> = Instance<S['name']> | S['pk'];

type FieldLookup<F, T, Full> = F extends FieldType
  ? T extends 'exact'
    ? F['input']
    : T extends LookupNames<F>
      ? F['lookups'][T]
      : T extends TransformNames<F>
        ? T extends `${infer H}__${infer R}`
          ? FieldLookup<Transformed<F['transforms'], H & keyof F['transforms']>, R, Full>
          : InputOf<Transformed<F['transforms'], T>>
        : T extends `${infer H}__${infer R}`
          ? H extends TransformNames<F>
            ? FieldLookup<Transformed<F['transforms'], H>, R, Full>
            : UnknownLookup<Full & string>
          : UnknownLookup<Full & string>
  : never;
