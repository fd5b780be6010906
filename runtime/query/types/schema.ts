/**
 * The types of a model: what generated code prints, one interface per model. Members of `own` and `rels` are looked up by
 * the names that a query writes, and nothing is computed for the others: the cost follows the query, not the schema.
 *
 * What is `unknown` here says its kind in words alone. A schema is compared with this interface for each model that a path passes through, and
 * beside a member that is `unknown` the type of its own is not made.
 */
export interface ModelSchema {
  readonly name: string;
  /** A name, or several: the model and its multi-table parents, what an instance may be used as. */
  readonly is: unknown;
  /** The class of its instances. */
  readonly model: unknown;
  /** The value of the primary key. */
  readonly pk: unknown;
  /** The names of the fields that make the primary key. */
  readonly key: unknown;
  /** The fields and required relations that a new instance must be given. */
  readonly required: unknown;
  /** Each column by its name in paths, with `pk`. */
  readonly own: unknown;
  /** Each relation by its name in paths. */
  readonly rels: unknown;
  /** Each relation by the name of its property. */
  readonly links: unknown;
  /** The columns with `serialize: false`, where there are any. */
  readonly unserialized?: string;
  /** The columns with `choices`, where there are any. */
  readonly choices?: string;
}

/**
 * Model S as a foreign key with `toField` points at it: `coupon: 'SPRING'` where `code` is what the column holds. F is the column's field,
 * and `pk` what a value of the relation is; paths lead to the fields of S, its own `pk` among them.
 */
export interface KeyedBy<S extends ModelSchema, F extends { readonly value: unknown }> {
  readonly name: S['name'];
  readonly is: S['is'];
  readonly model: S['model'];
  readonly pk: F['value'];
  readonly key: S['key'];
  readonly required: S['required'];
  readonly own: S['own'];
  readonly rels: S['rels'];
  readonly links: S['links'];
  readonly by: F;
}
/** The field that a relation to S is compared as. */
export type KeyOf<S extends ModelSchema> = S extends { readonly by: infer F } ? F : S['own'] extends { readonly pk: infer F } ? F : never;

export interface Relation {
  readonly to: ModelSchema;
  readonly kind: 'one' | 'maybe' | 'many';
}
/** A required foreign key. */
export interface One<S extends ModelSchema> {
  readonly to: S;
  readonly kind: 'one';
}
/** A relation to one row or none: a nullable foreign key, the reverse of a one-to-one. */
export interface Maybe<S extends ModelSchema> {
  readonly to: S;
  readonly kind: 'maybe';
  /** true when the column is on this side. */
  readonly held: true;
}
/** The reverse of a one-to-one: one row or none, and no column on this side. */
export interface MaybeReverse<S extends ModelSchema> {
  readonly to: S;
  readonly kind: 'maybe';
}
/** The way back over a generic relation: one row or none, and no property that selectRelated could load it into. */
export interface PathBack<S extends ModelSchema> {
  readonly to: S;
  readonly kind: 'maybe';
  readonly rows: true;
}
export interface Many<S extends ModelSchema> {
  readonly to: S;
  readonly kind: 'many';
}

/**
 * The names of `own`, of `rels` and of `links`. A conditional type is kept for each S, where a `keyof` makes a union of all names at every step of every path.
 */
export type OwnNames<S extends ModelSchema> = S extends ModelSchema ? keyof S['own'] : never;
export type RelNames<S extends ModelSchema> = S extends ModelSchema ? keyof S['rels'] : never;
export type LinkNames<S extends ModelSchema> = S extends ModelSchema ? keyof S['links'] : never;

/** The schema at the other end of relation H. */
export type Target<S extends ModelSchema, H extends keyof S['rels']> = S['rels'][H] extends { readonly to: ModelSchema }
  ? S['rels'][H]['to']
  : never;
/** true when the hop over H may find no row. */
export type Absent<S extends ModelSchema, H extends keyof S['rels'], N> = S['rels'][H] extends { readonly kind: 'one' } ? N : true;
