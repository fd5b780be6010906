import type { UnknownPath } from './faults.js';
import type { FieldAt } from './field-path.js';
import type { FieldType, TransformNames, Transformed } from './field-type.js';
import type { RelationLookups } from './lookups.js';
import type { LinkNames, ModelSchema, OwnNames, RelNames, Target } from './schema.js';

/**
 * What may follow in a path that is being written: the names of the last whole segment. This is what an editor completes;
 * only the step at hand is computed, so that a cycle in the schema costs nothing.
 */

/** Keys of conditions. */
export type NextLookup<S extends ModelSchema, P extends string, L extends string = ''> = P extends `${infer H}__${infer T}`
  ? H extends RelNames<S>
    ? | NextLookup<Target<S, H>, T, `${L}${H}__`>
      | (T extends `${string}__${string}` ? never : Lead<`${L}${H}__`, keyof RelationLookups<unknown, unknown>>)
    : H extends OwnNames<S>
      ? NextInField<S['own'][H], T, `${L}${H}__`>
      : never
  : Lead<L, keyof S['own'] | keyof S['rels']>;

type NextInField<F, T, L extends string> = F extends FieldType
  ? T extends `${infer H}__${infer R}`
    ? H extends TransformNames<F>
      ? NextInField<Transformed<F['transforms'], H>, R, `${L}${H}__`>
      : never
    : Lead<L, keyof F['lookups'] | keyof F['transforms']>
  : never;

/** Paths to a field, its transforms included. */
export type NextField<S extends ModelSchema, P extends string, L extends string = ''> = P extends `${infer H}__${infer T}`
  ? H extends RelNames<S>
    ? NextField<Target<S, H>, T, `${L}${H}__`>
    : H extends OwnNames<S>
      ? NextTransform<S['own'][H], T, `${L}${H}__`>
      : never
  : Lead<L, keyof S['own'] | keyof S['rels']>;

type NextTransform<F, T, L extends string> = F extends FieldType
  ? T extends `${infer H}__${infer R}`
    ? H extends TransformNames<F>
      ? NextTransform<Transformed<F['transforms'], H>, R, `${L}${H}__`>
      : never
    : Lead<L, keyof F['transforms']>
  : never;

/** Paths of relations to one row: selectRelated. */
export type NextSingle<S extends ModelSchema, P extends string, L extends string = ''> = P extends `${infer H}__${infer T}`
  ? H extends RelNames<S>
    ? LeadsToOne<S['rels'][H]> extends true
      ? NextSingle<Target<S, H>, T, `${L}${H}__`>
      : Singles<S, L>
    : never
  : Singles<S, L>;
type Singles<S extends ModelSchema, L extends string> = Lead<
  L,
  { [K in keyof S['rels']]: LeadsToOne<S['rels'][K]> extends true ? K : never }[keyof S['rels']]
>;

/** Paths of relations of any kind: FilteredRelation. */
export type NextRelation<S extends ModelSchema, P extends string, L extends string = ''> = P extends `${infer H}__${infer T}`
  ? H extends RelNames<S>
    ? NextRelation<Target<S, H>, T, `${L}${H}__`>
    : never
  : Lead<L, keyof S['rels']>;

/** Paths of properties that can be prefetched. */
export type NextLink<S extends ModelSchema, P extends string, L extends string = ''> = P extends `${infer H}__${infer T}`
  ? H extends LinkNames<S>
    ? NextLink<Linked<S, H>, T, `${L}${H}__`>
    : never
  : Lead<L, keyof S['links']>;
/** The schema behind property H. */
export type Linked<S extends ModelSchema, H extends keyof S['links']> = S['links'][H] extends { readonly to: ModelSchema }
  ? S['links'][H]['to']
  : never;

/** K after what was already written; at the start of a path the names as they are, without a step for each. */
type Lead<P extends string, K> = P extends '' ? K & string : `${P}${K & string}`;

/**
 * P when it is a path to a field, else what could stand there. The steps that a path takes are looked up one by one;
 * what could stand at each is worked out for a path alone that is not right.
 */
export type FieldPath<S extends ModelSchema, P extends string> = FieldAt<S, P> extends UnknownPath<string> ? NextField<S, P> : P;
/** P when it is a path to a column: to no annotation, and without a transform. */
export type ColumnPath<S extends ModelSchema, P extends string> = IsColumn<S, P> extends true ? P : NextColumn<S, P>;
type IsColumn<S extends ModelSchema, P> = P extends keyof S['model'] & (keyof S['own'] | keyof S['rels'])
  ? true
  : P extends `${infer H}__${infer T}`
    ? H extends RelNames<S>
      ? IsColumn<Target<S, H>, T>
      : false
    : false;
type NextColumn<S extends ModelSchema, P extends string, L extends string = ''> = P extends `${infer H}__${infer T}`
  ? H extends RelNames<S>
    ? NextColumn<Target<S, H>, T, `${L}${H}__`>
    : Lead<L, H & keyof S['own']>
  : Lead<L, keyof S['model'] & (keyof S['own'] | keyof S['rels'])>;
/** P when it is a path to a date or a moment. */
export type DatePath<S extends ModelSchema, P extends string> =
  FieldAt<S, P> extends { readonly transforms: { readonly year: unknown } }
    ? P
    : FieldAt<S, P> extends UnknownPath<string>
      ? NextField<S, P>
      : `${P} is no date`;
export type SinglePath<S extends ModelSchema, P extends string> = IsSingle<S, P> extends true ? P : NextSingle<S, P>;
type IsSingle<S extends ModelSchema, P> = P extends `${infer H}__${infer T}`
  ? H extends RelNames<S>
    ? LeadsToOne<S['rels'][H]> extends true
      ? IsSingle<Target<S, H>, T>
      : false
    : false
  : P extends RelNames<S>
    ? LeadsToOne<S['rels'][P]>
    : false;
/** Most relations that are asked about are required foreign keys. */
type LeadsToOne<R> = R extends { readonly kind: 'one'; readonly rows?: never }
  ? true
  : R extends { readonly kind: 'many' } | { readonly rows: true }
    ? false
    : true;
export type RelationPath<S extends ModelSchema, P extends string> =
  P extends RelNames<S> ? P : P extends NextRelation<S, P> ? P : NextRelation<S, P>;
export type LinkPath<S extends ModelSchema, P extends string> = P extends LinkNames<S> ? P : P extends NextLink<S, P> ? P : NextLink<S, P>;
/** A path to a field, perhaps with `-` before it; `?` is a random order. */
export type OrderPath<S extends ModelSchema, P extends string> = P extends `-${infer R}`
  ? FieldAt<S, R> extends UnknownPath<string>
    ? `-${NextField<S, R>}`
    : P
  : P extends '?'
    ? P
    : FieldAt<S, P> extends UnknownPath<string>
      ? NextField<S, P> | `-${NextField<S, P>}`
      : P;
