import type { CoalesceFunction, CollateFunction, ExtremeFunction, NullIfFunction } from '../../query/types/expressions/functions.js';
import { CollateExpression } from '../collate-expression.js';
import { asArgument } from '../path-expression.js';
import { call, choice } from './call.js';

/**
 * The first of its arguments that is not NULL.
 * @example Coalesce('nickname', 'name')
 * @see https://docs.djangoproject.com/en/stable/ref/models/database-functions/#coalesce
 */
export const Coalesce = choice<CoalesceFunction>('Coalesce');

/**
 * The greatest of its arguments, NULL left out on every database.
 * @example Greatest('createdAt', 'updatedAt')
 * @see https://docs.djangoproject.com/en/stable/ref/models/database-functions/#greatest
 */
export const Greatest = choice<ExtremeFunction>('Greatest');

/**
 * The least of its arguments, NULL left out on every database.
 * @example Least('price', 'salePrice')
 * @see https://docs.djangoproject.com/en/stable/ref/models/database-functions/#least
 */
export const Least = choice<ExtremeFunction>('Least');

/**
 * NULL when both are equal, else the first.
 * @example NullIf('nickname', Value(''))
 * @see https://docs.djangoproject.com/en/stable/ref/models/database-functions/#nullif
 */
export const NullIf = call<NullIfFunction>('NullIf');

/**
 * The text compared and sorted by a collation of the database, whose names are its own: `und-x-icu`, `utf8mb4_unicode_ci`, `nocase`.
 * @example Collate('name', 'und-x-icu')
 * @see https://docs.djangoproject.com/en/stable/ref/models/database-functions/#collate
 */
export const Collate = ((operand: unknown, collation: string) =>
  new CollateExpression(asArgument(operand), collation)) as unknown as CollateFunction;
