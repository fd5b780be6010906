import type { JsonValues } from '../json-value.js';
import { postgresCodecs } from './codecs.js';

/**
 * Rows are arrays of text, whose JSON costs an eighth of what JSON_BUILD_ARRAY of many values does. The text of a value is what the
 * wire has, but for a boolean, and for an address, whose cast to text names its mask.
 */
export const postgresJson: JsonValues = {
  width: Number.POSITIVE_INFINITY,
  of(type) {
    switch (type.kind) {
      case 'unknown':
        return null;
      case 'boolean':
        return { through: 'jsonText', decode: (wire) => wire === 'true' };
      case 'ipAddress':
        return { through: 'jsonAddress', decode: postgresCodecs.decoder(type) };
      default:
        return { through: 'jsonText', decode: postgresCodecs.decoder(type) };
    }
  },
};
