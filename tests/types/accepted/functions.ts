import {
  Abs, ATan2, Ceil, Collate, Extract, fields, Floor, Left, LPad, Mod, Pi, Replace, Round, Sqrt, StrIndex, Substr, Trunc, TruncMonth, UUID7, Value,
} from 'dunder'; // prettier-ignore
import type { Decimal } from 'decimal.js';
import { Post } from '../sample/index.js';
import { assertType, type Equal } from '../support/equal.js';

/** Results follow the inputs: decimals stay decimals, and what may be NULL stays so. */
export async function scalars() {
  const row = await Post.objects
    .values({
      abs: Abs('price'),
      ceil: Ceil('price'),
      floor: Floor('votes'),
      round: Round('views', 2),
      rounded: Round('editor__id', { precision: 1 }),
      mod: Mod('votes', 3),
      remainder: Mod('views', 'price'),
      root: Sqrt('views'),
      angle: ATan2('views', 'editor__id'),
      pi: Pi(),
      left: Left('title', 3),
      lead: Left('editor__name', 3),
      padded: LPad('title', 8, Value('0')),
      replaced: Replace('title', Value('a'), 'editor__name'),
      part: Substr('title', StrIndex('title', Value(' '))),
      collated: Collate('editor__name', 'C'),
      month: Extract('createdAt', 'month', { tzinfo: 'Europe/Berlin' }),
      cut: Trunc('createdAt', 'week'),
      day: Trunc('createdAt', 'day', { outputField: fields.date() }),
      date: TruncMonth('createdAt', { outputField: fields.date(), tzinfo: 'Europe/Berlin' }),
      uuid: UUID7({ shift: 1000 }),
    })
    .get();
  assertType<
    Equal<
      typeof row,
      {
        abs: Decimal | null;
        ceil: Decimal | null;
        floor: bigint;
        round: number;
        rounded: number | null;
        mod: bigint;
        remainder: Decimal | null;
        root: number;
        angle: number | null;
        pi: number;
        left: string;
        lead: string | null;
        padded: string;
        replaced: string | null;
        part: string;
        collated: string | null;
        month: number;
        cut: Date;
        day: string;
        date: string;
        uuid: string;
      }
    >
  >();
  await Post.objects.filter({ price__abs: '3.5', votes__abs__gt: 3n });
}
