import type { Field } from '../field.js';
import { type BinaryFunction, type ConstantFunction, type VariadicFunction, call } from './call.js';
import type { Expression, Operand, Reads } from './expression.js';

/**
 * The first that is not NULL.
 * @example Coalesce('nickname', 'name')
 * @see https://docs.djangoproject.com/en/stable/ref/models/database-functions/#coalesce
 */
export const Coalesce: VariadicFunction = call('Coalesce');

/**
 * The greatest of several.
 * @example Greatest('createdAt', 'updatedAt')
 * @see https://docs.djangoproject.com/en/stable/ref/models/database-functions/#greatest
 */
export const Greatest: VariadicFunction = call('Greatest');

/**
 * The least of several.
 * @example Least('price', 'discountedPrice')
 * @see https://docs.djangoproject.com/en/stable/ref/models/database-functions/#least
 */
export const Least: VariadicFunction = call('Least');

/**
 * The first, or NULL when it equals the second.
 * @example NullIf('nickname', Value(''))
 * @see https://docs.djangoproject.com/en/stable/ref/models/database-functions/#nullif
 */
export const NullIf: BinaryFunction = call('NullIf');

/**
 * A random UUID, made by the database.
 * @example id = fields.uuid({ primaryKey: true, dbDefault: UUID4() });
 * @see https://docs.djangoproject.com/en/stable/ref/models/database-functions/#uuid4
 */
export const UUID4: ConstantFunction = call('UUID4');

/**
 * A UUID that begins with the time, made by the database (PostgreSQL 18, MariaDB 11.7).
 * @example id = fields.uuid({ primaryKey: true, dbDefault: UUID7() });
 * @see https://docs.djangoproject.com/en/stable/ref/models/database-functions/#uuid7
 */
export const UUID7: ConstantFunction = call('UUID7');

/**
 * The value as another type. The field says which; it is no column.
 * @example Cast('views', fields.text())
 * @see https://docs.djangoproject.com/en/stable/ref/models/database-functions/#cast
 */
export const Cast: <T extends Operand>(expression: T, outputField: Field) => Expression<Reads<T>> = call('Cast');

/**
 * Text that compares and sorts by a collation of the database.
 * @example Collate('name', 'de-x-icu')
 * @see https://docs.djangoproject.com/en/stable/ref/models/database-functions/#collate
 */
export const Collate: <T extends Operand>(expression: T, collation: string) => Expression<Reads<T>> = call('Collate');

/**
 * A JSON array of the arguments.
 * @example JSONArray('id', 'name')
 * @see https://docs.djangoproject.com/en/stable/ref/models/database-functions/#jsonarray
 */
export const JSONArray: <const T extends readonly Operand[]>(...expressions: T) => Expression<Reads<T[number]>> = call('JSONArray');

/**
 * A JSON object with these members.
 * @example JSONObject({ id: 'id', label: Lower('name') })
 * @see https://docs.djangoproject.com/en/stable/ref/models/database-functions/#jsonobject
 */
export const JSONObject: <const T extends { readonly [key: string]: Operand }>(members: T) => Expression<Reads<T[keyof T]>> =
  call('JSONObject');
