import { assertNever } from '../../assert-never.js';
import type { ValueType } from '../../sql/ast/index.js';
import { checkBigInteger, decodeBigInteger } from '../codecs/big-integer.js';
import { checkBinary, decodeBuffer } from '../codecs/binary.js';
import { checkBoolean, decodeBooleanNumber } from '../codecs/boolean.js';
import { nullable, type Decode, type Encode } from '../codecs/codec.js';
import { checkDateTime, decodeDateTime, withoutZoneShort } from '../codecs/date-time.js';
import { checkDate, decodeDate } from '../codecs/date.js';
import { decodeSqliteDecimal, encodeSqliteDecimal } from '../codecs/decimal.js';
import { checkDuration, decodeMicroseconds } from '../codecs/duration.js';
import { checkFloat, decodeFloat } from '../codecs/float.js';
import { checkInteger, decodeInteger } from '../codecs/integer.js';
import { checkIpAddress } from '../codecs/ip-address.js';
import { decodeJson, encodeJson } from '../codecs/json.js';
import { unsupportedArrays, unsupportedType } from '../codecs/not-supported.js';
import { checkEnum, checkText } from '../codecs/text.js';
import { checkTime, decodeTime } from '../codecs/time.js';
import { checkUuid, decodeUuid } from '../codecs/uuid.js';
import type { TypeCodecs } from '../dialect.js';
import { sqliteCastType, sqliteSqlType } from './sql-types.js';

/**
 * Dates, times and instants are text that sorts (`2024-02-29 11:00:00`, UTC), durations microseconds, booleans 0 and 1, decimals numbers
 * of at most 15 digits: docs/decisions/sqlite-decimals.md.
 */
export const sqliteCodecs: TypeCodecs = {
  encoder: (type, subject) => nullable(encoderOf(type, subject), subject),
  arrayEncoder(_type, subject) {
    throw unsupportedArrays(subject, 'SQLite');
  },
  decoder: decoderOf,
  sqlType: sqliteSqlType,
  castType: sqliteCastType,
  parameterType: (type) => ('maxLength' in type && type.kind !== 'binary' ? 'text' : sqliteCastType(type)),
};

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
      return checkInteger(type.kind, subject);
    case 'bigInteger':
    case 'positiveBigInteger':
      return checkBigInteger(type.kind, subject);
    case 'float':
      return checkFloat(subject, false);
    case 'decimal':
      return encodeSqliteDecimal(subject);
    case 'boolean': {
      const check = checkBoolean(subject);
      return (value) => (check(value) ? 1 : 0);
    }
    case 'date':
      return checkDate(subject);
    case 'dateTime': {
      const check = checkDateTime(subject);
      return (value) => withoutZoneShort(check(value));
    }
    case 'time':
      return checkTime(subject);
    case 'duration':
      return checkDuration(subject);
    case 'char':
    case 'text':
    case 'slug':
    case 'email':
    case 'url':
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
    case 'unknown':
      return (value) => value;
    case 'array':
    case 'integerRange':
    case 'bigIntegerRange':
    case 'decimalRange':
    case 'dateRange':
    case 'dateTimeRange':
    case 'hstore':
    case 'vector':
    case 'citext':
    case 'searchVector':
    case 'searchQuery':
      throw unsupportedType(type.kind, 'SQLite');
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
      return decodeSqliteDecimal(type.decimalPlaces);
    case 'boolean':
      return decodeBooleanNumber;
    case 'date':
      return decodeDate;
    case 'dateTime':
      return decodeDateTime;
    case 'time':
      return decodeTime;
    case 'duration':
      return decodeMicroseconds;
    case 'uuid':
      return decodeUuid;
    case 'binary':
      return decodeBuffer;
    case 'json':
      return decodeJson;
    case 'char':
    case 'text':
    case 'slug':
    case 'email':
    case 'url':
    case 'enum':
    case 'ipAddress':
    case 'unknown':
      return undefined;
    case 'array':
    case 'integerRange':
    case 'bigIntegerRange':
    case 'decimalRange':
    case 'dateRange':
    case 'dateTimeRange':
    case 'hstore':
    case 'vector':
    case 'citext':
    case 'searchVector':
    case 'searchQuery':
      throw unsupportedType(type.kind, 'SQLite');
    default:
      return assertNever(type);
  }
}
