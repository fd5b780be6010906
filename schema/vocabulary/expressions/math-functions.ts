import { type BinaryFunction, type ConstantFunction, type UnaryFunction, call } from './call.js';
import type { Expression, Operand, Reads } from './expression.js';

/**
 * The value without its sign.
 * @example Abs('balance')
 * @see https://docs.djangoproject.com/en/stable/ref/models/database-functions/#abs
 */
export const Abs: UnaryFunction = call('Abs');

/**
 * The arccosine.
 * @example ACos('x')
 * @see https://docs.djangoproject.com/en/stable/ref/models/database-functions/#acos
 */
export const ACos: UnaryFunction = call('ACos');

/**
 * The arcsine.
 * @example ASin('x')
 * @see https://docs.djangoproject.com/en/stable/ref/models/database-functions/#asin
 */
export const ASin: UnaryFunction = call('ASin');

/**
 * The arctangent.
 * @example ATan('x')
 * @see https://docs.djangoproject.com/en/stable/ref/models/database-functions/#atan
 */
export const ATan: UnaryFunction = call('ATan');

/**
 * The arctangent of the quotient.
 * @example ATan2('y', 'x')
 * @see https://docs.djangoproject.com/en/stable/ref/models/database-functions/#atan2
 */
export const ATan2: BinaryFunction = call('ATan2');

/**
 * The next integer up.
 * @example Ceil('price')
 * @see https://docs.djangoproject.com/en/stable/ref/models/database-functions/#ceil
 */
export const Ceil: UnaryFunction = call('Ceil');

/**
 * The cosine.
 * @example Cos('angle')
 * @see https://docs.djangoproject.com/en/stable/ref/models/database-functions/#cos
 */
export const Cos: UnaryFunction = call('Cos');

/**
 * The cotangent.
 * @example Cot('angle')
 * @see https://docs.djangoproject.com/en/stable/ref/models/database-functions/#cot
 */
export const Cot: UnaryFunction = call('Cot');

/**
 * Radians in degrees.
 * @example Degrees('angle')
 * @see https://docs.djangoproject.com/en/stable/ref/models/database-functions/#degrees
 */
export const Degrees: UnaryFunction = call('Degrees');

/**
 * e to the power of the value.
 * @example Exp('x')
 * @see https://docs.djangoproject.com/en/stable/ref/models/database-functions/#exp
 */
export const Exp: UnaryFunction = call('Exp');

/**
 * The next integer down.
 * @example Floor('price')
 * @see https://docs.djangoproject.com/en/stable/ref/models/database-functions/#floor
 */
export const Floor: UnaryFunction = call('Floor');

/**
 * The natural logarithm.
 * @example Ln('x')
 * @see https://docs.djangoproject.com/en/stable/ref/models/database-functions/#ln
 */
export const Ln: UnaryFunction = call('Ln');

/**
 * The logarithm of the second to the base of the first.
 * @example Log(10, 'x')
 * @see https://docs.djangoproject.com/en/stable/ref/models/database-functions/#log
 */
export const Log: BinaryFunction = call('Log');

/**
 * The remainder.
 * @example Mod('number', 2)
 * @see https://docs.djangoproject.com/en/stable/ref/models/database-functions/#mod
 */
export const Mod: BinaryFunction = call('Mod');

/**
 * The number pi.
 * @example Pi()
 * @see https://docs.djangoproject.com/en/stable/ref/models/database-functions/#pi
 */
export const Pi: ConstantFunction = call('Pi');

/**
 * The first to the power of the second.
 * @example Power('side', 2)
 * @see https://docs.djangoproject.com/en/stable/ref/models/database-functions/#power
 */
export const Power: BinaryFunction = call('Power');

/**
 * Degrees in radians.
 * @example Radians('angle')
 * @see https://docs.djangoproject.com/en/stable/ref/models/database-functions/#radians
 */
export const Radians: UnaryFunction = call('Radians');

/**
 * A random number from 0 to 1.
 * @example fields.float({ dbDefault: Random() })
 * @see https://docs.djangoproject.com/en/stable/ref/models/database-functions/#random
 */
export const Random: ConstantFunction = call('Random');

/**
 * The nearest number with so many decimal places (0 unless given).
 * @example Round('price', { precision: 2 })
 * @see https://docs.djangoproject.com/en/stable/ref/models/database-functions/#round
 */
export const Round: RoundFunction = call('Round');

/**
 * -1, 0 or 1.
 * @example Sign('balance')
 * @see https://docs.djangoproject.com/en/stable/ref/models/database-functions/#sign
 */
export const Sign: UnaryFunction = call('Sign');

/**
 * The sine.
 * @example Sin('angle')
 * @see https://docs.djangoproject.com/en/stable/ref/models/database-functions/#sin
 */
export const Sin: UnaryFunction = call('Sin');

/**
 * The square root.
 * @example Sqrt('area')
 * @see https://docs.djangoproject.com/en/stable/ref/models/database-functions/#sqrt
 */
export const Sqrt: UnaryFunction = call('Sqrt');

/**
 * The tangent.
 * @example Tan('angle')
 * @see https://docs.djangoproject.com/en/stable/ref/models/database-functions/#tan
 */
export const Tan: UnaryFunction = call('Tan');

type RoundFunction = <T extends Operand>(expression: T, options?: { readonly precision?: number }) => Expression<Reads<T>>;
