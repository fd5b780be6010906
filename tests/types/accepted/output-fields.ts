import { Cast, fields, Value } from 'dunder';
import type { Decimal } from 'decimal.js';
import { Post } from '../sample/index.js';
import { assertType, type Equal } from '../support/equal.js';

export async function casts() {
  const row = await Post.objects
    .values({
      address: Cast('title', fields.ipAddress()),
      words: Cast('title', fields.array(fields.text())),
      lists: Cast('title', fields.array(fields.array(fields.integer()))),
      prices: Cast('editor__name', fields.array(fields.decimal())),
      range: Cast('title', fields.integerRange()),
      days: Value({ lower: '2025-01-01', upper: null }, { outputField: fields.dateRange() }),
    })
    .get();
  assertType<Equal<typeof row.address, string>>();
  assertType<Equal<typeof row.words, readonly string[]>>();
  assertType<Equal<typeof row.lists, readonly (readonly number[])[]>>();
  assertType<Equal<typeof row.prices, readonly Decimal[] | null>>();
  const lower: number | null = row.range.lower;
  const upper: string | null = row.days.upper;
  const rows = Post.objects.annotate({ words: Cast('title', fields.array(fields.text())), span: Cast('title', fields.integerRange()) });
  await rows.filter({ words__contains: ['a'], words__len: 2, words__0: 'a', span__contains: 3, span__startswith__gt: 1 });
  return [lower, upper];
}

/** Every type that an expression can be said to have, with what narrows it. */
export async function outputFields() {
  const row = await Post.objects
    .values({
      short: Cast('title', fields.char({ maxLength: 3 })),
      exact: Cast('views', fields.decimal({ maxDigits: 9, decimalPlaces: 2 })),
      vector: Cast('title', fields.vector({ dimensions: 3 })),
      half: Cast('title', fields.halfVector({ dimensions: 3 })),
      sparse: Cast('title', fields.sparseVector({ dimensions: 3 })),
      bits: Cast('title', fields.bit({ length: 3 })),
    })
    .get();
  assertType<Equal<[typeof row.short, typeof row.vector, typeof row.half], [string, readonly number[], readonly number[]]>>();
  const fraction: string = row.exact.toFixed(2);
  const places: number = row.sparse.dimensions + row.bits.length;
  return [fraction, places];
}
