import { undefinedValue } from '../../errors/value-error.js';

/** Checks a value (never null or undefined) and gives the driver's form of it. */
export type Encode = (value: unknown) => unknown;
/** From the driver's form (never null) to the field's. */
export type Decode = (value: unknown) => unknown;

/** The whole encoder of a parameter: null is SQL NULL, undefined is a mistake, and the rest is checked. */
export function nullable(encode: Encode, subject: string): Encode {
  return (value) => {
    if (value === null) return null;
    if (value === undefined) throw undefinedValue(subject);
    return encode(value);
  };
}
