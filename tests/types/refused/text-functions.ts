import {
  Length,
  Lower,
  LTrim,
  MD5,
  Ord,
  Reverse,
  RTrim,
  SHA1,
  SHA224,
  SHA256,
  SHA384,
  SHA512,
  Trim,
  Unaccent,
  Upper,
  Chr,
  Collate,
  Concat,
  Left,
  LPad,
  Repeat,
  Replace,
  Right,
  RPad,
  StrIndex,
  Substr,
  Value,
} from 'dunder';
import { Post } from '../sample/index.js';

// A number or a moment is no text: Cast() makes it one.
// error: WrongType<string>
Post.objects.annotate({ x: Length('views') });
// error: WrongType<string>
Post.objects.annotate({ x: Lower('views') });
// error: WrongType<string>
Post.objects.annotate({ x: LTrim('views') });
// error: WrongType<string>
Post.objects.annotate({ x: MD5('views') });
// error: WrongType<string>
Post.objects.annotate({ x: Ord('views') });
// error: WrongType<string>
Post.objects.annotate({ x: Reverse('views') });
// error: WrongType<string>
Post.objects.annotate({ x: RTrim('views') });
// error: WrongType<string>
Post.objects.annotate({ x: SHA1('views') });
// error: WrongType<string>
Post.objects.annotate({ x: SHA224('views') });
// error: WrongType<string>
Post.objects.annotate({ x: SHA256('views') });
// error: WrongType<string>
Post.objects.annotate({ x: SHA384('views') });
// error: WrongType<string>
Post.objects.annotate({ x: SHA512('views') });
// error: WrongType<string>
Post.objects.annotate({ x: Trim('views') });
// error: WrongType<string>
Post.objects.annotate({ x: Unaccent('views') });
// error: WrongType<string>
Post.objects.annotate({ x: Upper('views') });
// error: WrongType<number>
Post.objects.annotate({ x: Chr('title') });
// error: WrongType<string>
Post.objects.annotate({ x: Collate('views', 'C') });
// error: Argument of type 'number' is not assignable to parameter of type 'string'
Post.objects.annotate({ x: Collate('title', 3) });
// error: UnknownPath<"nope">
Post.objects.annotate({ x: Concat('title', Value(' '), 'nope') });
// error: WrongType<number>
Post.objects.annotate({ x: Left('title', 'slug') });
// error: WrongType<string>
Post.objects.annotate({ x: Right('createdAt', 4) });
// error: WrongType<number>
Post.objects.annotate({ x: Repeat('title', Value('2')) });
// error: WrongType<number>
Post.objects.annotate({ x: LPad('title', Value('8')) });
// error: WrongType<string>
Post.objects.annotate({ x: RPad('title', 8, 0) });
// error: WrongType<string>
Post.objects.annotate({ x: Replace('title', 1, Value('one')) });
// error: WrongType<string>
Post.objects.annotate({ x: StrIndex('title', 3) });
// error: WrongType<number>
Post.objects.annotate({ x: Substr('title', 1, 'slug') });
