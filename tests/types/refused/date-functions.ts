import {
  ExtractYear,
  ExtractIsoYear,
  ExtractQuarter,
  ExtractMonth,
  ExtractWeek,
  ExtractDay,
  ExtractWeekDay,
  ExtractIsoWeekDay,
  ExtractHour,
  ExtractMinute,
  ExtractSecond,
  TruncYear,
  TruncQuarter,
  TruncMonth,
  TruncWeek,
  TruncDay,
  TruncHour,
  TruncMinute,
  TruncSecond,
  TruncDate,
  TruncTime,
  Extract,
  Trunc,
} from 'dunder';
import { Post } from '../sample/index.js';

// A text is no date.
// error: WrongType<Date>
Post.objects.annotate({ x: ExtractYear('title') });
// error: WrongType<Date>
Post.objects.annotate({ x: ExtractIsoYear('title') });
// error: WrongType<Date>
Post.objects.annotate({ x: ExtractQuarter('title') });
// error: WrongType<Date>
Post.objects.annotate({ x: ExtractMonth('title') });
// error: WrongType<Date>
Post.objects.annotate({ x: ExtractWeek('title') });
// error: WrongType<Date>
Post.objects.annotate({ x: ExtractDay('title') });
// error: WrongType<Date>
Post.objects.annotate({ x: ExtractWeekDay('title') });
// error: WrongType<Date>
Post.objects.annotate({ x: ExtractIsoWeekDay('title') });
// error: WrongType<Date>
Post.objects.annotate({ x: ExtractHour('title') });
// error: WrongType<Date>
Post.objects.annotate({ x: ExtractMinute('title') });
// error: WrongType<Date>
Post.objects.annotate({ x: ExtractSecond('title') });
// error: WrongType<Date>
Post.objects.annotate({ x: TruncYear('title') });
// error: WrongType<Date>
Post.objects.annotate({ x: TruncQuarter('title') });
// error: WrongType<Date>
Post.objects.annotate({ x: TruncMonth('title') });
// error: WrongType<Date>
Post.objects.annotate({ x: TruncWeek('title') });
// error: WrongType<Date>
Post.objects.annotate({ x: TruncDay('title') });
// error: WrongType<Date>
Post.objects.annotate({ x: TruncHour('title') });
// error: WrongType<Date>
Post.objects.annotate({ x: TruncMinute('title') });
// error: WrongType<Date>
Post.objects.annotate({ x: TruncSecond('title') });
// error: WrongType<Date>
Post.objects.annotate({ x: TruncDate('title') });
// error: WrongType<Date>
Post.objects.annotate({ x: TruncTime('title') });
// error: WrongType<Date>
Post.objects.annotate({ x: Extract('views', 'year') });
// error: WrongType<Date>
Post.objects.annotate({ x: Trunc('author__name', 'year') });
// error: Type 'number' is not assignable to type 'string'
Post.objects.annotate({ x: ExtractHour('createdAt', { tzinfo: 2 }) });
// error: Type 'string' is not assignable to type 'OutputField<
Post.objects.annotate({ x: TruncDay('createdAt', { outputField: 'date' }) });
