import { wrongType } from '../../errors/value-error.js';

export function checkBoolean(subject: string): (value: unknown) => boolean {
  return (value) => {
    if (typeof value !== 'boolean') throw wrongType(subject, 'a boolean', value, 'Write true or false; null where the field allows it.');
    return value;
  };
}

/** PostgreSQL's text. */
export function decodeBooleanText(wire: unknown): boolean {
  return wire === 't';
}

/** The number of a database without a boolean type; a boolean passes. */
export function decodeBooleanNumber(wire: unknown): boolean {
  return Boolean(typeof wire === 'string' ? Number(wire) : wire);
}
