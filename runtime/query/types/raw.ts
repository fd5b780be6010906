import type { FreeNames } from './annotations.js';
import type { ValueOf } from './field-type.js';
import type { OutputField } from './expressions/basics.js';
import type { ColumnName } from './options.js';
import type { Deferred } from './rows.js';
import type { ModelSchema } from './schema.js';

/** What `raw` is told of its statement. */
export interface RawOptions<S extends ModelSchema, A, D> {
  /** Columns that go by another name than those of the model: `{ headline: 'title' }`. */
  readonly translations?: { readonly [column: string]: ColumnName<S> };
  /** Columns that the model has not, with their types: `{ rank: fields.float() }`. */
  readonly annotations?: A & FreeNames<S, A>;
  /** Fields that the statement may leave out: they are awaited. */
  readonly defer?: readonly D[];
}

/** A row of `raw`: an instance without the fields D, with the further columns A. */
export type RawRow<S extends ModelSchema, A, D> = [keyof A] extends [never] ? RawInstance<S, D> : RawInstance<S, D> & RawColumns<A>;
type RawInstance<S extends ModelSchema, D> = [D] extends [never]
  ? S['model']
  : Deferred<S['model'], D | (`${D & string}Id` & keyof S['own'])>;
type RawColumns<A> = { [K in keyof A]: A[K] extends OutputField<infer F> ? ValueOf<F> : never };
