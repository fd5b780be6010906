import { wrongType } from '../../errors/value-error.js';

/** pgvector's text of a vector: `[1,2.5,3]`. */
export function encodeVector(subject: string, dimensions?: number): (value: unknown) => string {
  const accepted = dimensions === undefined ? 'an array of numbers' : `an array of ${dimensions} numbers`;
  return (value) => {
    if (!isVector(value) || (dimensions !== undefined && value.length !== dimensions)) throw wrongType(subject, accepted, value);
    return `[${Array.from(value).join(',')}]`;
  };
}

export function decodeVector(wire: unknown): unknown {
  return typeof wire === 'string' ? wire.slice(1, -1).split(',').map(Number) : wire;
}

function isVector(value: unknown): value is readonly number[] | Float32Array {
  if (value instanceof Float32Array) return value.every((member) => Number.isFinite(member));
  return Array.isArray(value) && value.length > 0 && value.every((member) => typeof member === 'number' && Number.isFinite(member));
}
