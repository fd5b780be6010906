import { declareField } from '../declare-field.js';
import type { Field, KeyKind, NullWhen, ValueOf, VirtualKind } from '../field.js';
import type { PlainOptions } from '../options/column-options.js';
import type { ArrayOptions, BitOptions, SparseVector, VectorOptions } from '../options/array-options.js';

/**
 * Several values of one field type; an array. Arrays of arrays are possible. PostgreSQL.
 * @example labels = fields.array(fields.char({ maxLength: 20 }), { default: [] });
 * @see https://docs.djangoproject.com/en/stable/ref/contrib/postgres/fields/#arrayfield
 */
export function array<Base extends Field, Null extends boolean = false>(
  base: Base & Item<Base>,
  options?: PlainOptions<readonly ValueOf<Base>[], Null> & ArrayOptions,
): Field<'array', ValueOf<Base>[] | NullWhen<Null>> {
  return declareField('array', { base, ...options });
}

/** What has a value of its own; a relation is a key that the database checks, which no array can be. */
type Item<Base extends Field> = Base['kind'] extends KeyKind | VirtualKind | 'generated' | 'version'
  ? { readonly 'an array holds values, and this field has none of its own': never }
  : unknown;

/**
 * Texts by key. PostgreSQL, with the extension hstore.
 * @example attributes = fields.hstore({ default: {} });
 * @see https://docs.djangoproject.com/en/stable/ref/contrib/postgres/fields/#hstorefield
 */
export function hstore<Null extends boolean = false>(
  options?: PlainOptions<Record<string, string | null>, Null>,
): Field<'hstore', Record<string, string | null> | NullWhen<Null>> {
  return declareField('hstore', options);
}

/**
 * Text that compares without regard to case; a string. PostgreSQL, with the extension citext.
 * @example username = fields.citext({ unique: true });
 * @see https://docs.djangoproject.com/en/stable/ref/contrib/postgres/fields/#citext-fields
 */
export function citext<Null extends boolean = false>(options?: PlainOptions<string, Null>): Field<'citext', string | NullWhen<Null>> {
  return declareField('citext', options);
}

/**
 * The words of a text, for full-text search. PostgreSQL.
 * @example search = fields.searchVector({ null: true });
 * @see https://docs.djangoproject.com/en/stable/ref/contrib/postgres/search/#searchvectorfield
 */
export function searchVector<Null extends boolean = false>(
  options?: PlainOptions<string, Null>,
): Field<'searchVector', string | NullWhen<Null>> {
  return declareField('searchVector', options);
}

/**
 * An embedding; an array of numbers. PostgreSQL, with the extension vector.
 * @example embedding = fields.vector({ dimensions: 3 });
 * @see https://github.com/pgvector/pgvector
 */
export function vector<Null extends boolean = false>(
  options?: PlainOptions<readonly number[], Null> & VectorOptions,
): Field<'vector', number[] | NullWhen<Null>> {
  return declareField('vector', options);
}

/**
 * A vector whose numbers take half the room, and have three digits; an array of numbers. PostgreSQL, with the extension vector.
 * @example embedding = fields.halfVector({ dimensions: 1536 });
 * @see https://github.com/pgvector/pgvector#half-precision-vectors
 */
export function halfVector<Null extends boolean = false>(
  options?: PlainOptions<readonly number[], Null> & VectorOptions,
): Field<'halfVector', number[] | NullWhen<Null>> {
  return declareField('halfVector', options);
}

/**
 * A vector of which most numbers are 0: `{ dimensions: 1000, values: { 1: 0.5, 700: 2 } }`. PostgreSQL, with the extension vector.
 * @example terms = fields.sparseVector({ dimensions: 1000 });
 * @see https://github.com/pgvector/pgvector#sparse-vectors
 */
export function sparseVector<Null extends boolean = false>(
  options?: PlainOptions<SparseVector, Null> & VectorOptions,
): Field<'sparseVector', SparseVector | NullWhen<Null>> {
  return declareField('sparseVector', options);
}

/**
 * Bits, as a string of 0 and 1; their distances need the extension vector. PostgreSQL.
 * @example signature = fields.bit({ length: 64 });
 * @see https://github.com/pgvector/pgvector#binary-vectors
 */
export function bit<Null extends boolean = false>(
  options?: PlainOptions<string, Null> & BitOptions,
): Field<'bit', string | NullWhen<Null>> {
  return declareField('bit', options);
}

/**
 * A value of a type that CREATE TYPE … AS ENUM makes: its name in the database, and its values or a TypeScript enum of them. Elsewhere than
 * on PostgreSQL it is a text column with a check. Django has choices alone.
 * @example mood = fields.enum('mood', ['sad', 'ok', 'happy'], { default: 'ok' });
 * @see https://www.postgresql.org/docs/current/datatype-enum.html
 */
function enumeration<const Values extends readonly string[] | { readonly [name: string]: string }, Null extends boolean = false>(
  name: string,
  values: Values,
  options?: PlainOptions<EnumValue<Values>, Null>,
): Field<'enum', EnumValue<Values> | NullWhen<Null>> {
  return declareField('enum', { name, values, ...options });
}

export { enumeration as enum };

type EnumValue<Values> = Values extends readonly (infer Value)[] ? Value : Values[keyof Values];
