import type { ValueType } from '../../sql/ast/index.js';
import { UNSIGNED_MOST } from '../codecs/big-integer.js';
import { nullable } from '../codecs/codec.js';
import { withoutZone } from '../codecs/date-time.js';
import { decodeJson } from '../codecs/json.js';
import { checkDecimal, decimalText, decodeDecimal } from '../codecs/decimal.js';
import { unsignedRanges } from '../codecs/integer.js';
import { unsupportedArrays } from '../codecs/not-supported.js';
import { type OwnCodecs, plainDecoder, plainEncoder } from '../codecs/plain-codecs.js';
import { jsonCutOff } from '../../errors/json-cut-off.js';
import type { TypeCodecs } from '../dialect.js';
import { mysqlCastType, mysqlSqlType, type MysqlTypeOptions } from './sql-types.js';

/** MySQL: a uuid is char(36). Instants are UTC in datetime(6), durations are microseconds in bigint. */
export const mysqlCodecs: TypeCodecs = codecsOf({ label: 'MySQL', uuid: 'char(36)' });

/** MariaDB from 10.7 on: the same values, and a uuid type of its own. */
export const mariadbCodecs: TypeCodecs = codecsOf({ label: 'MariaDB', uuid: 'uuid' });

/**
 * What mysql2's `execute` takes. It sends a number as a double, which is exact for the integers that a number is allowed to be here,
 * and text for a bigint, which the server converts to the column's type.
 */
function codecsOf(options: MysqlTypeOptions): TypeCodecs {
  const own: OwnCodecs = {
    label: options.label,
    integers: unsignedRanges,
    positiveBigIntegerMost: UNSIGNED_MOST,
    encodeDecimal(subject) {
      const check = checkDecimal(subject);
      return (value) => decimalText(check(value));
    },
    decodeDecimal: () => decodeDecimal,
    instantText: withoutZone,
  };
  return {
    encoder: (type, subject) => nullable(plainEncoder(type, subject, own), subject),
    arrayEncoder(_type, subject) {
      throw unsupportedArrays(subject, options.label);
    },
    decoder: (type) => (type.kind === 'json' && 'aggregated' in type ? decodeWholeList : plainDecoder(type, own)),
    sqlType: (type) => mysqlSqlType(type, options),
    castType: (type) => mysqlCastType(type, options),
    parameterType: (type) => mysqlCastType(type.kind === 'decimal' ? { kind: 'decimal' } : withoutLength(type), options),
  };
}

/** `JSONBAgg` gives a text, an exclamation mark, for a list that is too long. */
function decodeWholeList(wire: unknown): unknown {
  const list = decodeJson(wire);
  if (list === '!') throw jsonCutOff();
  return list;
}

/** Text of any length, so that a cast cuts nothing off. */
function withoutLength(type: ValueType): ValueType {
  return 'maxLength' in type && type.kind !== 'binary' ? { kind: 'text' } : type;
}
