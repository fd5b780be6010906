import { invalidValue, unreadable, ValueError } from '../../errors/value-error.js';

/** Any value that JSON can say, as its text. What JSON would turn into null or leave out of an array without a word is refused. */
export function encodeJson(subject: string): (value: unknown) => string {
  function replacer(this: Record<string, unknown>, key: string, value: unknown): unknown {
    // An invalid Date has become null before this is called.
    const lost = value === null && this[key] instanceof Date;
    if (!lost && isJson(value)) return value;
    const place = key === '' ? '' : ` It stands at '${key}'.`;
    throw invalidValue(
      subject,
      'a value that JSON can say',
      lost ? this[key] : value,
      `Convert it before, for example to a string.${place}`,
    );
  }
  return (value) => {
    try {
      // undefined is what a toJSON() of one's own may give.
      const text = JSON.stringify(value, replacer) as string | undefined;
      if (text === undefined) throw invalidValue(subject, 'a value that JSON can say', value);
      if (text.includes('\\ud') && HALF_CHARACTER.test(text))
        throw invalidValue(
          subject,
          'text that Unicode can write',
          value,
          'It holds half of a surrogate pair: it was cut inside a character.',
        );
      return text;
    } catch (error) {
      if (error instanceof ValueError) throw error;
      throw invalidValue(subject, 'a value that JSON can say', value, 'It refers to itself, or its toJSON fails.', error);
    }
  };
}

/** Half of a surrogate pair, which alone is written as an escape; not the letters of `\\\\ud800`, whose backslash is one of the text. */
const HALF_CHARACTER = /(?<!\\)(?:\\\\)*\\ud[89a-f][0-9a-f]{2}/;

/** JSON text; a value that the driver has parsed already passes. */
export function decodeJson(wire: unknown): unknown {
  if (typeof wire !== 'string') return wire;
  try {
    return JSON.parse(wire);
  } catch (error) {
    throw unreadable('json', wire, 'The column holds text that is not JSON.', error);
  }
}

function isJson(value: unknown): boolean {
  const type = typeof value;
  return type === 'number' ? Number.isFinite(value) : type !== 'bigint' && type !== 'function' && type !== 'symbol';
}
