import { decodeHexDigits, throughNumberText } from '../codecs/json-value.js';
import type { JsonValues } from '../json-value.js';
import { sqliteCodecs } from './codecs.js';

/** SQLite writes 15 digits of a real number into JSON, so numbers go as text; bytes as hexadecimal digits. */
export const sqliteJson: JsonValues = {
  // A function takes 127 arguments, and 100 in old versions.
  width: 100,
  of(type) {
    switch (type.kind) {
      case 'unknown':
        return null;
      case 'float':
      case 'decimal':
      case 'bigInteger':
      case 'positiveBigInteger':
      case 'duration':
        return { through: 'jsonNumber', decode: throughNumberText(sqliteCodecs.decoder(type)!) };
      case 'binary':
        return { through: 'jsonBytes', decode: decodeHexDigits };
      case 'json':
        return { through: 'jsonText', decode: sqliteCodecs.decoder(type) };
      default:
        return { through: null, decode: sqliteCodecs.decoder(type) };
    }
  },
};
