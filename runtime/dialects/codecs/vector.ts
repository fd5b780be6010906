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

/** pgvector's text of a sparse vector: `{1:0.5,700:2}/1000`, with places from 1 on. */
export function encodeSparseVector(subject: string, dimensions?: number): (value: unknown) => string {
  const accepted = `{ dimensions${dimensions === undefined ? '' : `: ${dimensions}`}, values } with numbers at places from 1 on`;
  return (value) => {
    if (!isSparse(value, dimensions)) throw wrongType(subject, accepted, value);
    return `{${Object.entries(value.values)
      .map(([place, number]) => `${place}:${number}`)
      .join(',')}}/${value.dimensions}`;
  };
}

export function decodeSparseVector(wire: unknown): unknown {
  if (typeof wire !== 'string') return wire;
  const [inside = '', dimensions] = wire.slice(1).split('}/');
  const pairs = inside === '' ? [] : inside.split(',').map((pair) => pair.split(':').map(Number) as [number, number]);
  return { dimensions: Number(dimensions), values: Object.fromEntries(pairs) };
}

/** A string of bits; one of another length would be refused when it is stored, and cut off or filled up when it is compared. */
export function encodeBits(subject: string, length: number): (value: unknown) => string {
  return (value) => {
    if (typeof value !== 'string' || value.length !== length || /[^01]/.test(value))
      throw wrongType(subject, `a text of ${length} times 0 or 1`, value);
    return value;
  };
}

interface Sparse {
  readonly dimensions: number;
  readonly values: Readonly<Record<string, number>>;
}

function isSparse(value: unknown, dimensions: number | undefined): value is Sparse {
  if (typeof value !== 'object' || value === null) return false;
  const { dimensions: own, values } = value as Partial<Sparse>;
  if (!Number.isSafeInteger(own) || (dimensions !== undefined && own !== dimensions) || typeof values !== 'object' || values === null)
    return false;
  return Object.entries(values).every(
    ([place, number]) => /^[1-9]\d*$/.test(place) && Number(place) <= own! && typeof number === 'number' && Number.isFinite(number),
  );
}
