import type { VectorDistanceFunction } from '../../query/types/expressions/search.js';
import { ValueExpression } from '../base-expression.js';
import { type ExpressionNode } from '../expression.js';
import { asArgument } from '../path-expression.js';
import { DistanceExpression } from './distance-expression.js';

/**
 * The length of the line between two vectors; PostgreSQL with the extension vector, like those that follow.
 * @example orderBy(L2Distance('embedding', [0.1, 0.2, 0.3]))
 */
export const L2Distance = distance('<->');

/**
 * One minus the cosine of the angle between two vectors.
 * @example CosineDistance('embedding', [0.1, 0.2, 0.3])
 */
export const CosineDistance = distance('<=>');

/**
 * The inner product of two vectors, negative, so that the greatest comes first in an ascending order.
 * @example MaxInnerProduct('embedding', [0.1, 0.2, 0.3])
 */
export const MaxInnerProduct = distance('<#>');

/**
 * The sum of the differences of two vectors.
 * @example L1Distance('embedding', [0.1, 0.2, 0.3])
 */
export const L1Distance = distance('<+>');

/**
 * How many bits differ; of columns `fields.bit()`.
 * @example HammingDistance('signature', Value('0110'))
 */
export const HammingDistance = distance('<~>');

/**
 * One minus the share of the bits that both have among those that either has.
 * @example JaccardDistance('signature', Value('0110'))
 */
export const JaccardDistance = distance('<%>');

function distance(operator: string): VectorDistanceFunction {
  return ((operand: unknown, vector: unknown) =>
    new DistanceExpression(operator, asArgument(operand), vectorArgument(vector), null)) as unknown as VectorDistanceFunction;
}

/** A list and a sparse vector are values, a bare string a path. */
function vectorArgument(vector: unknown): ExpressionNode {
  const isSparse = typeof vector === 'object' && vector !== null && 'dimensions' in vector && 'values' in vector;
  return Array.isArray(vector) || isSparse ? new ValueExpression(vector) : asArgument(vector);
}
