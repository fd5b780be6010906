import {
  Abs,
  ACos,
  ASin,
  ATan,
  ATan2,
  Ceil,
  Cos,
  Cot,
  Degrees,
  Exp,
  Floor,
  Ln,
  Log,
  Mod,
  Power,
  Radians,
  Round,
  Sign,
  Sin,
  Sqrt,
  Tan,
} from 'dunder';
import type { Decimal } from 'decimal.js';
import { Post } from '../sample/index.js';
import { assertType, type Equal } from '../support/equal.js';

/** Of one number: a number, null where the operand may be. */
export async function ofOne() {
  const row = await Post.objects
    .values({
      acos: ACos('views'),
      asin: ASin('price'),
      atan: ATan('votes'),
      cos: Cos('views'),
      cot: Cot('views'),
      degrees: Degrees('views'),
      exp: Exp('editor__id'),
      ln: Ln('views'),
      radians: Radians('views'),
      sin: Sin('views'),
      sqrt: Sqrt(Abs('price')),
      tan: Tan('views'),
    })
    .get();
  type N = number | null;
  assertType<Equal<[typeof row.acos, typeof row.asin, typeof row.atan], [number, N, number]>>();
  assertType<Equal<[typeof row.cos, typeof row.cot, typeof row.degrees, typeof row.exp], [number, number, number, N]>>();
  assertType<Equal<[typeof row.ln, typeof row.radians, typeof row.sin], [number, number, number]>>();
  assertType<Equal<[typeof row.sqrt, typeof row.tan], [N, number]>>();
}

/** Decimals stay decimals, and big integers stay what they are. */
export async function kept() {
  const row = await Post.objects
    .values({
      sign: Sign('price'),
      big: Sign('votes'),
      abs: Abs('votes'),
      ceil: Ceil('price'),
      floor: Floor('price'),
      round: Round('votes'),
    })
    .get();
  assertType<Equal<[typeof row.sign, typeof row.big, typeof row.abs], [Decimal | null, bigint, bigint]>>();
  assertType<Equal<[typeof row.ceil, typeof row.floor, typeof row.round], [Decimal | null, Decimal | null, bigint]>>();
}

export async function ofTwo() {
  const row = await Post.objects
    .values({ angle: ATan2('views', 1), log: Log(10, 'price'), mod: Mod('votes', 'views'), power: Power('views', 2) })
    .get();
  assertType<Equal<[typeof row.angle, typeof row.log, typeof row.mod, typeof row.power], [number, number | null, bigint, number]>>();
}
