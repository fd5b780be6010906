import { invalidValue, wrongType } from '../../errors/value-error.js';

/** `{ a: '1', b: null }` → `"a"=>"1","b"=>NULL`. */
export function encodeHstore(subject: string): (value: unknown) => string {
  return (value) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) throw wrongType(subject, accepted, value);
    return Object.entries(value)
      .map(([key, member]: [string, unknown]) => {
        if (member !== null && typeof member !== 'string') {
          throw invalidValue(subject, accepted, member, `The value of '${key}' must be a string or null.`);
        }
        return `${quote(key)}=>${member === null ? 'NULL' : quote(member)}`;
      })
      .join(',');
  };
}

export function decodeHstore(wire: unknown): unknown {
  if (typeof wire !== 'string') return wire;
  const entries = wire.matchAll(/"((?:[^"\\]|\\.)*)"=>(?:"((?:[^"\\]|\\.)*)"|NULL)/gs);
  // fromEntries defines own properties: the key `__proto__` is a key like any other.
  return Object.fromEntries(Array.from(entries, ([, key = '', value]) => [unquote(key), value === undefined ? null : unquote(value)]));
}

const accepted = 'an object of strings and nulls';

function quote(text: string): string {
  return `"${text.replace(/["\\]/g, '\\$&')}"`;
}

function unquote(text: string): string {
  return text.replace(/\\(.)/gs, '$1');
}
