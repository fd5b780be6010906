import type { JsonValue, JsonValues } from '../json-value.js';
import { postgresCodecs } from './codecs.js';

/**
 * JSON of PostgreSQL holds the text of a value as the wire does. Numbers that JavaScript would round and instants, whose JSON is
 * another text, are made text first; so are arrays and hstores, which would become JSON of their own.
 */
export const postgresJson: JsonValues = (type) => {
  switch (type.kind) {
    case 'unknown':
      return null;
    case 'boolean':
    case 'json':
      return AS_IT_IS;
    case 'bigInteger':
    case 'positiveBigInteger':
    case 'decimal':
    case 'dateTime':
    case 'array':
    case 'hstore':
      return { through: 'jsonText', decode: postgresCodecs.decoder(type) };
    default:
      return { through: null, decode: postgresCodecs.decoder(type) };
  }
};

const AS_IT_IS: JsonValue = { through: null, decode: undefined };
