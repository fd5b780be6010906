import type { FloatField } from '../../query/types/field-types.js';
import type {
  ConstantFunction,
  FloatFunction,
  ModFunction,
  RoundedFunction,
  NumbersFunction,
  RoundFunction,
  SameNumberFunction,
} from '../../query/types/expressions/functions.js';
import { FunctionExpression } from '../function-expression.js';
import { LiteralExpression } from '../literal-expression.js';
import { asArgument } from '../path-expression.js';
import { wholeNumber } from '../whole-number.js';
import { call } from './call.js';
import { FUNCTION_RULES } from './rules.js';

/**
 * The number without its sign.
 * @example Abs('balance')
 * @see https://docs.djangoproject.com/en/stable/ref/models/database-functions/#abs
 */
export const Abs = call<SameNumberFunction>('Abs');

/**
 * The arccosine, in radians.
 * @example ACos('x')
 * @see https://docs.djangoproject.com/en/stable/ref/models/database-functions/#acos
 */
export const ACos = call<FloatFunction>('ACos');

/**
 * The arcsine, in radians.
 * @example ASin('x')
 * @see https://docs.djangoproject.com/en/stable/ref/models/database-functions/#asin
 */
export const ASin = call<FloatFunction>('ASin');

/**
 * The arctangent, in radians.
 * @example ATan('x')
 * @see https://docs.djangoproject.com/en/stable/ref/models/database-functions/#atan
 */
export const ATan = call<FloatFunction>('ATan');

/**
 * The angle of the point with these coordinates, y first.
 * @example ATan2('y', 'x')
 * @see https://docs.djangoproject.com/en/stable/ref/models/database-functions/#atan2
 */
export const ATan2 = call<NumbersFunction>('ATan2');

/**
 * The next whole number up.
 * @example Ceil('price')
 * @see https://docs.djangoproject.com/en/stable/ref/models/database-functions/#ceil
 */
export const Ceil = call<RoundedFunction>('Ceil');

/**
 * The cosine of an angle in radians.
 * @example Cos('angle')
 * @see https://docs.djangoproject.com/en/stable/ref/models/database-functions/#cos
 */
export const Cos = call<FloatFunction>('Cos');

/**
 * The cotangent of an angle in radians.
 * @example Cot('angle')
 * @see https://docs.djangoproject.com/en/stable/ref/models/database-functions/#cot
 */
export const Cot = call<FloatFunction>('Cot');

/**
 * Radians in degrees.
 * @example Degrees('angle')
 * @see https://docs.djangoproject.com/en/stable/ref/models/database-functions/#degrees
 */
export const Degrees = call<FloatFunction>('Degrees');

/**
 * e to the power of the number.
 * @example Exp('x')
 * @see https://docs.djangoproject.com/en/stable/ref/models/database-functions/#exp
 */
export const Exp = call<FloatFunction>('Exp');

/**
 * The next whole number down.
 * @example Floor('price')
 * @see https://docs.djangoproject.com/en/stable/ref/models/database-functions/#floor
 */
export const Floor = call<RoundedFunction>('Floor');

/**
 * The natural logarithm. Of zero and less PostgreSQL raises an error; the others give NULL.
 * @example Ln('views')
 * @see https://docs.djangoproject.com/en/stable/ref/models/database-functions/#ln
 */
export const Ln = call<FloatFunction>('Ln');

/**
 * The logarithm of the second to the base of the first.
 * @example Log(10, 'views')
 * @see https://docs.djangoproject.com/en/stable/ref/models/database-functions/#log
 */
export const Log = call<NumbersFunction>('Log');

/**
 * The remainder, with the sign of the first.
 * @example Mod('views', 10)
 * @see https://docs.djangoproject.com/en/stable/ref/models/database-functions/#mod
 */
export const Mod = call<ModFunction>('Mod');

/**
 * The number pi.
 * @example Pi()
 * @see https://docs.djangoproject.com/en/stable/ref/models/database-functions/#pi
 */
export const Pi = call<ConstantFunction<FloatField>>('Pi');

/**
 * The first to the power of the second.
 * @example Power('side', 2)
 * @see https://docs.djangoproject.com/en/stable/ref/models/database-functions/#power
 */
export const Power = call<NumbersFunction>('Power');

/**
 * Degrees in radians.
 * @example Radians('angle')
 * @see https://docs.djangoproject.com/en/stable/ref/models/database-functions/#radians
 */
export const Radians = call<FloatFunction>('Radians');

/**
 * A random number from 0 to 1, another one for each row.
 * @example Random()
 * @see https://docs.djangoproject.com/en/stable/ref/models/database-functions/#random
 */
export const Random = call<ConstantFunction<FloatField>>('Random');

/**
 * -1, 0 or 1.
 * @example Sign('balance')
 * @see https://docs.djangoproject.com/en/stable/ref/models/database-functions/#sign
 */
export const Sign = call<SameNumberFunction>('Sign');

/**
 * The sine of an angle in radians.
 * @example Sin('angle')
 * @see https://docs.djangoproject.com/en/stable/ref/models/database-functions/#sin
 */
export const Sin = call<FloatFunction>('Sin');

/**
 * The square root. Of negative numbers PostgreSQL raises an error; the others give NULL.
 * @example Sqrt('area')
 * @see https://docs.djangoproject.com/en/stable/ref/models/database-functions/#sqrt
 */
export const Sqrt = call<FloatFunction>('Sqrt');

/**
 * The tangent of an angle in radians.
 * @example Tan('angle')
 * @see https://docs.djangoproject.com/en/stable/ref/models/database-functions/#tan
 */
export const Tan = call<FloatFunction>('Tan');

/**
 * The nearest number with so many decimal places: 0 unless given, and with a negative number tens, hundreds, … (not on SQLite).
 * @example Round('price', 1)
 * @see https://docs.djangoproject.com/en/stable/ref/models/database-functions/#round
 */
export const Round = ((operand: unknown, precision?: unknown) => {
  const places = typeof precision === 'object' && precision !== null && 'precision' in precision ? precision.precision : precision;
  const more =
    places === undefined
      ? []
      : [typeof places === 'number' ? new LiteralExpression(wholeNumber(places, 'The precision of Round')) : asArgument(places)];
  return new FunctionExpression(FUNCTION_RULES.Round, [asArgument(operand), ...more]);
}) as unknown as RoundFunction;
