import type { Field, KeyKind, Relation, VirtualKind } from './field.js';
import type { TargetModel } from './model.js';

/** The names of a model's fields, inherited ones included. */
export type FieldName<M> = { [K in keyof M & string]: M[K] extends Field ? K : never }[keyof M & string];

/** The names of the relations that hold a key: the ones an ordering can step through. */
export type KeyName<M> = { [K in keyof M & string]: M[K] extends Relation<KeyKind> ? K : never }[keyof M & string];

/**
 * What an index or a constraint can name: fields with a column, the key of a relation (`authorId`), and the columns that nobody
 * declares (`id`, `placePtr`, `_order`).
 */
export type ColumnName<M> = DeclaredColumn<M> | `${KeyName<M>}Id` | 'id' | '_order' | `${string}Ptr`;

/**
 * A path that an ordering can take: a field, a relation's field (checked), and anything after a second relation (its first two steps
 * are checked here, the rest by the generator). Paths over reverse relations are written `F('comments__createdAt').desc()`.
 */
export type OrderingPath<M> = FieldName<M> | ColumnName<M> | 'pk' | Inside<M> | ThroughRelation<M>;

type DeclaredColumn<M> = {
  [K in keyof M & string]: M[K] extends Field<infer Kind> ? (Kind extends VirtualKind ? never : K) : never;
}[keyof M & string];

type ThroughRelation<M> = {
  [K in KeyName<M>]: M[K] extends Relation<KeyKind, infer Target> ? `${K}__${AfterRelation<TargetModel<Target, M>>}` : never;
}[KeyName<M>];

/** `unknown` is a target given by name: its fields are the generator's to check. */
type AfterRelation<M> = unknown extends M ? string : FieldName<M> | 'id' | 'pk' | Inside<M> | `${KeyName<M>}__${string}`;

/** Transforms of dates and times, and keys of structured values. */
type Inside<M> = {
  [K in keyof M & string]: M[K] extends Field<infer Kind>
    ? Kind extends 'date' | 'dateTime' | 'time'
      ? `${K}__${DatePart}`
      : Kind extends 'json' | 'hstore' | 'array' | 'compositePrimaryKey'
        ? `${K}__${string}`
        : never
    : never;
}[keyof M & string];

type DatePart =
  'date' | 'time' | 'year' | 'isoYear' | 'quarter' | 'month' | 'week' | 'weekDay' | 'isoWeekDay' | 'day' | 'hour' | 'minute' | 'second';
