import type { FloatField, IntegerField, TextField, UuidField } from '../../query/types/field-types.js';
import type {
  BinaryFunction,
  CoalesceFunction,
  ConcatFunction,
  ConstantFunction,
  ExtractFunction,
  ExtremeFunction,
  FloatFunction,
  IntegerFunction,
  NowFunction,
  NullIfFunction,
  SameFunction,
  TextFunction,
  TruncDateFunction,
  TruncFunction,
  TruncTimeFunction,
  UnaryFunctionWith,
} from '../../query/types/expressions/functions.js';
import type { DatePart } from '../../sql/ast/function-nodes.js';
import { ExtractExpression } from '../extract-expression.js';
import { FunctionExpression } from '../function-expression.js';
import { asArgument } from '../path-expression.js';
import { TruncExpression, type TruncUnit } from '../trunc-expression.js';
import { FUNCTION_RULES } from './rules.js';

// Django: https://docs.djangoproject.com/en/stable/ref/models/database-functions/

/** A function over arguments of which a bare string is a path. */
function call<T>(name: string): T {
  return ((...operands: unknown[]) => new FunctionExpression(FUNCTION_RULES[name]!, operands.map(asArgument))) as T;
}

function extract(part: DatePart): ExtractFunction {
  return ((operand: unknown, options: { readonly tzinfo?: string } = {}) =>
    new ExtractExpression(part, asArgument(operand), options.tzinfo ?? null)) as unknown as ExtractFunction;
}

function trunc<T = TruncFunction>(unit: TruncUnit): T {
  return ((operand: unknown, options: { readonly tzinfo?: string } = {}) =>
    new TruncExpression(unit, asArgument(operand), null, options.tzinfo ?? null)) as T;
}

export const Coalesce = call<CoalesceFunction>('Coalesce');
export const Greatest = call<ExtremeFunction>('Greatest');
export const Least = call<ExtremeFunction>('Least');
export const NullIf = call<NullIfFunction>('NullIf');

export const Lower = call<TextFunction>('Lower');
export const Upper = call<TextFunction>('Upper');
export const Length = call<IntegerFunction>('Length');
export const Concat = call<ConcatFunction>('Concat');
export const Trim = call<TextFunction>('Trim');
export const LTrim = call<TextFunction>('LTrim');
export const RTrim = call<TextFunction>('RTrim');
export const Left = call<UnaryFunctionWith<TextField, [length: number]>>('Left');
export const Right = call<UnaryFunctionWith<TextField, [length: number]>>('Right');
/** A part of a text, counted from 1: `Substr('title', 1, 3)`. */
export const Substr = call<UnaryFunctionWith<TextField, [position: number, length?: number]>>('Substr');
export const Repeat = call<UnaryFunctionWith<TextField, [times: number]>>('Repeat');
export const Reverse = call<TextFunction>('Reverse');
/** The place of a text in another, from 1; 0 when it is not there. */
export const StrIndex = call<BinaryFunction<IntegerField>>('StrIndex');
export const MD5 = call<TextFunction>('MD5');
export const SHA1 = call<TextFunction>('SHA1');
export const SHA256 = call<TextFunction>('SHA256');

export const Abs = call<SameFunction>('Abs');
export const Sign = call<SameFunction>('Sign');
export const Round = call<SameFunction<[precision?: number]>>('Round');
export const Ceil = call<SameFunction>('Ceil');
export const Floor = call<SameFunction>('Floor');
export const Mod = call<BinaryFunction<FloatField>>('Mod');
export const Power = call<BinaryFunction<FloatField>>('Power');
export const Sqrt = call<FloatFunction>('Sqrt');
export const Exp = call<FloatFunction>('Exp');
export const Ln = call<FloatFunction>('Ln');
export const Log = call<BinaryFunction<FloatField>>('Log');
export const Random = call<ConstantFunction<FloatField>>('Random');
export const Pi = call<ConstantFunction<FloatField>>('Pi');

export const Now = call<NowFunction>('Now');
export const UUID4 = call<ConstantFunction<UuidField>>('UUID4');

export const ExtractYear = extract('year');
export const ExtractIsoYear = extract('isoYear');
export const ExtractQuarter = extract('quarter');
export const ExtractMonth = extract('month');
export const ExtractWeek = extract('week');
export const ExtractDay = extract('day');
/** 1 is Sunday. */
export const ExtractWeekDay = extract('weekDay');
/** 1 is Monday. */
export const ExtractIsoWeekDay = extract('isoWeekDay');
export const ExtractHour = extract('hour');
export const ExtractMinute = extract('minute');
export const ExtractSecond = extract('second');

export const TruncYear = trunc('year');
export const TruncQuarter = trunc('quarter');
export const TruncMonth = trunc('month');
export const TruncWeek = trunc('week');
export const TruncDay = trunc('day');
export const TruncHour = trunc('hour');
export const TruncMinute = trunc('minute');
export const TruncSecond = trunc('second');
export const TruncDate = trunc<TruncDateFunction>('date');
export const TruncTime = trunc<TruncTimeFunction>('time');
