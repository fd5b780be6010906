import { wrongType } from '../../errors/value-error.js';

/** Bytes, as a Buffer over the same memory, which is what the drivers send as binary. */
export function checkBinary(subject: string): (value: unknown) => Buffer {
  return (value) => {
    if (Buffer.isBuffer(value)) return value;
    if (value instanceof Uint8Array) return Buffer.from(value.buffer, value.byteOffset, value.byteLength);
    throw wrongType(
      subject,
      'a Uint8Array',
      value,
      "Text becomes bytes with new TextEncoder().encode(text) or Buffer.from(text, 'base64').",
    );
  };
}

/** PostgreSQL's text of bytes: `\x00ff`. */
export function decodeHex(wire: unknown): unknown {
  return typeof wire === 'string' ? toBytes(Buffer.from(wire.slice(2), 'hex')) : wire;
}

/** A driver's Buffer as what it is, a plain Uint8Array: equal whichever database it came from. */
export function decodeBuffer(wire: unknown): unknown {
  if (typeof wire === 'string') return new Uint8Array(Buffer.from(wire, 'utf8'));
  return Buffer.isBuffer(wire) ? toBytes(wire) : wire;
}

function toBytes(buffer: Buffer): Uint8Array {
  return new Uint8Array(buffer.buffer, buffer.byteOffset, buffer.byteLength);
}
