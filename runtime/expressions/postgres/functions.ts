import type { ConstantFunction } from '../../query/types/expressions/functions.js';
import type { DateTimeField, UuidField } from '../../query/types/field-types.js';
import { call } from '../functions/call.js';

/**
 * A random UUID, by PostgreSQL's own function; `UUID4` gives one on every database.
 * @example update({ token: RandomUUID() })
 * @see https://docs.djangoproject.com/en/stable/ref/contrib/postgres/functions/#randomuuid
 */
export const RandomUUID = call<ConstantFunction<UuidField>>('RandomUUID');

/**
 * The moment at which the transaction began; PostgreSQL only.
 * @example filter({ createdAt__gte: TransactionNow() })
 * @see https://docs.djangoproject.com/en/stable/ref/contrib/postgres/functions/#transactionnow
 */
export const TransactionNow = call<ConstantFunction<DateTimeField>>('TransactionNow');
