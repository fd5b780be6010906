import type {
  ChrFunction,
  ConcatFunction,
  IntegerFunction,
  PadFunction,
  PartFunction,
  ReplaceFunction,
  StrIndexFunction,
  SubstrFunction,
  TextFunction,
} from '../../query/types/expressions/functions.js';
import { ValueExpression } from '../base-expression.js';
import { call, counted } from './call.js';

/**
 * The character of a code.
 * @example Chr('code')
 * @see https://docs.djangoproject.com/en/stable/ref/models/database-functions/#chr
 */
export const Chr = call<ChrFunction>('Chr');

/**
 * The texts one after the other; NULL counts as empty.
 * @example Concat('first', Value(' '), 'last')
 * @see https://docs.djangoproject.com/en/stable/ref/models/database-functions/#concat
 */
export const Concat = call<ConcatFunction>('Concat');

/**
 * The first characters.
 * @example Left('title', 3)
 * @see https://docs.djangoproject.com/en/stable/ref/models/database-functions/#left
 */
export const Left = counted<PartFunction>('Left', [null, 0]);

/**
 * The number of characters.
 * @example Length('title')
 * @see https://docs.djangoproject.com/en/stable/ref/models/database-functions/#length
 */
export const Length = call<IntegerFunction>('Length');

/**
 * The text in lower case; on SQLite of ASCII letters only.
 * @example Lower('title')
 * @see https://docs.djangoproject.com/en/stable/ref/models/database-functions/#lower
 */
export const Lower = call<TextFunction>('Lower');

/**
 * The text filled up on the left to a length, with blanks unless another text is given; cut when it is longer.
 * @example LPad('code', 8, Value('0'))
 * @see https://docs.djangoproject.com/en/stable/ref/models/database-functions/#lpad
 */
export const LPad = counted<PadFunction>('LPad', [null, 0], undefined, new ValueExpression(' '));

/**
 * The text without the blanks at its beginning.
 * @example LTrim('name')
 * @see https://docs.djangoproject.com/en/stable/ref/models/database-functions/#ltrim
 */
export const LTrim = call<TextFunction>('LTrim');

/**
 * The MD5 hash, in hexadecimal. SQLite has none.
 * @example MD5('email')
 * @see https://docs.djangoproject.com/en/stable/ref/models/database-functions/#md5
 */
export const MD5 = call<TextFunction>('MD5');

/**
 * The code of the first character.
 * @example Ord('name')
 * @see https://docs.djangoproject.com/en/stable/ref/models/database-functions/#ord
 */
export const Ord = call<IntegerFunction>('Ord');

/**
 * The text so many times.
 * @example Repeat('mark', 3)
 * @see https://docs.djangoproject.com/en/stable/ref/models/database-functions/#repeat
 */
export const Repeat = counted<PartFunction>('Repeat', [null, 0]);

/**
 * The text with every occurrence of another replaced by a third, or taken out.
 * @example Replace('title', Value(' '), Value('-'))
 * @see https://docs.djangoproject.com/en/stable/ref/models/database-functions/#replace
 */
export const Replace = call<ReplaceFunction>('Replace', undefined, new ValueExpression(''));

/**
 * The text backwards.
 * @example Reverse('domain')
 * @see https://docs.djangoproject.com/en/stable/ref/models/database-functions/#reverse
 */
export const Reverse = call<TextFunction>('Reverse');

/**
 * The last characters.
 * @example Right('phone', 4)
 * @see https://docs.djangoproject.com/en/stable/ref/models/database-functions/#right
 */
export const Right = counted<PartFunction>('Right', [null, 0]);

/**
 * The text filled up on the right to a length.
 * @example RPad('code', 8, Value('.'))
 * @see https://docs.djangoproject.com/en/stable/ref/models/database-functions/#rpad
 */
export const RPad = counted<PadFunction>('RPad', [null, 0], undefined, new ValueExpression(' '));

/**
 * The text without the blanks at its end.
 * @example RTrim('name')
 * @see https://docs.djangoproject.com/en/stable/ref/models/database-functions/#rtrim
 */
export const RTrim = call<TextFunction>('RTrim');

/**
 * The SHA-1 hash, in hexadecimal: on PostgreSQL of the extension pgcrypto. SQLite has none.
 * @example SHA1('email')
 * @see https://docs.djangoproject.com/en/stable/ref/models/database-functions/#sha1-sha224-sha256-sha384-and-sha512
 */
export const SHA1 = call<TextFunction>('SHA1');

/**
 * The SHA-224 hash, in hexadecimal. SQLite has none.
 * @example SHA224('email')
 * @see https://docs.djangoproject.com/en/stable/ref/models/database-functions/#sha1-sha224-sha256-sha384-and-sha512
 */
export const SHA224 = call<TextFunction>('SHA224');

/**
 * The SHA-256 hash, in hexadecimal. SQLite has none.
 * @example SHA256('email')
 * @see https://docs.djangoproject.com/en/stable/ref/models/database-functions/#sha1-sha224-sha256-sha384-and-sha512
 */
export const SHA256 = call<TextFunction>('SHA256');

/**
 * The SHA-384 hash, in hexadecimal. SQLite has none.
 * @example SHA384('email')
 * @see https://docs.djangoproject.com/en/stable/ref/models/database-functions/#sha1-sha224-sha256-sha384-and-sha512
 */
export const SHA384 = call<TextFunction>('SHA384');

/**
 * The SHA-512 hash, in hexadecimal. SQLite has none.
 * @example SHA512('email')
 * @see https://docs.djangoproject.com/en/stable/ref/models/database-functions/#sha1-sha224-sha256-sha384-and-sha512
 */
export const SHA512 = call<TextFunction>('SHA512');

/**
 * The place of a text in another, from 1; 0 when it is not there.
 * @example StrIndex('email', Value('@'))
 * @see https://docs.djangoproject.com/en/stable/ref/models/database-functions/#strindex
 */
export const StrIndex = call<StrIndexFunction>('StrIndex');

/**
 * A part of a text, from a place that is counted from 1, and so many characters.
 * @example Substr('title', 1, 3)
 * @see https://docs.djangoproject.com/en/stable/ref/models/database-functions/#substr
 */
export const Substr = counted<SubstrFunction>('Substr', [null, 1, 0]);

/**
 * The text without the blanks at both ends.
 * @example Trim('name')
 * @see https://docs.djangoproject.com/en/stable/ref/models/database-functions/#trim
 */
export const Trim = call<TextFunction>('Trim');

/**
 * The text in upper case; on SQLite of ASCII letters only.
 * @example Upper('title')
 * @see https://docs.djangoproject.com/en/stable/ref/models/database-functions/#upper
 */
export const Upper = call<TextFunction>('Upper');
