import { assertNever } from '../../assert-never.js';
import type { ValueType } from '../../sql/ast/index.js';
import { checkBigInteger, decodeBigInteger, UNSIGNED_MOST } from '../codecs/big-integer.js';
import { checkBinary, decodeBuffer } from '../codecs/binary.js';
import { checkBoolean, decodeBooleanNumber } from '../codecs/boolean.js';
import { nullable, type Decode, type Encode } from '../codecs/codec.js';
import { checkDateTime, decodeDateTime, withoutZone } from '../codecs/date-time.js';
import { checkDate, decodeDate } from '../codecs/date.js';
import { checkDecimal, decimalText, decodeDecimal } from '../codecs/decimal.js';
import { checkDuration, decodeMicroseconds } from '../codecs/duration.js';
import { checkFloat, decodeFloat } from '../codecs/float.js';
import { checkInteger, decodeInteger, unsignedRanges } from '../codecs/integer.js';
import { checkIpAddress } from '../codecs/ip-address.js';
import { decodeJson, encodeJson } from '../codecs/json.js';
import { unsupportedArrays, unsupportedType } from '../codecs/not-supported.js';
import { checkEnum, checkText } from '../codecs/text.js';
import { checkTime, decodeTime } from '../codecs/time.js';
import { checkUuid, decodeUuid } from '../codecs/uuid.js';
import type { TypeCodecs } from '../dialect.js';
import { mysqlCastType, mysqlSqlType, type MysqlTypeOptions } from './sql-types.js';

/** MySQL: a uuid is char(36). Instants are UTC in datetime(6), durations are microseconds in bigint. */
export const mysqlCodecs: TypeCodecs = codecsOf({ label: 'MySQL', uuid: 'char(36)' });

/** MariaDB from 10.7 on: the same values, and a uuid type of its own. */
export const mariadbCodecs: TypeCodecs = codecsOf({ label: 'MariaDB', uuid: 'uuid' });

function codecsOf(options: MysqlTypeOptions): TypeCodecs {
  return {
    encoder: (type, subject) => nullable(encoderOf(type, subject, options), subject),
    arrayEncoder(_type, subject) {
      throw unsupportedArrays(subject, options.label);
    },
    decoder: (type) => decoderOf(type, options),
    sqlType: (type) => mysqlSqlType(type, options),
    castType: (type) => mysqlCastType(type, options),
    parameterType: (type) => mysqlCastType(type.kind === 'decimal' ? { kind: 'decimal' } : withoutLength(type), options),
  };
}

/**
 * What mysql2's `execute` takes. It sends a number as a double, which is exact for the integers that a number is allowed to be here,
 * and text for a bigint, which the server converts to the column's type.
 */
function encoderOf(type: ValueType, subject: string, options: MysqlTypeOptions): Encode {
  switch (type.kind) {
    case 'auto':
    case 'bigAuto':
    case 'smallAuto':
    case 'integer':
    case 'smallInteger':
    case 'positiveInteger':
    case 'positiveSmallInteger':
    case 'count':
      return checkInteger(type.kind, subject, unsignedRanges);
    case 'bigInteger':
      return checkBigInteger(type.kind, subject);
    case 'positiveBigInteger':
      return checkBigInteger(type.kind, subject, UNSIGNED_MOST);
    case 'float':
      return checkFloat(subject, false);
    case 'decimal': {
      const check = checkDecimal(subject);
      return (value) => decimalText(check(value));
    }
    case 'boolean': {
      const check = checkBoolean(subject);
      return (value) => (check(value) ? 1 : 0);
    }
    case 'date':
      return checkDate(subject);
    case 'dateTime': {
      const check = checkDateTime(subject);
      return (value) => withoutZone(check(value));
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
      throw unsupportedType(type.kind, options.label);
    default:
      return assertNever(type);
  }
}

function decoderOf(type: ValueType, options: MysqlTypeOptions): Decode | undefined {
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
      throw unsupportedType(type.kind, options.label);
    default:
      return assertNever(type);
  }
}

/** Text of any length, so that a cast cuts nothing off. */
function withoutLength(type: ValueType): ValueType {
  return 'maxLength' in type && type.kind !== 'binary' ? { kind: 'text' } : type;
}
