import type { FieldType } from './field-type.js';
import type { RelationInput } from './lookup-path.js';
import type { ModelSchema, Target } from './schema.js';
import type { fn } from './symbols.js';

/**
 * What a new instance is given. Fields with a default, nullable ones and those that the database fills may be left out;
 * a relation is given as an instance or a key under its name, or as a key under its column's: one of the two.
 *
 * For the constructor, which cannot ask what is written; where it can be asked: `CreateValues`.
 */
export type CreateInput<S extends ModelSchema> = RequiredRelations<S> & Freely<S>;

/**
 * The same for the values V that are written. Each required relation is asked by its name, or by its column when V has that. A union of
 * both would be one of 2ⁿ objects for n relations: half a minute for one `create` with fourteen of them.
 *
 * V is found through the branch that is never taken, so that what is compared, and what messages show, is the object alone.
 */
export type CreateValues<S extends ModelSchema, V> = (
  V extends unknown ? ByWrittenName<S, keyof V> & Freely<S> : never
) extends infer R extends object
  ? R
  : V;
/** `CreateValues` without the names X, which a manager of a relation sets. */
export type CreateValuesBesides<S extends ModelSchema, V, X extends PropertyKey> = (
  V extends unknown ? Without<ByWrittenName<S, keyof V> & Freely<S>, X> : never
) extends infer R extends object
  ? R
  : V;
/** T without K, member by member of a union. */
export type Without<T, K extends PropertyKey> = T extends unknown ? { readonly [P in keyof T as P extends K ? never : P]: T[P] } : never;

type Freely<S extends ModelSchema> = RequiredFields<S> & OptionalFields<S> & OptionalRelations<S> & GenericRelations<S>;
type NeededRelation<S extends ModelSchema> = S['required'] & keyof S['rels'] & string;
type ByWrittenName<S extends ModelSchema, G> = {
  readonly [R in NeededRelation<S> as `${R}Id` extends G ? `${R}Id` : R]: `${R}Id` extends G
    ? Target<S, R>['pk']
    : RelationInput<Target<S, R>>;
} & { readonly [R in NeededRelation<S> as `${R}Id` extends G ? R : `${R}Id`]?: never };

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
} & { readonly [K in Exclude<keyof S['own'] & KeyColumns<S>, `${S['required'] & string}Id`>]?: Given<S['own'][K]> };
type HeldRelations<S extends ModelSchema> = {
  [R in keyof S['rels']]: S['rels'][R] extends { readonly kind: 'one' } | { readonly held: true } ? R : never;
}[keyof S['rels']];

/** Generic foreign keys: properties that hold a column and that no path can name. Given in place of their two columns. */
type GenericRelations<S extends ModelSchema> = {
  readonly [R in Exclude<keyof S['links'], keyof S['rels']> as S['links'][R] extends { readonly held: true } ? R : never]?:
    (S['links'][R] extends { readonly to: { readonly model: infer M } } ? M : never) | null;
};

/**
 * For each required relation its name or its column: `{ author } | { authorId }`, all of them together. Of more than three, which would be a
 * union of sixteen objects and more, any may be left out: `save` asks for them.
 */
type RequiredRelations<S extends ModelSchema> = [NeededRelation<S>] extends [never]
  ? unknown
  : [ButOne<ButOne<ButOne<NeededRelation<S>>>>] extends [never]
    ? EitherName<S>
    : { readonly [R in NeededRelation<S>]?: RelationInput<Target<S, R>> } & {
        readonly [R in NeededRelation<S> as `${R}Id`]?: Target<S, R>['pk'];
      };
/** The union U without one of its members. */
type ButOne<U> = Exclude<U, OneOf<U>>;
type OneOf<U> = (U extends unknown ? (each: () => U) => void : never) extends (all: infer I) => void
  ? I extends () => infer L
    ? L
    : never
  : never;
type EitherName<S extends ModelSchema> = {
  [R in NeededRelation<S>]: (
    one:
      | ({ readonly [K in `${R}Id`]: Target<S, R>['pk'] } & { readonly [K in R]?: never })
      | ({ readonly [K in R]: RelationInput<Target<S, R>> } & { readonly [K in `${R}Id`]?: never }),
  ) => void;
}[NeededRelation<S>] extends (all: infer I) => void
  ? I
  : never;

/** What `update`, and the defaults of getOrCreate, are given: any of the fields. */
export type PartialInput<S extends ModelSchema> = {
  readonly [K in Exclude<Written<S>, 'pk'>]?: Given<S['own'][K]>;
} & { readonly [R in HeldRelations<S>]?: RelationInput<Target<S, R>> | null };
