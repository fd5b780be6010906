import { call } from './call.js';
import type { Expression, Operand, Reads } from './expression.js';

/**
 * The words of texts, for full-text search (PostgreSQL). `config` is the language, `weight` their rank.
 * @example search = fields.generated({ expression: SearchVector('title', 'body', { config: 'english' }), outputField: fields.searchVector() });
 * @see https://docs.djangoproject.com/en/stable/ref/contrib/postgres/search/#searchvector
 */
export const SearchVector: <const T extends readonly [Operand, ...Operand[]]>(
  ...parameters: [...T, SearchVectorOptions] | T
) => Expression<Reads<T[number]>> = call('SearchVector');

/**
 * An expression of an index with its operator class (PostgreSQL).
 * @example new Index(OpClass(Lower('name'), { name: 'varchar_pattern_ops' }), { name: 'author_name_like' })
 * @see https://docs.djangoproject.com/en/stable/ref/contrib/postgres/indexes/#opclass-expressions
 */
export const OpClass: <T extends Operand>(expression: T, options: { readonly name: string }) => Expression<Reads<T>> = call('OpClass');

interface SearchVectorOptions {
  readonly config?: string;
  readonly weight?: 'A' | 'B' | 'C' | 'D';
}
