import type { ModelTarget } from './model.js';

declare const holds: unique symbol;

/** A declared field: what kind it is, and (for the compiler alone) the type of its values. */
export interface Field<Kind extends string = string, Value = unknown> {
  readonly kind: Kind;
  readonly options: Readonly<Record<string, unknown>>;
  /** A method, so that a field inherited from an abstract base may be declared again with more or fewer values. */
  [holds]?(value: Value): void;
}

/** A field that points at another model. */
export interface Relation<Kind extends RelationKind = RelationKind, Target = unknown> extends Field<Kind> {
  readonly target: Target;
}

export type ForeignKey<Target extends ModelTarget> = Relation<'foreignKey', Target>;
export type OneToOne<Target extends ModelTarget> = Relation<'oneToOne', Target>;
export type ManyToMany<Target extends ModelTarget> = Relation<'manyToMany', Target>;
export type GenericRelation<Target extends ModelTarget> = Relation<'genericRelation', Target>;

export type RelationKind = KeyKind | 'manyToMany' | 'genericRelation';
/** The relations that have a column. */
export type KeyKind = 'foreignKey' | 'oneToOne';
/** The fields without a column of their own. */
export type VirtualKind = 'manyToMany' | 'genericRelation' | 'genericForeignKey' | 'compositePrimaryKey';

/** The type of a field's values. */
export type ValueOf<Declared> = Declared extends Field<string, infer Value> ? Value : never;
/** `null` when the field was declared with `null: true`. */
export type NullWhen<Null extends boolean> = Null extends true ? null : never;
