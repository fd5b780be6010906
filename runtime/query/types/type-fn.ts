import type { fn, wanted, schema } from './symbols.js';
import type { FieldAt } from './field-path.js';
import type { Column } from './holds.js';
import type { ModelSchema } from './schema.js';

/**
 * A function of types: from the schema S of the QuerySet that an expression is used on to the field `out` that it yields there.
 * An expression is written before the checker knows the schema, as in `const total = Sum('views')`; so its type keeps the
 * question and `Apply` answers it where the expression is used.
 */
export interface TypeFn {
  readonly S: unknown;
  readonly out: unknown;
  /** What it holds that not every place takes. */
  readonly holds: unknown;
}
export type Apply<Fn, S> = Fn extends { readonly out: unknown } ? (Fn & { readonly S: S })['out'] : never;

/** The schema as type functions see it. */
export type SchemaOf<T> = T extends ModelSchema ? T : never;

/** The field at path P; `never` where no schema is known. */
export interface Of<P> extends TypeFn {
  readonly out: this['S'] extends ModelSchema ? FieldAt<this['S'], P> : never;
  readonly holds: Column<P>;
}
/** The field F whatever the schema. */
export interface Const<F> extends TypeFn {
  readonly out: F;
  readonly holds: never;
}

/** What every expression is to the type checker. The type function is not compared with anything: what it yields would be computed for nothing. */
export interface Expression<Fn = unknown, S = any> {
  readonly [fn]: Fn;
  readonly [schema]?: S;
}

/**
 * Stands in a parameter's type only to hand the schema S to the calls that are written there: TypeScript infers the S of
 * `F<P, S>(path: …): Expression<…, S>` from the type that the context wants, and so completes and checks the path in place.
 * No value has this type. It must have every required member of `Expression`, or inference passes it over.
 */
export interface Wanted<S> {
  readonly [fn]: { readonly [wanted]: true };
  readonly [schema]?: S;
}
/** The same for an expression or an object of them: one type, which the checker compares once. */
export interface WantedValues<S> extends Wanted<S> {
  readonly [key: string]: Wanted<S>;
}
/**
 * Beside `WantedValues` and the conditions in a parameter: without a member that has none of the names that are written, messages about a wrong value would
 * name what each of the others takes there.
 */
export interface NoValue {
  readonly [wanted]: never;
}
/** The S of an expression that no context gave one: its paths are checked where it is used. */
export interface Loose {
  readonly loose: true;
}
