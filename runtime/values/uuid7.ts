import { nodeCrypto } from './node-modules.js';

/** A UUID of version 7: the milliseconds since 1970 first, then random bits, so that keys made later sort later. RFC 9562. */
export function uuid7(time: number = Date.now()): string {
  const bytes = nodeCrypto().randomBytes(16);
  bytes.writeUIntBE(time, 0, 6);
  bytes[6] = (bytes[6]! & 0x0f) | 0x70;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = bytes.toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
