import { unreadable } from '../../errors/value-error.js';
import type { Decode } from './codec.js';

/** Bytes as hexadecimal digits. */
export function decodeHexDigits(wire: unknown): Uint8Array {
  const buffer = Buffer.from(wire as string, 'hex');
  return new Uint8Array(buffer.buffer, buffer.byteOffset, buffer.byteLength);
}

/** A number of SQLite as text: digits alone are an integer, which is a bigint where a number would round; `Inf` has no digits. */
export function throughNumberText(decode: Decode): Decode {
  return (wire) => decode(typeof wire === 'string' ? numberOf(wire) : wire);
}

function numberOf(text: string): number | bigint {
  if (INTEGER.test(text)) {
    const number = Number(text);
    return Number.isSafeInteger(number) ? number : BigInt(text);
  }
  const number = text === 'Inf' ? Infinity : text === '-Inf' ? -Infinity : Number(text);
  if (Number.isNaN(number)) throw unreadable('number', text, 'The column holds text in a number’s place.');
  return number;
}

const INTEGER = /^-?\d+$/;
