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
      return JSON.stringify(value, replacer);
    } catch (error) {
      if (error instanceof ValueError) throw error;
      throw invalidValue(subject, 'a value that JSON can say', value, 'It refers to itself, or its toJSON fails.', error);
    }
  };
}

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
