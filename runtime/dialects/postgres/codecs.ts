import { assertNever } from '../../assert-never.js';
import type { ValueType } from '../../sql/ast/index.js';
import { arrayText, decodeArray, encodeArray, nestedArray, plainArrayText } from '../codecs/array.js';
import { checkBigInteger, decodeBigInteger } from '../codecs/big-integer.js';
import { checkBinary, decodeHex } from '../codecs/binary.js';
import { checkBoolean, decodeBooleanText } from '../codecs/boolean.js';
import { nullable, type Decode, type Encode } from '../codecs/codec.js';
import { checkDateTime, decodeDateTime } from '../codecs/date-time.js';
import { checkDate } from '../codecs/date.js';
import { checkDecimal, decimalText, decodeDecimal } from '../codecs/decimal.js';
import { checkDuration, decodeInterval, intervalText } from '../codecs/duration.js';
import { checkFloat, decodeFloat, floatText } from '../codecs/float.js';
import { decodeHstore, encodeHstore } from '../codecs/hstore.js';
import { checkInteger, decodeInteger } from '../codecs/integer.js';
import { checkIpAddress } from '../codecs/ip-address.js';
import { decodeJson, encodeJson } from '../codecs/json.js';
import { decodeRange, encodeRange } from '../codecs/range.js';
import { rangeElement } from '../codecs/range-element.js';
import { checkEnum, checkText } from '../codecs/text.js';
import { checkTime, decodeTime } from '../codecs/time.js';
import { checkUuid } from '../codecs/uuid.js';
import { decodeSparseVector, decodeVector, encodeBits, encodeSparseVector, encodeVector } from '../codecs/vector.js';
import type { TypeCodecs } from '../dialect.js';
import { postgresCastType, postgresParameterType, postgresSqlType } from './sql-types.js';

/** Every value travels as text, and bytes as they are; rows come as text in every column. */
export const postgresCodecs: TypeCodecs = {
  encoder: (type, subject) => nullable(encoderOf(type, subject), subject),
  arrayEncoder(type, subject) {
    const encode = nullable(elementEncoder(type, subject), subject);
    const join = PLAIN.has(type.kind) ? plainArrayText : arrayText;
    return (values) => join(values, encode);
  },
  decoder: decoderOf,
  sqlType: postgresSqlType,
  castType: postgresCastType,
  parameterType: postgresParameterType,
};

/** Kinds whose texts hold nothing but digits, signs and letters that cannot be read as NULL: in an array they need no quotes. */
const PLAIN: ReadonlySet<ValueType['kind']> = new Set([
  'auto',
  'bigAuto',
  'smallAuto',
  'integer',
  'smallInteger',
  'positiveInteger',
  'positiveSmallInteger',
  'bigInteger',
  'positiveBigInteger',
  'count',
  'float',
  'decimal',
  'boolean',
  'date',
  'dateTime',
  'uuid',
]);

function encoderOf(type: ValueType, subject: string): Encode {
  switch (type.kind) {
    case 'auto':
    case 'bigAuto':
    case 'smallAuto':
    case 'integer':
    case 'smallInteger':
    case 'positiveInteger':
    case 'positiveSmallInteger':
    case 'count':
      return asText(checkInteger(type.kind, subject));
    case 'bigInteger':
    case 'positiveBigInteger':
      return asText(checkBigInteger(type.kind, subject));
    case 'float': {
      const check = checkFloat(subject, true);
      return (value) => floatText(check(value));
    }
    case 'decimal': {
      const check = checkDecimal(subject);
      return (value) => decimalText(check(value));
    }
    case 'boolean': {
      const check = checkBoolean(subject);
      return (value) => (check(value) ? 't' : 'f');
    }
    case 'date':
      return checkDate(subject);
    case 'dateTime':
      return checkDateTime(subject);
    case 'time':
      return checkTime(subject);
    case 'duration': {
      const check = checkDuration(subject);
      return (value) => intervalText(check(value));
    }
    case 'char':
    case 'text':
    case 'slug':
    case 'email':
    case 'url':
    case 'citext':
    case 'searchVector':
    case 'searchQuery':
      return checkText(subject);
    case 'uuid':
      return checkUuid(subject);
    case 'enum':
      return checkEnum(subject, type.values);
    case 'ipAddress':
      return checkIpAddress(subject, type);
    case 'binary':
      return checkBinary(subject);
    case 'json':
      return encodeJson(subject);
    case 'array':
      return encodeArray(subject, nullable(elementEncoder(type.base, subject), subject), type.size);
    case 'integerRange':
    case 'bigIntegerRange':
    case 'decimalRange':
    case 'dateRange':
    case 'dateTimeRange':
      return encodeRange(subject, encoderOf(rangeElement(type.kind), subject));
    case 'hstore':
      return encodeHstore(subject);
    case 'vector':
    case 'halfVector':
      return encodeVector(subject, type.dimensions);
    case 'sparseVector':
      return encodeSparseVector(subject, type.dimensions);
    case 'bit':
      return encodeBits(subject, type.length ?? 1);
    case 'unknown':
      return (value) => value;
    default:
      return assertNever(type);
  }
}

function decoderOf(type: ValueType): Decode | undefined {
  switch (type.kind) {
    case 'auto':
    case 'bigAuto':
    case 'smallAuto':
    case 'integer':
    case 'smallInteger':
    case 'positiveInteger':
    case 'positiveSmallInteger':
    case 'count':
      return decodeInteger;
    case 'bigInteger':
    case 'positiveBigInteger':
      return decodeBigInteger;
    case 'float':
      return decodeFloat;
    case 'decimal':
      return decodeDecimal;
    case 'boolean':
      return decodeBooleanText;
    case 'dateTime':
      return decodeDateTime;
    case 'time':
      return decodeTime;
    case 'duration':
      return decodeInterval;
    case 'binary':
      return decodeHex;
    case 'json':
      return decodeJson;
    case 'array':
      return decodeArray(type.base.kind === 'array' ? decoderOf(innermost(type)) : decoderOf(type.base));
    case 'integerRange':
    case 'bigIntegerRange':
    case 'decimalRange':
    case 'dateRange':
    case 'dateTimeRange':
      return decodeRange(decoderOf(rangeElement(type.kind)));
    case 'hstore':
      return decodeHstore;
    case 'vector':
    case 'halfVector':
      return decodeVector;
    case 'sparseVector':
      return decodeSparseVector;
    case 'bit':
      return undefined;
    case 'date':
    case 'char':
    case 'text':
    case 'slug':
    case 'email':
    case 'url':
    case 'citext':
    case 'searchVector':
    case 'searchQuery':
    case 'uuid':
    case 'enum':
    case 'ipAddress':
    case 'unknown':
      return undefined;
    default:
      return assertNever(type);
  }
}

/** An array in an array keeps its braces; anything else is an element. */
function elementEncoder(type: ValueType, subject: string): Encode {
  if (type.kind !== 'array') return encoderOf(type, subject);
  return nestedArray(encodeArray(subject, nullable(elementEncoder(type.base, subject), subject), type.size));
}

/** The arrays of PostgreSQL have one element type at any depth: braces in braces. */
function innermost(type: ValueType): ValueType {
  return type.kind === 'array' ? innermost(type.base) : type;
}

function asText(check: Encode): Encode {
  return (value) => String(check(value));
}
