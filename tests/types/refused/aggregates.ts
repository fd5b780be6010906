import {
  AnyValue,
  ArrayAgg,
  ArraySubquery,
  BitAnd,
  BitOr,
  BitXor,
  BoolAnd,
  BoolOr,
  Corr,
  CovarPop,
  FirstValue,
  Lag,
  LastValue,
  Lead,
  Max,
  Min,
  NthValue,
  Ntile,
  Q,
  RegrAvgX,
  RegrAvgY,
  RegrCount,
  RegrIntercept,
  RegrR2,
  RegrSlope,
  RegrSXX,
  RegrSXY,
  RegrSYY,
  RowRange,
  StdDev,
  StringAgg,
  ValueRange,
  Variance,
  Window,
} from 'dunder';
import { Author, Comment, Post } from '../sample/index.js';

// Each of the kind of value that it is of.
// error: UnknownPath<"nope">
Post.objects.aggregate({ x: Min('views', { filter: Q({ nope: 3 }) }) });
// error: Argument of type '"nope"' is not assignable
Post.objects.aggregate({ x: Max('nope') });
// error: WrongType<Ordered>
Author.objects.aggregate({ x: Max('settings') });
// error: WrongType<Ordered>
Author.objects.aggregate({ x: Min('settings__theme') });
// error: Argument of type '"nope"' is not assignable
Post.objects.aggregate({ x: AnyValue('nope') });
// error: WrongType<number>
Post.objects.aggregate({ x: StdDev('title') });
// error: Type 'string' is not assignable to type 'boolean
Post.objects.aggregate({ x: Variance('views', { sample: 'yes' }) });
// error: WrongType<number>
Post.objects.aggregate({ x: BitAnd('title') });
// error: WrongType<number>
Post.objects.aggregate({ x: BitOr('price') });
// error: WrongType<number>
Post.objects.aggregate({ x: BitXor('createdAt') });
// error: WrongType<boolean>
Comment.objects.aggregate({ x: BoolAnd('text') });
// error: WrongType<boolean>
Comment.objects.aggregate({ x: BoolOr('id') });
// error: WrongType<number>
Post.objects.aggregate({ x: Corr('views', 'title') });
// error: WrongType<number>
Post.objects.aggregate({ x: CovarPop('title', 'views', { sample: true }) });
// error: WrongType<number>
Post.objects.aggregate({ x: RegrAvgX('views', 'title') });
// error: WrongType<number>
Post.objects.aggregate({ x: RegrAvgY('views', 'title') });
// error: WrongType<number>
Post.objects.aggregate({ x: RegrCount('views', 'title') });
// error: WrongType<number>
Post.objects.aggregate({ x: RegrIntercept('views', 'title') });
// error: WrongType<number>
Post.objects.aggregate({ x: RegrR2('views', 'title') });
// error: WrongType<number>
Post.objects.aggregate({ x: RegrSlope('views', 'title') });
// error: WrongType<number>
Post.objects.aggregate({ x: RegrSXX('views', 'title') });
// error: WrongType<number>
Post.objects.aggregate({ x: RegrSXY('views', 'title') });
// error: WrongType<number>
Post.objects.aggregate({ x: RegrSYY('views', 'title') });
// error: Property 'delimiter' is missing
Post.objects.aggregate({ x: StringAgg('title', {}) });
// error: UnknownPath<"nope">
Author.objects.annotate({ x: ArrayAgg('posts__title', { orderBy: ['-nope'] }) });
// error: Type 'string' is not assignable to type 'SubqueryRows<
Author.objects.annotate({ x: ArraySubquery('title') });

// Windows.
// error: Argument of type 'string' is not assignable to parameter of type 'number
Ntile('four');
// error: UnknownPath<"nope">
Post.objects.annotate({ x: Window(Lag('nope')) });
// error: Argument of type 'string' is not assignable to parameter of type 'number
Lag('views', 'two');
// error: Argument of type 'string' is not assignable to parameter of type 'number
Lead('views', 'two');
// error: UnknownPath<"nope">
Post.objects.annotate({ x: Window(FirstValue('nope')) });
// error: UnknownPath<"nope">
Post.objects.annotate({ x: Window(LastValue('nope')) });
// error: Argument of type 'string' is not assignable to parameter of type 'number
NthValue('views', 'two');
// error: Type 'string' is not assignable to type 'number'
RowRange({ start: 'first' });
// error: Type '"SAME"' is not assignable to type
ValueRange({ start: -3, end: 3, exclusion: 'SAME' });
