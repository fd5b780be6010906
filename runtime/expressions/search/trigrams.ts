import type { TextDistanceFunction, WordDistanceFunction } from '../../query/types/expressions/search.js';
import type { TextFunction } from '../../query/types/expressions/functions.js';
import { FunctionExpression } from '../function-expression.js';
import { asArgument } from '../path-expression.js';
import { DistanceExpression } from './distance-expression.js';
import { asText } from './search-nodes.js';

const TEXT = { kind: 'text' } as const;
const similarity = (name: string) => ({ name, type: () => ({ kind: 'float' }) as const, parameterTypes: [TEXT, TEXT] });

/**
 * How alike two texts are, from 0 to 1, by their groups of three letters; PostgreSQL with the extension pg_trgm, like those that follow.
 * @example TrigramSimilarity('name', 'Katy Stevens')
 * @see https://docs.djangoproject.com/en/stable/ref/contrib/postgres/search/#trigramsimilarity
 */
export const TrigramSimilarity = ((operand: unknown, text: unknown) =>
  new FunctionExpression(similarity('similarity'), [asArgument(operand), asText(text)])) as unknown as TextDistanceFunction;

/**
 * One minus the similarity: for an order that an index serves.
 * @example TrigramDistance('name', 'Katy Stevens')
 * @see https://docs.djangoproject.com/en/stable/ref/contrib/postgres/search/#trigramdistance
 */
export const TrigramDistance = ((operand: unknown, text: unknown) =>
  new DistanceExpression('<->', asArgument(operand), asText(text), TEXT)) as unknown as TextDistanceFunction;

/**
 * How alike a text is to the part of another that resembles it most.
 * @example TrigramWordSimilarity('Middlesborough', 'name')
 * @see https://docs.djangoproject.com/en/stable/ref/contrib/postgres/search/#trigramwordsimilarity
 */
export const TrigramWordSimilarity = ((text: unknown, operand: unknown) =>
  new FunctionExpression(similarity('word_similarity'), [asText(text), asArgument(operand)])) as unknown as WordDistanceFunction;

/**
 * One minus the word similarity.
 * @example TrigramWordDistance('Middlesborough', 'name')
 * @see https://docs.djangoproject.com/en/stable/ref/contrib/postgres/search/#trigramworddistance
 */
export const TrigramWordDistance = ((text: unknown, operand: unknown) =>
  new DistanceExpression('<<->', asText(text), asArgument(operand), TEXT)) as unknown as WordDistanceFunction;

/**
 * As the word similarity, with parts that are whole words.
 * @example TrigramStrictWordSimilarity('Middlesborough', 'name')
 * @see https://docs.djangoproject.com/en/stable/ref/contrib/postgres/search/#trigramstrictwordsimilarity
 */
export const TrigramStrictWordSimilarity = ((text: unknown, operand: unknown) =>
  new FunctionExpression(similarity('strict_word_similarity'), [asText(text), asArgument(operand)])) as unknown as WordDistanceFunction;

/**
 * One minus the strict word similarity.
 * @example TrigramStrictWordDistance('Middlesborough', 'name')
 * @see https://docs.djangoproject.com/en/stable/ref/contrib/postgres/search/#trigramstrictworddistance
 */
export const TrigramStrictWordDistance = ((text: unknown, operand: unknown) =>
  new DistanceExpression('<<<->', asText(text), asArgument(operand), TEXT)) as unknown as WordDistanceFunction;

/**
 * The text without its accents; PostgreSQL with the extension unaccent. The transform `unaccent` does it to both sides of a lookup.
 * @example Unaccent('name')
 * @see https://docs.djangoproject.com/en/stable/ref/contrib/postgres/lookups/#unaccent
 */
export const Unaccent = ((operand: unknown) =>
  new FunctionExpression({ name: 'unaccent', type: () => TEXT, parameterTypes: [TEXT] }, [asArgument(operand)])) as unknown as TextFunction;
