import { nullable } from '../codecs/codec.js';
import { withoutZoneShort } from '../codecs/date-time.js';
import { decodeSqliteDecimal, encodeSqliteDecimal } from '../codecs/decimal.js';
import { unsupportedArrays } from '../codecs/not-supported.js';
import { type OwnCodecs, plainDecoder, plainEncoder } from '../codecs/plain-codecs.js';
import type { TypeCodecs } from '../dialect.js';
import { sqliteCastType, sqliteSqlType } from './sql-types.js';

const own: OwnCodecs = {
  label: 'SQLite',
  integers: {},
  encodeDecimal: encodeSqliteDecimal,
  decodeDecimal: ({ decimalPlaces }) => decodeSqliteDecimal(decimalPlaces),
  instantText: withoutZoneShort,
};

/**
 * Dates, times and instants are text that sorts (`2024-02-29 11:00:00`, UTC), durations microseconds, booleans 0 and 1, decimals numbers
 * of at most 15 digits: docs/decisions/sqlite-decimals.md.
 */
export const sqliteCodecs: TypeCodecs = {
  encoder: (type, subject) => nullable(plainEncoder(type, subject, own), subject),
  arrayEncoder(_type, subject) {
    throw unsupportedArrays(subject, own.label);
  },
  decoder: (type) => plainDecoder(type, own),
  sqlType: sqliteSqlType,
  castType: sqliteCastType,
  parameterType: (type) => ('maxLength' in type && type.kind !== 'binary' ? 'text' : sqliteCastType(type)),
};
