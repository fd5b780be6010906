import {
  Abs, ACos, ASin, ATan, ATan2, Case, Cast, Ceil, Chr, Coalesce, Collate, Concat, type Condition, Cos, Cot, Degrees, ExclusionConstraint, Exp, type Expression,
  ExpressionWrapper, Extract, ExtractDay, ExtractHour, ExtractIsoWeekDay, ExtractIsoYear, ExtractMinute, ExtractMonth, ExtractQuarter, ExtractSecond,
  ExtractWeek, ExtractWeekDay, ExtractYear, F, fields, Floor, Greatest, Index, JSONArray, JSONObject, Least, Left, Length, Ln, Log, Lower, LPad, LTrim, MD5,
  type Meta, Mod, Model, NullIf, OpClass, Ord, Power, Q, Radians, Repeat, Replace, Reverse, Right, Round, RPad, RTrim, SearchVector, SHA1, SHA224, SHA256,
  SHA384, SHA512, Sign, Sin, Sqrt, StrIndex, Substr, Tan, Trim, Trunc, TruncDate, TruncDay, TruncHour, TruncMinute, TruncMonth, TruncQuarter, TruncSecond,
  TruncTime, TruncWeek, TruncYear, Upper, Value, When,
} from 'dunder/schema'; // prettier-ignore
import { assertType, type Equal } from '../support/equal.js';

/** An expression knows the columns that it reads. */
declare function reads<const E extends readonly Expression[]>(...expressions: E): E[number] extends Expression<infer Paths> ? Paths : never;

const ofOne = reads(
  Abs('a'), ACos('b'), ASin('a'), ATan('a'), Ceil('a'), Cos('a'), Cot('a'), Degrees('a'), Exp('a'), Floor('a'), Ln('a'), Radians('a'), Round('a'), Sign('a'),
  Sin('a'), Sqrt(F('c__year')), Tan('a'), Lower('a'), Upper('a'), Length('a'), Trim('a'), LTrim('a'), RTrim('a'), Reverse('a'), Chr('a'), Ord('a'), MD5('a'),
  SHA1('a'), SHA224('a'), SHA256('a'), SHA384('a'), SHA512('d'), Collate('a', 'C'), Cast('e', fields.text()),
  ExpressionWrapper(F('f'), { outputField: fields.text() }),
); // prettier-ignore
assertType<Equal<typeof ofOne, 'a' | 'b' | 'c' | 'd' | 'e' | 'f'>>();

const ofMore = reads(
  ATan2('a', 'b'), Log(10, 'c'), Mod('d', 2), Power('e', 2), Coalesce('f', 'g'), Greatest('a', 1), Least('a', 1), NullIf('h', Value('')), Concat('i', 'j'),
  Left('k', 3), Right('a', 3), Repeat('a', 2), StrIndex('a', Value('x')), LPad('l', 8, 'm'), RPad('a', 8), Replace('a', Value('x'), 'n'), Substr('a', 2, 3),
  JSONArray('o', 1), JSONObject({ p: 'p' }), SearchVector('q', { config: 'english', weight: 'A' }), OpClass('r', { name: 'gin_trgm_ops' }),
); // prettier-ignore
assertType<
  Equal<typeof ofMore, 'a' | 'b' | 'c' | 'd' | 'e' | 'f' | 'g' | 'h' | 'i' | 'j' | 'k' | 'l' | 'm' | 'n' | 'o' | 'p' | 'q' | 'r'>
>();

const ofDates = reads(
  ExtractYear('a'), ExtractIsoYear('a'), ExtractQuarter('a'), ExtractMonth('a'), ExtractWeek('a'), ExtractWeekDay('a'), ExtractIsoWeekDay('a'), ExtractDay('a'),
  ExtractHour('a', { tzinfo: 'Europe/Rome' }), ExtractMinute('a'), ExtractSecond('a'), TruncYear('a'), TruncQuarter('a'), TruncMonth('a'), TruncWeek('a'),
  TruncDay('a'), TruncHour('a'), TruncMinute('a'), TruncSecond('a'), TruncDate('a', { tzinfo: 'Europe/Rome' }), TruncTime('a'), Extract('b', 'isoYear'),
  Trunc('c', 'week', { tzinfo: 'Europe/Rome' }),
); // prettier-ignore
assertType<Equal<typeof ofDates, 'a' | 'b' | 'c'>>();

const a = F('a');
const operators = reads(
  a.sub('b'), a.mod('c'), a.bitAnd('d'), a.bitOr('e'), a.bitXor(1), a.bitLeftShift(2), a.bitRightShift('f'),
  Case(When({ g__gt: 3 }, { then: 'h' }), When(F('i').lte('j'), { then: 1 }), { default: 'k', outputField: fields.integer() }),
); // prettier-ignore
assertType<Equal<typeof operators, 'a' | 'b' | 'c' | 'd' | 'e' | 'f' | 'g' | 'h' | 'i' | 'j' | 'k'>>();
export const conditions: Condition<'a' | 'b' | 'c'> = a
  .ne('b')
  .and(a.gt(3))
  .or(a.lte('b'))
  .xor(Q({ c__lt: 3 }));

export class Booking extends Model {
  room = fields.integer();
  during = fields.dateTimeRange();
  static meta: Meta<Booking> = {
    indexes: [new Index(F('room').asc({ nullsFirst: true }), { name: 'room' })],
    constraints: [
      new ExclusionConstraint({
        name: 'one',
        expressions: [
          ['during', '&&'],
          [F('room'), '='],
        ],
        method: 'gist',
        include: ['id'],
        condition: Q({ room__gt: 0 }),
      }),
    ],
  };
}
