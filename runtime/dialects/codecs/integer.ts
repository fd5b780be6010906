import type { AutoKind, IntegerKind } from '../../../schema/ir/index.js';
import { outOfRange, ValueError, wrongType } from '../../errors/value-error.js';

/** The integer kinds whose values are numbers; the 64-bit ones that a schema declares are bigints, and in big-integer.ts. */
export type NumberKind = Exclude<AutoKind | IntegerKind, 'bigInteger' | 'positiveBigInteger'> | 'count';

type Bounds = readonly [least: number, most: number];

const SMALL = 32_767;
const NORMAL = 2_147_483_647;

const ranges: Record<NumberKind, Bounds> = {
  smallInteger: [-SMALL - 1, SMALL],
  smallAuto: [-SMALL - 1, SMALL],
  positiveSmallInteger: [0, SMALL],
  integer: [-NORMAL - 1, NORMAL],
  auto: [-NORMAL - 1, NORMAL],
  positiveInteger: [0, NORMAL],
  bigAuto: [Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER],
  count: [Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER],
};

/** Where a database's integers reach further than those above. */
export type IntegerRanges = Partial<Record<NumberKind, Bounds>>;

/** MySQL's unsigned columns reach twice as far. */
export const unsignedRanges: IntegerRanges = {
  positiveSmallInteger: [0, 65_535],
  positiveInteger: [0, 4_294_967_295],
};

/** A number without a fraction that fits the column. The ranges are PostgreSQL's, so that a value fits everywhere or nowhere. */
export function checkInteger(kind: NumberKind, subject: string, own: IntegerRanges = {}): (value: unknown) => number {
  const [least, most] = own[kind] ?? ranges[kind];
  return (value) => {
    if (typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most) return value;
    throw refused(value, kind, subject, least, most);
  };
}

/** An integer as text, number or bigint, whichever the wire has. Beyond 2^53 a number would be rounded, so that is an error. */
export function decodeInteger(wire: unknown): number {
  const value = typeof wire === 'number' ? wire : Number(wire);
  if (value <= Number.MAX_SAFE_INTEGER && value >= Number.MIN_SAFE_INTEGER) return value;
  throw unsafe(wire);
}

function refused(value: unknown, kind: NumberKind, subject: string, least: number, most: number): ValueError {
  if (typeof value === 'bigint') return wrongType(subject, 'a number', value, `Convert it: Number(${value}n).`);
  if (typeof value !== 'number') return wrongType(subject, 'a number', value);
  if (!Number.isInteger(value)) return fractional(subject, value);
  if (kind === 'bigAuto' || kind === 'count') {
    return new ValueError({
      code: 'VALUE.OUT_OF_SAFE_RANGE',
      message: `${subject} was given the number ${value}, which is beyond 2^53: numbers of that size stand for several integers.`,
      hint: 'Declare the field as bigInteger: its values are bigints.',
      subject,
    });
  }
  return outOfRange(subject, `a number from ${least} to ${most}`, value);
}

/** `VALUE.NOT_AN_INTEGER: Post.views takes a whole number, not the number 1.5.` */
export function fractional(subject: string, value: number): ValueError {
  return new ValueError({
    code: 'VALUE.NOT_AN_INTEGER',
    message: `${subject} takes a whole number, not the number ${value}.`,
    hint: 'Round it first: Math.round, Math.floor or Math.trunc.',
    subject,
  });
}

function unsafe(wire: unknown): ValueError {
  return new ValueError({
    code: 'VALUE.OUT_OF_SAFE_RANGE',
    message: `The database gave the integer ${String(wire)}, which a number cannot hold: beyond 2^53 it would be rounded.`,
    hint: 'Declare the field as bigInteger: its values are bigints. For an expression give outputField: fields.bigInteger().',
  });
}
