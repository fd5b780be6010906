import type { Scalar } from '../world/facts.js';
import { dateFunctions, dateTransforms } from './dates.js';

type Numbers = readonly number[];
type Texts = readonly string[];

/** NULL when an argument is. */
const strict =
  <T extends readonly Scalar[]>(work: (values: T) => Scalar) =>
  (values: readonly Scalar[]): Scalar =>
    values.includes(null) ? null : work(values as T);

const first = (values: readonly Scalar[], better: (one: Scalar, best: Scalar) => boolean): Scalar =>
  values.reduce<Scalar>((best, one) => (one !== null && (best === null || better(one, best)) ? one : best), null);

/** Away from zero where two are as near. */
function round(value: number, places = 0): number {
  const scale = 10 ** places;
  return (Math.sign(value) * Math.round(Math.abs(value) * scale)) / scale;
}

const filling = (text: string, length: number, fill: string): string => fill.repeat(length).slice(0, Math.max(length - text.length, 0));

/** What each function gives, of values. */
export const FUNCTIONS = {
  ...dateFunctions,
  Coalesce: (values: readonly Scalar[]): Scalar => values.find((value) => value !== null) ?? null,
  NullIf: ([one, other]: readonly Scalar[]): Scalar => (one === other ? null : one!),
  Greatest: (values: readonly Scalar[]): Scalar => first(values, (one, best) => one! > best!),
  Least: (values: readonly Scalar[]): Scalar => first(values, (one, best) => one! < best!),

  Concat: (values: readonly Scalar[]): Scalar => values.map((value) => value ?? '').join(''),
  Length: strict(([text]: Texts) => text!.length),
  Upper: strict(([text]: Texts) => text!.toUpperCase()),
  Lower: strict(([text]: Texts) => text!.toLowerCase()),
  Trim: strict(([text]: Texts) => text!.replace(/^ +| +$/g, '')),
  LTrim: strict(([text]: Texts) => text!.replace(/^ +/, '')),
  RTrim: strict(([text]: Texts) => text!.replace(/ +$/, '')),
  Reverse: strict(([text]: Texts) => [...text!].reverse().join('')),
  Replace: strict(([text, old, made]: Texts) => (old === '' ? text! : text!.replaceAll(old!, () => made!))),
  StrIndex: strict(([text, part]: Texts) => text!.indexOf(part!) + 1),
  Ord: strict(([text]: Texts) => text!.codePointAt(0) ?? 0),
  Left: strict(([text, count]: readonly [string, number]) => text.slice(0, count)),
  Right: strict(([text, count]: readonly [string, number]) => text.slice(Math.max(text.length - count, 0))),
  Repeat: strict(([text, count]: readonly [string, number]) => text.repeat(Math.max(count, 0))),
  Substr: strict(([text, from, count]: readonly [string, number, number]) =>
    text.slice(from - 1, (count as number | undefined) === undefined ? undefined : from - 1 + count),
  ),
  LPad: strict(([text, length, fill]: readonly [string, number, string]) => (filling(text, length, fill) + text).slice(0, length)),
  RPad: strict(([text, length, fill]: readonly [string, number, string]) => (text + filling(text, length, fill)).slice(0, length)),
  /** `F('title').slice(1, 3)` */
  slice: strict(([text, start, stop]: readonly [string, number, number]) => text.slice(start, stop)),

  Abs: strict(([value]: Numbers) => Math.abs(value!)),
  Sign: strict(([value]: Numbers) => Math.sign(value!)),
  Ceil: strict(([value]: Numbers) => Math.ceil(value!)),
  Floor: strict(([value]: Numbers) => Math.floor(value!)),
  Round: strict(([value, places]: Numbers) => round(value!, places)),
  Mod: strict(([value, by]: Numbers) => value! % by!),
  Power: strict(([value, by]: Numbers) => value! ** by!),
  Sqrt: strict(([value]: Numbers) => Math.sqrt(value!)),

  CastText: strict(([value]: readonly Scalar[]) => String(value)),
  CastFloat: strict(([value]: readonly Scalar[]) => Number(value)),
  CastDate: strict(([moment]: Texts) => moment!.slice(0, 10)),
};

export type FunctionName = keyof typeof FUNCTIONS;

const STEPS: Readonly<Record<string, (values: readonly Scalar[]) => Scalar>> = {
  ...dateTransforms,
  lower: FUNCTIONS.Lower,
  upper: FUNCTIONS.Upper,
  trim: FUNCTIONS.Trim,
  length: FUNCTIONS.Length,
  abs: FUNCTIONS.Abs,
};

/** A value after the transforms of a lookup: `day__week`, `label__trim__length`. */
export const transformed = (transform: string, value: Scalar): Scalar =>
  transform.split('__').reduce((made, step) => STEPS[step]!([made]), value);
