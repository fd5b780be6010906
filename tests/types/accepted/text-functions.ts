import {
  Chr, Collate, Concat, Left, Length, Lower, LPad, LTrim, MD5, Ord, Repeat, Replace, Reverse, Right, RPad, RTrim, SHA1, SHA224, SHA256, SHA384, SHA512,
  StrIndex, Substr, Trim, Upper, Value,
} from 'dunder'; // prettier-ignore
import { Post } from '../sample/index.js';
import { assertType, type Equal } from '../support/equal.js';

/** Of one text: null where it may be. */
export async function ofOne() {
  const row = await Post.objects
    .values({
      lower: Lower('editor__name'),
      upper: Upper('status'),
      trim: Trim('title'),
      left: LTrim('title'),
      right: RTrim('title'),
      back: Reverse('title'),
      md5: MD5('title'),
      sha1: SHA1('title'),
      sha224: SHA224('title'),
      sha256: SHA256('editor__name'),
      sha384: SHA384('title'),
      sha512: SHA512('title'),
      letter: Chr('views'),
      code: Ord('title'),
      length: Length('editor__name'),
    })
    .get();
  type T = string | null;
  assertType<Equal<[typeof row.lower, typeof row.upper, typeof row.trim], [T, string, string]>>();
  assertType<Equal<[typeof row.left, typeof row.right, typeof row.back], [string, string, string]>>();
  assertType<Equal<[typeof row.md5, typeof row.sha1, typeof row.sha224], [string, string, string]>>();
  assertType<Equal<[typeof row.sha256, typeof row.sha384, typeof row.sha512], [T, string, string]>>();
  assertType<Equal<[typeof row.letter, typeof row.code, typeof row.length], [string, number, number | null]>>();
}

export async function ofMore() {
  const row = await Post.objects
    .values({
      first: Left('title', 3),
      last: Right('title', 'views'),
      rest: Substr('title', 2),
      middle: Substr('editor__name', 2, Length('title')),
      padded: LPad('title', 8),
      filled: RPad('title', 8, Value('.')),
      again: Repeat('title', 2),
      without: Replace('title', Value('a')),
      other: Replace('title', Value('a'), 'editor__name'),
      place: StrIndex('editor__name', Value('a')),
      sorted: Collate('title', 'C'),
      all: Concat('editor__name', Value(', '), 'views'),
    })
    .get();
  type T = string | null;
  assertType<Equal<[typeof row.first, typeof row.last, typeof row.rest, typeof row.middle], [string, string, string, T]>>();
  assertType<Equal<[typeof row.padded, typeof row.filled, typeof row.again], [string, string, string]>>();
  assertType<Equal<[typeof row.without, typeof row.other], [string, T]>>();
  assertType<Equal<[typeof row.place, typeof row.sorted, typeof row.all], [number | null, string, string]>>();
}
