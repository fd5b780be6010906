import type { Instance } from './instance.js';
import type { OneColumn, OtherList } from './lookups.js';
import type { reserved } from './symbols.js';

/**
 * The type of a field: the value that is read, the value that may be written or compared with, the lookups that may
 * follow its name in a path and the transforms that lead to another field.
 */
export interface FieldType {
  readonly value: unknown;
  readonly input: unknown;
  readonly lookups: object;
  readonly transforms: object;
}

/** Their names, kept for each F: see `OwnNames`. */
export type LookupNames<F extends FieldType> = F extends FieldType ? keyof F['lookups'] : never;
export type TransformNames<F extends FieldType> = F extends FieldType ? keyof F['transforms'] : never;

/** A column that may hold NULL, or that is reached over a relation that may be absent. */
export interface Nullable<F extends FieldType> {
  readonly value: F['value'] | null;
  readonly input: F['input'] | null;
  readonly lookups: F['lookups'];
  readonly transforms: F['transforms'];
}

/** A column that the database computes: never written. */
export interface Generated<F extends FieldType> {
  readonly value: F['value'];
  readonly input: F['input'];
  readonly lookups: F['lookups'];
  readonly transforms: F['transforms'];
  readonly generated: true;
}

/** A key that is a relation: it is compared with rows of the models N as well, its own and the one that it leads to. */
export interface RelationKey<F extends FieldType, N extends string> {
  readonly value: F['value'];
  readonly input: F['input'] | Row<N>;
  readonly lookups: Omit<F['lookups'], 'in'> & {
    readonly in: readonly (F['value'] | Row<N>)[] | OtherList<F['value'] | Row<N>> | OneColumn<F['value']>;
  };
  readonly transforms: F['transforms'];
}
type Row<N> = N extends string ? Instance<N> : never;

/** The field that the transform H leads to; names that are reserved stand before an index signature that has all names. */
export type Transformed<X, H extends keyof X> = X extends { readonly [reserved]: infer N } ? (H extends keyof N ? N[H] : X[H]) : X[H];

/** What a row holds of a field. */
export type ValueOf<F> = F extends { readonly value: unknown } ? F['value'] : never;
/** What may be given for a field. */
export type InputOf<F> = F extends { readonly input: unknown } ? F['input'] : never;

/** F, nullable when N is true. */
export type MaybeNull<F, N> = N extends true ? (F extends FieldType ? (null extends F['value'] ? F : Nullable<F>) : F) : F;
/** F without its null. */
export type NonNull<F> = F extends Nullable<infer G> ? (null extends G['value'] ? F : G) : F;
