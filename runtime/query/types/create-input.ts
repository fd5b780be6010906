import type { FieldType } from './field-type.js';
import type { RelationInput } from './lookup-path.js';
import type { ModelSchema, Target } from './schema.js';
import type { fn } from './symbols.js';

/**
 * What a new instance is given. Fields with a default, nullable ones and those that the database fills may be left out;
 * a relation is given as an instance or a key under its name, or as a key under its column's: one of the two.
 */
export type CreateInput<S extends ModelSchema> = RequiredFields<S> &
  OptionalFields<S> &
  RequiredRelations<S> &
  OptionalRelations<S> &
  GenericRelations<S>;

/** A value of field F, or an expression of constants that yields one: `Lower(Value('X'))`, `Now()`. A row that is inserted has no columns to name. */
type Given<F> = F extends FieldType ? F['input'] | Yields<F['value'] | F['input']> : never;
interface Yields<V> {
  readonly [fn]: {
    readonly holds: 'A new row has no columns, groups or windows: give a value, or a function of constants';
    readonly out: { readonly value: V } | { readonly literal: V };
  };
}

type Written<S extends ModelSchema> = {
  [K in keyof S['own']]: S['own'][K] extends { readonly generated: true } ? never : K;
}[keyof S['own']];
type KeyColumns<S extends ModelSchema> = `${keyof S['rels'] & string}Id`;

type RequiredFields<S extends ModelSchema> = { readonly [K in S['required'] & keyof S['own']]: Given<S['own'][K]> };
type OptionalFields<S extends ModelSchema> = {
  readonly [K in Exclude<Written<S>, S['required'] | KeyColumns<S>>]?: Given<S['own'][K]>;
};

type OptionalRelations<S extends ModelSchema> = {
  readonly [R in Exclude<HeldRelations<S>, S['required']>]?: RelationInput<Target<S, R>> | null;
} & { readonly [K in Exclude<keyof S['own'] & KeyColumns<S>, `${S['required']}Id`>]?: Given<S['own'][K]> };
type HeldRelations<S extends ModelSchema> = {
  [R in keyof S['rels']]: S['rels'][R] extends { readonly kind: 'one' } | { readonly held: true } ? R : never;
}[keyof S['rels']];

/** Generic foreign keys: properties that hold a column and that no path can name. Given in place of their two columns. */
type GenericRelations<S extends ModelSchema> = {
  readonly [R in Exclude<keyof S['links'], keyof S['rels']> as S['links'][R] extends { readonly held: true } ? R : never]?:
    (S['links'][R] extends { readonly to: { readonly model: infer M } } ? M : never) | null;
};

/** For each required relation its name or its column: `{ author } | { authorId }`, all of them together. */
type RequiredRelations<S extends ModelSchema> = [S['required'] & keyof S['rels']] extends [never]
  ? unknown
  : {
        [R in S['required'] & keyof S['rels'] & string]: (
          one:
            | ({ readonly [K in `${R}Id`]: Target<S, R>['pk'] } & { readonly [K in R]?: never })
            | ({ readonly [K in R]: RelationInput<Target<S, R>> } & { readonly [K in `${R}Id`]?: never }),
        ) => void;
      }[S['required'] & keyof S['rels'] & string] extends (all: infer I) => void
    ? I
    : never;

/** What `update`, and the defaults of getOrCreate, are given: any of the fields. */
export type PartialInput<S extends ModelSchema> = {
  readonly [K in Exclude<Written<S>, 'pk'>]?: Given<S['own'][K]>;
} & { readonly [R in HeldRelations<S>]?: RelationInput<Target<S, R>> | null };
