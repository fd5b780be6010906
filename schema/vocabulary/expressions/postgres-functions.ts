import { call } from './call.js';
import type { Expression, Head, Operand } from './expression.js';

/**
 * The words of texts, for full-text search (PostgreSQL). `config` is the language, `weight` their rank.
 * @example search = fields.generated({ expression: SearchVector('title', 'body', { config: 'english' }), outputField: fields.searchVector() });
 * @see https://docs.djangoproject.com/en/stable/ref/contrib/postgres/search/#searchvector
 */
export const SearchVector: <Path extends string = never>(
  ...parameters: [...Operand<Path>[], SearchVectorOptions] | [Operand<Path>, ...Operand<Path>[]]
) => Expression<Head<Path>> = call('SearchVector');

/**
 * An expression of an index with its operator class (PostgreSQL).
 * @example new Index(OpClass(Lower('name'), { name: 'varchar_pattern_ops' }), { name: 'author_name_like' })
 * @see https://docs.djangoproject.com/en/stable/ref/contrib/postgres/indexes/#opclass-expressions
 */
export const OpClass: <Path extends string = never>(
  expression: Operand<Path>,
  options: { readonly name: string },
) => Expression<Head<Path>> = call('OpClass');

interface SearchVectorOptions {
  readonly config?: string;
  readonly weight?: 'A' | 'B' | 'C' | 'D';
}
