import { assertNever } from '../../assert-never.js';
import type { ValueType } from '../../sql/ast/index.js';
import { checkBigInteger, decodeBigInteger } from './big-integer.js';
import { checkBinary, decodeBuffer } from './binary.js';
import { checkBoolean, decodeBooleanNumber } from './boolean.js';
import type { Decode, Encode } from './codec.js';
import { checkDateTime, decodeDateTime } from './date-time.js';
import { checkDate, decodeDate } from './date.js';
import { checkDuration, decodeMicroseconds } from './duration.js';
import { checkFloat, decodeFloat } from './float.js';
import { checkInteger, decodeInteger, type IntegerRanges } from './integer.js';
import { checkIpAddress } from './ip-address.js';
import { decodeJson, encodeJson } from './json.js';
import { unsupportedType } from './not-supported.js';
import { checkEnum, checkText } from './text.js';
import { checkTime, decodeTime } from './time.js';
import { checkUuid, decodeUuid } from './uuid.js';

/** What a database without PostgreSQL's types has of its own. */
export interface OwnCodecs {
  /** For messages. */
  readonly label: string;
  /** Where its integers reach further than PostgreSQL's. */
  readonly integers: IntegerRanges;
  readonly positiveBigIntegerMost?: bigint;
  readonly encodeDecimal: (subject: string) => Encode;
  readonly decodeDecimal: (type: Extract<ValueType, { kind: 'decimal' }>) => Decode;
  /** From `2024-02-29T11:00:00.000Z` to its text of an instant. */
  readonly instantText: (iso: string) => string;
}

/** Encoders of a database that keeps booleans as 0 and 1, durations as microseconds, and uuids, JSON and instants as text. */
export function plainEncoder(type: ValueType, subject: string, own: OwnCodecs): Encode {
  switch (type.kind) {
    case 'auto':
    case 'bigAuto':
    case 'smallAuto':
    case 'integer':
    case 'smallInteger':
    case 'positiveInteger':
    case 'positiveSmallInteger':
    case 'count':
      return checkInteger(type.kind, subject, own.integers);
    case 'bigInteger':
      return checkBigInteger(type.kind, subject);
    case 'positiveBigInteger':
      return checkBigInteger(type.kind, subject, own.positiveBigIntegerMost);
    case 'float':
      return checkFloat(subject, false);
    case 'decimal':
      return own.encodeDecimal(subject);
    case 'boolean': {
      const check = checkBoolean(subject);
      return (value) => (check(value) ? 1 : 0);
    }
    case 'date':
      return checkDate(subject);
    case 'dateTime': {
      const check = checkDateTime(subject);
      return (value) => own.instantText(check(value));
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
    case 'halfVector':
    case 'sparseVector':
    case 'bit':
    case 'citext':
    case 'searchVector':
    case 'searchQuery':
      throw unsupportedType(type.kind, own.label);
    default:
      return assertNever(type);
  }
}

/** The way back. */
export function plainDecoder(type: ValueType, own: OwnCodecs): Decode | undefined {
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
      return own.decodeDecimal(type);
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
    case 'halfVector':
    case 'sparseVector':
    case 'bit':
    case 'citext':
    case 'searchVector':
    case 'searchQuery':
      throw unsupportedType(type.kind, own.label);
    default:
      return assertNever(type);
  }
}
