import { invalidValue, wrongType } from '../../errors/value-error.js';

/** A string of whole characters: half of a surrogate pair would reach the database as U+FFFD. */
export function checkText(subject: string): (value: unknown) => string {
  return (value) => {
    if (typeof value !== 'string') throw wrongType(subject, 'a string', value);
    if (halfCharacter.test(value)) {
      throw invalidValue(
        subject,
        'text that Unicode can write',
        value,
        'It holds half of a surrogate pair: it was cut inside a character.',
      );
    }
    return value;
  };
}

/** One of the values of an enum. */
export function checkEnum(subject: string, values: readonly string[]): (value: unknown) => string {
  const known = new Set<unknown>(values);
  const accepted = `one of ${values.map((value) => `'${value}'`).join(', ')}`;
  return (value) => {
    if (typeof value !== 'string') throw wrongType(subject, accepted, value);
    if (!known.has(value)) throw invalidValue(subject, accepted, value);
    return value;
  };
}

const halfCharacter = /\p{Surrogate}/u;
