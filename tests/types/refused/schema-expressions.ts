import {
  Abs,
  ACos,
  ASin,
  ATan,
  ATan2,
  Case,
  Cast,
  Ceil,
  Chr,
  Coalesce,
  Collate,
  Concat,
  Cos,
  Cot,
  Degrees,
  Exp,
  ExpressionWrapper,
  Extract,
  ExtractDay,
  ExtractHour,
  ExtractIsoWeekDay,
  ExtractIsoYear,
  ExtractMinute,
  ExtractMonth,
  ExtractQuarter,
  ExtractSecond,
  ExtractWeek,
  ExtractWeekDay,
  ExtractYear,
  F,
  Floor,
  Func,
  Greatest,
  JSONArray,
  JSONObject,
  Least,
  Left,
  Length,
  Ln,
  Log,
  Lower,
  LPad,
  LTrim,
  MD5,
  Mod,
  NullIf,
  OpClass,
  Ord,
  Power,
  Q,
  Radians,
  Repeat,
  Replace,
  Reverse,
  Right,
  Round,
  RPad,
  RTrim,
  SearchVector,
  SHA1,
  SHA224,
  SHA256,
  SHA384,
  SHA512,
  Sign,
  Sin,
  Sqrt,
  StrIndex,
  Substr,
  Tan,
  Trim,
  Trunc,
  TruncDate,
  TruncDay,
  TruncHour,
  TruncMinute,
  TruncMonth,
  TruncQuarter,
  TruncSecond,
  TruncTime,
  TruncWeek,
  TruncYear,
  Upper,
  When,
} from 'dunder/schema';

// Neither a column nor a value.
// error: Argument of type 'null' is not assignable to parameter of type 'Operand
Abs(null);
// error: Argument of type 'null' is not assignable to parameter of type 'Operand
ACos(null);
// error: Argument of type 'null' is not assignable to parameter of type 'Operand
ASin(null);
// error: Argument of type 'null' is not assignable to parameter of type 'Operand
ATan(null);
// error: Argument of type 'null' is not assignable to parameter of type 'Operand
Ceil(null);
// error: Argument of type 'null' is not assignable to parameter of type 'Operand
Cos(null);
// error: Argument of type 'null' is not assignable to parameter of type 'Operand
Cot(null);
// error: Argument of type 'null' is not assignable to parameter of type 'Operand
Degrees(null);
// error: Argument of type 'null' is not assignable to parameter of type 'Operand
Exp(null);
// error: Argument of type 'null' is not assignable to parameter of type 'Operand
Floor(null);
// error: Argument of type 'null' is not assignable to parameter of type 'Operand
Ln(null);
// error: Argument of type 'null' is not assignable to parameter of type 'Operand
Radians(null);
// error: Argument of type 'null' is not assignable to parameter of type 'Operand
Round(null);
// error: Argument of type 'null' is not assignable to parameter of type 'Operand
Sign(null);
// error: Argument of type 'null' is not assignable to parameter of type 'Operand
Sin(null);
// error: Argument of type 'null' is not assignable to parameter of type 'Operand
Sqrt(null);
// error: Argument of type 'null' is not assignable to parameter of type 'Operand
Tan(null);
// error: Argument of type 'null' is not assignable to parameter of type 'Operand
Lower(null);
// error: Argument of type 'null' is not assignable to parameter of type 'Operand
Upper(null);
// error: Argument of type 'null' is not assignable to parameter of type 'Operand
Length(null);
// error: Argument of type 'null' is not assignable to parameter of type 'Operand
Trim(null);
// error: Argument of type 'null' is not assignable to parameter of type 'Operand
LTrim(null);
// error: Argument of type 'null' is not assignable to parameter of type 'Operand
RTrim(null);
// error: Argument of type 'null' is not assignable to parameter of type 'Operand
Reverse(null);
// error: Argument of type 'null' is not assignable to parameter of type 'Operand
Chr(null);
// error: Argument of type 'null' is not assignable to parameter of type 'Operand
Ord(null);
// error: Argument of type 'null' is not assignable to parameter of type 'Operand
MD5(null);
// error: Argument of type 'null' is not assignable to parameter of type 'Operand
SHA1(null);
// error: Argument of type 'null' is not assignable to parameter of type 'Operand
SHA224(null);
// error: Argument of type 'null' is not assignable to parameter of type 'Operand
SHA256(null);
// error: Argument of type 'null' is not assignable to parameter of type 'Operand
SHA384(null);
// error: Argument of type 'null' is not assignable to parameter of type 'Operand
SHA512(null);

// Two operands.
// error: Expected 2 arguments, but got 1
ATan2('a');
// error: Expected 2 arguments, but got 1
Log('a');
// error: Expected 2 arguments, but got 1
Mod('a');
// error: Expected 2 arguments, but got 1
Power('a');
// error: Expected 2 arguments, but got 1
NullIf('a');
// error: Expected 2 arguments, but got 1
Left('a');
// error: Expected 2 arguments, but got 1
Right('a');
// error: Expected 2 arguments, but got 1
Repeat('a');
// error: Expected 2 arguments, but got 1
StrIndex('a');
// error: Expected 2-3 arguments, but got 1
LPad('a');
// error: Expected 2-3 arguments, but got 1
RPad('a');
// error: Expected 2-3 arguments, but got 1
Replace('a');
// error: Expected 2-3 arguments, but got 1
Substr('a');
// error: at least 2 arguments, but got 1
Coalesce('a');
// error: at least 2 arguments, but got 1
Greatest('a');
// error: at least 2 arguments, but got 1
Least('a');
// error: at least 2 arguments, but got 1
Concat('a');

// Options of dates.
// error: Type 'number' is not assignable to type 'string'
ExtractYear('a', { tzinfo: 1 });
// error: Type 'number' is not assignable to type 'string'
ExtractIsoYear('a', { tzinfo: 1 });
// error: Type 'number' is not assignable to type 'string'
ExtractQuarter('a', { tzinfo: 1 });
// error: Type 'number' is not assignable to type 'string'
ExtractMonth('a', { tzinfo: 1 });
// error: Type 'number' is not assignable to type 'string'
ExtractWeek('a', { tzinfo: 1 });
// error: Type 'number' is not assignable to type 'string'
ExtractWeekDay('a', { tzinfo: 1 });
// error: Type 'number' is not assignable to type 'string'
ExtractIsoWeekDay('a', { tzinfo: 1 });
// error: Type 'number' is not assignable to type 'string'
ExtractDay('a', { tzinfo: 1 });
// error: Type 'number' is not assignable to type 'string'
ExtractHour('a', { tzinfo: 1 });
// error: Type 'number' is not assignable to type 'string'
ExtractMinute('a', { tzinfo: 1 });
// error: Type 'number' is not assignable to type 'string'
ExtractSecond('a', { tzinfo: 1 });
// error: Type 'number' is not assignable to type 'string'
TruncYear('a', { tzinfo: 1 });
// error: Type 'number' is not assignable to type 'string'
TruncQuarter('a', { tzinfo: 1 });
// error: Type 'number' is not assignable to type 'string'
TruncMonth('a', { tzinfo: 1 });
// error: Type 'number' is not assignable to type 'string'
TruncWeek('a', { tzinfo: 1 });
// error: Type 'number' is not assignable to type 'string'
TruncDay('a', { tzinfo: 1 });
// error: Type 'number' is not assignable to type 'string'
TruncHour('a', { tzinfo: 1 });
// error: Type 'number' is not assignable to type 'string'
TruncMinute('a', { tzinfo: 1 });
// error: Type 'number' is not assignable to type 'string'
TruncSecond('a', { tzinfo: 1 });
// error: Type 'number' is not assignable to type 'string'
TruncDate('a', { tzinfo: 1 });
// error: Type 'number' is not assignable to type 'string'
TruncTime('a', { tzinfo: 1 });
// error: Argument of type '"decade"' is not assignable
Extract('a', 'decade');
// error: Argument of type '"isoYear"' is not assignable
Trunc('a', 'isoYear');

// What is missing, or of another kind.
// error: Expected 2 arguments, but got 1
Cast('a');
// error: Property 'outputField' is missing
ExpressionWrapper('a', {});
// error: Argument of type 'number' is not assignable to parameter of type 'string'
Collate('a', 3);
// error: Property 'name' is missing
OpClass('a', {});
// error: Argument of type 'RegExp' is not assignable
JSONArray('a', /x/);
// error: Type 'RegExp' is not assignable
JSONObject({ a: /x/ });
// error: 'name' does not exist in type 'FuncOptions'
Func('a', { name: 'soundex' });
// error: is not assignable to
SearchVector('a', { weight: 'E' });
// error: No overload matches this call
When({ a: 1 }, {});
// error: is not assignable to
Case({ default: 3 });

// Operators and conditions.
// error: Argument of type 'null' is not assignable
F('a').add(null);
// error: Argument of type 'null' is not assignable
F('a').sub(null);
// error: Argument of type 'null' is not assignable
F('a').mul(null);
// error: Argument of type 'null' is not assignable
F('a').div(null);
// error: Argument of type 'null' is not assignable
F('a').mod(null);
// error: Argument of type 'null' is not assignable
F('a').pow(null);
// error: Argument of type 'null' is not assignable
F('a').bitAnd(null);
// error: Argument of type 'null' is not assignable
F('a').bitOr(null);
// error: Argument of type 'null' is not assignable
F('a').bitXor(null);
// error: Argument of type 'null' is not assignable
F('a').bitLeftShift(null);
// error: Argument of type 'null' is not assignable
F('a').bitRightShift(null);
// error: Argument of type 'RegExp' is not assignable
F('a').eq(/x/);
// error: Argument of type 'RegExp' is not assignable
F('a').ne(/x/);
// error: Argument of type 'RegExp' is not assignable
F('a').gt(/x/);
// error: Argument of type 'RegExp' is not assignable
F('a').gte(/x/);
// error: Argument of type 'RegExp' is not assignable
F('a').lt(/x/);
// error: Argument of type 'RegExp' is not assignable
F('a').lte(/x/);
// error: is missing the following properties from type 'Condition<"b">': and, or, xor, not
Q({ a: 1 }).and(F('b'));
// error: is missing the following properties from type 'Condition<"b">': and, or, xor, not
Q({ a: 1 }).or(F('b'));
// error: is missing the following properties from type 'Condition<"b">': and, or, xor, not
Q({ a: 1 }).xor(F('b'));
// error: Type 'undefined' is not assignable
Q({ a: undefined });
// error: Argument of type 'number' is not assignable
F(3);
// error: Type 'true' is not assignable to type 'undefined'
F('a').desc({ nullsFirst: true, nullsLast: true });
