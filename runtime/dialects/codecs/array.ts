import { unreadable, wrongType, type ValueError } from '../../errors/value-error.js';
import type { Decode, Encode } from './codec.js';

/** `['a', null, 'b"c']` → `{"a",NULL,"b\"c"}`. */
export function encodeArray(subject: string, encodeElement: Encode, size?: number): (value: unknown) => string {
  return (value) => {
    if (!Array.isArray(value)) throw wrongType(subject, 'an array', value);
    if (size !== undefined && value.length > size) throw wrongType(subject, `an array of at most ${size} values`, value);
    return arrayText(value, encodeElement);
  };
}

/** The text of an array whose elements `encodeElement` turns into text, null or, for an array in it, text in braces. */
export function arrayText(values: readonly unknown[], encodeElement: Encode): string {
  let text = '{';
  for (let index = 0; index < values.length; index++) {
    if (index > 0) text += ',';
    text += elementText(encodeElement(values[index]));
  }
  return `${text}}`;
}

/** The same for elements whose texts need no quotes. */
export function plainArrayText(values: readonly unknown[], encodeElement: Encode): string {
  let text = '{';
  for (let index = 0; index < values.length; index++) {
    const encoded = encodeElement(values[index]) as string | null;
    text += index > 0 ? `,${encoded ?? 'NULL'}` : (encoded ?? 'NULL');
  }
  return `${text}}`;
}

/** The encoder of an inner array: its text stands in the outer one as it is. */
export function nestedArray(encode: (value: unknown) => string): Encode {
  return (value) => (value === null ? null : new Nested(encode(value)));
}

/** `{1,NULL,"a,b",{2}}`, after the bounds that `[0:1]={…}` may put before it. */
export function decodeArray(decodeElement: Decode | undefined): (wire: unknown) => unknown {
  return (wire) => (typeof wire === 'string' ? new ArrayReader(wire, decodeElement).read() : wire);
}

class Nested {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

function elementText(encoded: unknown): string {
  if (encoded === null) return 'NULL';
  if (encoded instanceof Nested) return encoded.text;
  if (encoded instanceof Uint8Array) return `"\\\\x${Buffer.from(encoded.buffer, encoded.byteOffset, encoded.byteLength).toString('hex')}"`;
  const text = typeof encoded === 'string' ? encoded : String(encoded);
  if (isPlain(text)) return text;
  return text.includes('"') || text.includes('\\') ? `"${text.replace(/["\\]/g, '\\$&')}"` : `"${text}"`;
}

/** Texts that need no quotes: numbers and times, and nothing that could be read as NULL. */
function isPlain(text: string): boolean {
  const { length } = text;
  const first = text.charCodeAt(0);
  if (length === 0 || length > 24 || !((first >= 48 && first <= 57) || (first === 45 && length > 1))) return false;
  for (let at = 1; at < length; at++) {
    const code = text.charCodeAt(at);
    // Digits, '-', '.', ':', and the 'T' and 'Z' of an instant.
    if (!((code >= 48 && code <= 58) || code === 45 || code === 46 || code === 84 || code === 90)) return false;
  }
  return true;
}

class ArrayReader {
  readonly #text: string;
  readonly #decode: Decode | undefined;
  #at: number;

  constructor(text: string, decode: Decode | undefined) {
    this.#text = text;
    this.#decode = decode;
    const start = text.indexOf('{');
    this.#at = start === -1 ? text.length : start;
  }

  read(): unknown[] {
    const list: unknown[] = [];
    for (;;) {
      const next = this.#text.charCodeAt(++this.#at);
      if (Number.isNaN(next)) throw this.#broken();
      if (next === CLOSE) break;
      if (next === OPEN) list.push(this.read());
      else if (next === QUOTE) list.push(this.#decoded(this.#quoted()));
      else if (next !== COMMA) list.push(this.#plain());
    }
    return list;
  }

  #quoted(): string {
    let value = '';
    let start = this.#at + 1;
    for (let at = start; ; at++) {
      const code = this.#text.charCodeAt(at);
      if (code === BACKSLASH) {
        value += this.#text.slice(start, at);
        start = ++at;
      } else if (code === QUOTE) {
        this.#at = at;
        return value + this.#text.slice(start, at);
      } else if (Number.isNaN(code)) {
        throw this.#broken();
      }
    }
  }

  #plain(): unknown {
    let end = this.#at + 1;
    while (this.#text[end] !== ',' && this.#text[end] !== '}') if (end++ > this.#text.length) throw this.#broken();
    const value = this.#text.slice(this.#at, end);
    this.#at = end - 1;
    return value === 'NULL' ? null : this.#decoded(value);
  }

  #broken(): ValueError {
    return unreadable('array', this.#text, 'Arrays look like {1,NULL,"a,b"}.');
  }

  #decoded(text: string): unknown {
    return this.#decode === undefined ? text : this.#decode(text);
  }
}

const OPEN = 123;
const CLOSE = 125;
const QUOTE = 34;
const COMMA = 44;
const BACKSLASH = 92;
