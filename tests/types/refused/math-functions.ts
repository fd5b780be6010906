import {
  Abs,
  ACos,
  ASin,
  ATan,
  Ceil,
  Cos,
  Cot,
  Degrees,
  Exp,
  Floor,
  Ln,
  Radians,
  Round,
  Sign,
  Sin,
  Sqrt,
  Tan,
  ATan2,
  Log,
  Mod,
  Power,
} from 'dunder';
import { Post } from '../sample/index.js';

// A text is no number.
// error: WrongType<number>
Post.objects.annotate({ x: Abs('title') });
// error: WrongType<number>
Post.objects.annotate({ x: ACos('title') });
// error: WrongType<number>
Post.objects.annotate({ x: ASin('title') });
// error: WrongType<number>
Post.objects.annotate({ x: ATan('title') });
// error: WrongType<number>
Post.objects.annotate({ x: Ceil('title') });
// error: WrongType<number>
Post.objects.annotate({ x: Cos('title') });
// error: WrongType<number>
Post.objects.annotate({ x: Cot('title') });
// error: WrongType<number>
Post.objects.annotate({ x: Degrees('title') });
// error: WrongType<number>
Post.objects.annotate({ x: Exp('title') });
// error: WrongType<number>
Post.objects.annotate({ x: Floor('title') });
// error: WrongType<number>
Post.objects.annotate({ x: Ln('title') });
// error: WrongType<number>
Post.objects.annotate({ x: Radians('title') });
// error: WrongType<number>
Post.objects.annotate({ x: Round('title') });
// error: WrongType<number>
Post.objects.annotate({ x: Sign('title') });
// error: WrongType<number>
Post.objects.annotate({ x: Sin('title') });
// error: WrongType<number>
Post.objects.annotate({ x: Sqrt('title') });
// error: WrongType<number>
Post.objects.annotate({ x: Tan('title') });
// error: WrongType<number>
Post.objects.annotate({ x: ATan2('views', 'title') });
// error: WrongType<number>
Post.objects.annotate({ x: Log('createdAt', 'views') });
// error: WrongType<number>
Post.objects.annotate({ x: Mod('title', 'slug') });
// error: WrongType<number>
Post.objects.annotate({ x: Power('views', 'slug') });
// error: UnknownPath<"nope">
Post.objects.annotate({ x: Power('views', 'nope') });
