import { decodeHexDigits } from '../codecs/json-value.js';
import { relatedRowsCutOff } from '../../errors/related-rows-cut-off.js';
import type { TypeCodecs } from '../dialect.js';
import type { JsonValues } from '../json-value.js';

/** JSON has text and small integers; the rest goes as the text that the wire has, bytes as hexadecimal digits. */
export const mysqlJson = (codecs: TypeCodecs): JsonValues => ({
  width: Number.POSITIVE_INFINITY,
  of(type) {
    switch (type.kind) {
      case 'unknown':
        return null;
      case 'auto':
      case 'bigAuto':
      case 'smallAuto':
      case 'integer':
      case 'smallInteger':
      case 'positiveInteger':
      case 'positiveSmallInteger':
      case 'count':
      case 'boolean':
      case 'char':
      case 'text':
      case 'slug':
      case 'email':
      case 'url':
      case 'enum':
      case 'ipAddress':
        return { through: null, decode: codecs.decoder(type) };
      case 'binary':
        return { through: 'jsonBytes', decode: decodeWholeHexDigits };
      default:
        return { through: 'jsonText', decode: codecs.decoder(type) };
    }
  },
});

/** `jsonBytes` gives an exclamation mark for what is too long. */
function decodeWholeHexDigits(wire: unknown): Uint8Array {
  if (wire === '!') throw relatedRowsCutOff();
  return decodeHexDigits(wire);
}
