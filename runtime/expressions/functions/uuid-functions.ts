import type { ConstantFunction, Uuid7Function } from '../../query/types/expressions/functions.js';
import type { UuidField } from '../../query/types/field-types.js';
import { FunctionExpression } from '../function-expression.js';
import { LiteralExpression } from '../literal-expression.js';
import { wholeNumber } from '../whole-number.js';
import { call } from './call.js';
import { FUNCTION_RULES } from './rules.js';

/**
 * A random UUID (version 4), another one for each row.
 * @example update({ token: UUID4() })
 * @see https://docs.djangoproject.com/en/stable/ref/models/database-functions/#uuid4
 */
export const UUID4 = call<ConstantFunction<UuidField>>('UUID4');

/**
 * A UUID that begins with the time (version 7), so that later ones sort behind; `shift` moves the time by so many milliseconds.
 * @example update({ token: UUID7() })
 * @see https://docs.djangoproject.com/en/stable/ref/models/database-functions/#uuid7
 */
export const UUID7 = (({ shift }: { readonly shift?: number } = {}) =>
  new FunctionExpression(
    FUNCTION_RULES.UUID7,
    shift === undefined ? [] : [new LiteralExpression(wholeNumber(shift, 'The shift of UUID7'))],
  )) as unknown as Uuid7Function;
