import type { QuerySet } from '../query-set.js';
import type { annotated, keyColumn, known, outer, plain, querySchema, row, self, values } from './symbols.js';
import type { AnnotatedRows } from './annotations.js';
import type { WrongModel, WrongType } from './faults.js';
import type { RowOf } from './rows.js';
import type { ModelSchema } from './schema.js';

/** Whatever has a schema: the `this` of the methods that check paths. TypeScript infers S from the chain so far, annotations included. */
export interface Has<S extends ModelSchema> {
  readonly [querySchema]: S;
}

/** A QuerySet that knows K of its rows. */
export interface Knows<K> {
  readonly [known]: K;
}
/** What a QuerySet knows of its rows at first: they are instances of the model. */
export type Instances<S extends ModelSchema> = { readonly [row]: S['model']; readonly [annotated]: {}; readonly [keyColumn]: S['pk'] };

/**
 * The QuerySet Q, made of B, with the fields and relations XS and the knowledge XK besides.
 *
 * Of the class of dunder it is the class with more in its parameters: one type of few members of its own, whose methods the checker
 * resolved once for all models. An intersection would list all the methods for each step of each chain, and twice. A class of the user's
 * own has no parameters: there it is an intersection, in which the methods of the class survive.
 */
export type With<Q, B, XS, XK> = unknown extends B
  ? Q & Adds<XS, XK> & XK
  : B extends readonly [infer S extends ModelSchema, infer K]
    ? QuerySet<S & XS, K & XK>
    : never;
/**
 * The same after `values`, whose rows are V. What the rows were before is forgotten, so that no QuerySet of values fits where one of instances is
 * asked for.
 */
export type WithValues<Q, B, XS, V> = unknown extends B
  ? Q & Adds<XS, V> & V
  : B extends readonly [infer S extends ModelSchema, infer K]
    ? QuerySet<S & XS, KeptIn<K> & V>
    : never;
/** Annotations A that a query had before `values`. */
export interface KeptAnnotations<A> {
  readonly [annotated]: A;
}
type KeptIn<K> = K extends { readonly [annotated]: infer A }
  ? K extends { readonly [outer]: infer O }
    ? AnnotatedRows<A, O>
    : KeptAnnotations<A>
  : never;
/** What classes of the user's own say instead of what they are made of: it fits where a QuerySet of dunder is asked for. */
export type NotPlain = any;

/**
 * What a step of a chain adds to a class of the user's own; and it says what the whole is. In the body of a method of that class the
 * polymorphic `this` alone would forget the additions; the intersection of these members does not.
 *
 * The knowledge stands beside it once more. Where a type must not have a member, the checker asks it of each part of an intersection and,
 * of the whole, about optional members alone: it would not look into `known`.
 */
export interface Adds<XS, XK> {
  readonly [querySchema]: XS;
  readonly [known]: XK;
  readonly [self]: this;
}

/** A QuerySet over whatever model: the others of a union. */
export interface AnyQuerySet {
  readonly [querySchema]: unknown;
}

/** The `this` of what only instances have: rows of `values` are none. */
export type InstanceReceiver<Q, S extends ModelSchema> = { readonly [querySchema]: S; readonly [self]: Q } & RowsAreInstances;
export interface RowsAreInstances {
  readonly [known]: { readonly [annotated]: unknown; readonly [values]?: 'not after values() and valuesList()' };
  readonly [values]?: 'not after values() and valuesList()';
}

/** The others O of a union with Q: instances of the same model, or values of the same types in the same places. */
export type SameRows<Q, O> =
  Q extends Knows<{ readonly [values]: unknown }>
    ? O extends Knows<{ readonly [values]: unknown }>
      ? [ValuesIn<RowOf<O>>] extends [ValuesIn<RowOf<Q>>]
        ? unknown
        : WrongType<RowOf<Q>>
      : WrongType<RowOf<Q>>
    : O extends Knows<{ readonly [values]: unknown }>
      ? WrongModel<SchemaIn<Q>['name']>
      : O extends SameModel<SchemaIn<Q>>
        ? unknown
        : WrongModel<SchemaIn<Q>['name']>;
export type EachOfSameRows<Q, O extends readonly unknown[]> = { readonly [I in keyof O]: O[I] & SameRows<Q, O[I]> };
type SchemaIn<Q> = Q extends { readonly [querySchema]: infer S extends ModelSchema } ? S : never;
type ValuesIn<V> = V extends readonly unknown[]
  ? V[number]
  : V extends { readonly toISOString: unknown } | string | number | bigint | boolean | null
    ? V
    : V[keyof V];

/** A QuerySet over the same model. */
export interface SameModel<S extends ModelSchema> {
  readonly [querySchema]: { readonly name: S['name'] };
}

/** The `this` of the methods that return a Q with the same knowledge or more: a QuerySet Q, or a manager over it. */
export interface Self<Q> {
  readonly [self]: Q;
}
export type Receiver<Q, S extends ModelSchema> = { readonly [querySchema]: S; readonly [self]: Q };
/** The `this` of the methods that return a QuerySet which knows more: `With<Q, B, …>`. */
export type Growing<Q, B, S extends ModelSchema> = { readonly [querySchema]: S; readonly [self]: Q; readonly [plain]: B };
/** The same of what only instances have. */
export type GrowingInstances<Q, B, S extends ModelSchema> = Growing<Q, B, S> & RowsAreInstances;
