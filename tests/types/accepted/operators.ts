import { Coalesce, F, Greatest, Least, Lexeme, NullIf, Q, SearchQuery } from 'dunder';
import type { Decimal } from 'decimal.js';
import { PgDocument } from '../../../generated/index.js';
import { Author, Post } from '../sample/index.js';
import { assertType, type Equal } from '../support/equal.js';

/** The methods of expressions. */
export async function operators() {
  const row = await Post.objects
    .values({
      rest: F('views').mod(10),
      minus: F('price').sub('views'),
      and: F('votes').bitAnd(3),
      or: F('views').bitOr('id'),
      xor: F('views').bitXor(1),
      left: F('views').bitLeftShift(2),
      right: F('views').bitRightShift(2),
      part: F('title').slice(0, 10),
      tail: F('editor__name').slice(3),
    })
    .get();
  assertType<Equal<[typeof row.rest, typeof row.minus, typeof row.and], [number, Decimal | null, bigint]>>();
  assertType<Equal<[typeof row.or, typeof row.xor, typeof row.left, typeof row.right], [number, number, number, number]>>();
  assertType<Equal<[typeof row.part, typeof row.tail], [string, string | null]>>();
}

export async function comparisons() {
  const row = await Post.objects
    .annotate({
      same: F('title').eq('slug'),
      other: F('price').ne('views'),
      more: F('views').gt('id'),
      least: F('views').gte('id'),
      less: F('views').lt(3),
      most: F('views').lte(F('id').add(1)),
      one: Q({ title: 'x' }).xor({ slug: 'x' }).xor(F('views').gt(3)),
    })
    .orderBy(F('editor__name').asc({ nullsFirst: true }), F('price').desc({ nullsLast: true }))
    .get();
  assertType<Equal<[typeof row.same, typeof row.other, typeof row.more], [boolean, boolean | null, boolean]>>();
  assertType<Equal<[typeof row.least, typeof row.less, typeof row.most, typeof row.one], [boolean, boolean, boolean, boolean]>>();
}

export async function choices() {
  const row = await Post.objects
    .values({
      first: Coalesce('editor__name', 'title'),
      top: Greatest('views', 'id'),
      low: Least('price', 'editor__id'),
      gone: NullIf('title', 'slug'),
    })
    .get();
  assertType<Equal<[typeof row.first, typeof row.top, typeof row.low, typeof row.gone], [string, number, Decimal | null, string | null]>>();
}

/** What is looked for is joined by its own methods. */
export function searches() {
  const words = Lexeme('cat').or(Lexeme('dog', { prefix: true }).and(Lexeme('wolf').not()));
  const query = SearchQuery('cheese').or(SearchQuery(words)).and(SearchQuery('blue').not());
  return [PgDocument.objects.filter({ title__search: query }), Author.objects.filter({ name__search: 'x' })];
}
