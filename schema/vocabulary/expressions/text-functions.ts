import { type BinaryFunction, type UnaryFunction, type VariadicFunction, call } from './call.js';
import type { Expression, Operand, Reads } from './expression.js';

/**
 * Text in lower case.
 * @example new Index(Lower('title'), { name: 'post_title_ci' })
 * @see https://docs.djangoproject.com/en/stable/ref/models/database-functions/#lower
 */
export const Lower: UnaryFunction = call('Lower');

/**
 * Text in upper case.
 * @example Upper('code')
 * @see https://docs.djangoproject.com/en/stable/ref/models/database-functions/#upper
 */
export const Upper: UnaryFunction = call('Upper');

/**
 * The number of characters.
 * @example Length('title')
 * @see https://docs.djangoproject.com/en/stable/ref/models/database-functions/#length
 */
export const Length: UnaryFunction = call('Length');

/**
 * Text without the spaces around it.
 * @example Trim('name')
 * @see https://docs.djangoproject.com/en/stable/ref/models/database-functions/#trim
 */
export const Trim: UnaryFunction = call('Trim');

/**
 * Text without the spaces before it.
 * @example LTrim('name')
 * @see https://docs.djangoproject.com/en/stable/ref/models/database-functions/#ltrim
 */
export const LTrim: UnaryFunction = call('LTrim');

/**
 * Text without the spaces after it.
 * @example RTrim('name')
 * @see https://docs.djangoproject.com/en/stable/ref/models/database-functions/#rtrim
 */
export const RTrim: UnaryFunction = call('RTrim');

/**
 * The characters in reverse order.
 * @example Reverse('domain')
 * @see https://docs.djangoproject.com/en/stable/ref/models/database-functions/#reverse
 */
export const Reverse: UnaryFunction = call('Reverse');

/**
 * The character of a code.
 * @example Chr('code')
 * @see https://docs.djangoproject.com/en/stable/ref/models/database-functions/#chr
 */
export const Chr: UnaryFunction = call('Chr');

/**
 * The code of the first character.
 * @example Ord('name')
 * @see https://docs.djangoproject.com/en/stable/ref/models/database-functions/#ord
 */
export const Ord: UnaryFunction = call('Ord');

/**
 * The MD5 hash, in hexadecimal.
 * @example new UniqueConstraint(MD5('url'), { name: 'uniq_url' })
 * @see https://docs.djangoproject.com/en/stable/ref/models/database-functions/#md5
 */
export const MD5: UnaryFunction = call('MD5');

/**
 * The SHA-1 hash, in hexadecimal.
 * @example SHA1('url')
 * @see https://docs.djangoproject.com/en/stable/ref/models/database-functions/#sha1-sha224-sha256-sha384-and-sha512
 */
export const SHA1: UnaryFunction = call('SHA1');

/**
 * The SHA-224 hash, in hexadecimal.
 * @example SHA224('url')
 * @see https://docs.djangoproject.com/en/stable/ref/models/database-functions/#sha1-sha224-sha256-sha384-and-sha512
 */
export const SHA224: UnaryFunction = call('SHA224');

/**
 * The SHA-256 hash, in hexadecimal.
 * @example SHA256('url')
 * @see https://docs.djangoproject.com/en/stable/ref/models/database-functions/#sha1-sha224-sha256-sha384-and-sha512
 */
export const SHA256: UnaryFunction = call('SHA256');

/**
 * The SHA-384 hash, in hexadecimal.
 * @example SHA384('url')
 * @see https://docs.djangoproject.com/en/stable/ref/models/database-functions/#sha1-sha224-sha256-sha384-and-sha512
 */
export const SHA384: UnaryFunction = call('SHA384');

/**
 * The SHA-512 hash, in hexadecimal.
 * @example SHA512('url')
 * @see https://docs.djangoproject.com/en/stable/ref/models/database-functions/#sha1-sha224-sha256-sha384-and-sha512
 */
export const SHA512: UnaryFunction = call('SHA512');

/**
 * Texts one after the other; NULL counts as no text.
 * @example Concat('firstName', Value(' '), 'lastName')
 * @see https://docs.djangoproject.com/en/stable/ref/models/database-functions/#concat
 */
export const Concat: VariadicFunction = call('Concat');

/**
 * The first characters.
 * @example Left('name', 1)
 * @see https://docs.djangoproject.com/en/stable/ref/models/database-functions/#left
 */
export const Left: BinaryFunction = call('Left');

/**
 * The last characters.
 * @example Right('phone', 4)
 * @see https://docs.djangoproject.com/en/stable/ref/models/database-functions/#right
 */
export const Right: BinaryFunction = call('Right');

/**
 * The text so many times.
 * @example Repeat('name', 2)
 * @see https://docs.djangoproject.com/en/stable/ref/models/database-functions/#repeat
 */
export const Repeat: BinaryFunction = call('Repeat');

/**
 * Where the second text begins in the first, from 1; 0 when it does not.
 * @example StrIndex('email', Value('@'))
 * @see https://docs.djangoproject.com/en/stable/ref/models/database-functions/#strindex
 */
export const StrIndex: BinaryFunction = call('StrIndex');

/**
 * Text filled up on the left to a length.
 * @example LPad('code', 8, Value('0'))
 * @see https://docs.djangoproject.com/en/stable/ref/models/database-functions/#lpad
 */
export const LPad: PadFunction = call('LPad');

/**
 * Text filled up on the right to a length.
 * @example RPad('code', 8)
 * @see https://docs.djangoproject.com/en/stable/ref/models/database-functions/#rpad
 */
export const RPad: PadFunction = call('RPad');

/**
 * Every occurrence of one text replaced by another, or removed.
 * @example Replace('phone', Value(' '), Value(''))
 * @see https://docs.djangoproject.com/en/stable/ref/models/database-functions/#replace
 */
export const Replace: PadFunction = call('Replace');

/**
 * A part of the text: from a position, counted from 1, and so many characters.
 * @example Substr('code', 1, 3)
 * @see https://docs.djangoproject.com/en/stable/ref/models/database-functions/#substr
 */
export const Substr: PadFunction = call('Substr');

/** A function of two expressions or three. */
type PadFunction = <First extends Operand, Second extends Operand, Third extends Operand = never>(
  first: First,
  second: Second,
  third?: Third,
) => Expression<Reads<First> | Reads<Second> | Reads<Third>>;
