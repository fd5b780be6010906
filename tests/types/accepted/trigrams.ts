import {
  TrigramDistance,
  TrigramSimilarity,
  TrigramStrictWordDistance,
  TrigramStrictWordSimilarity,
  TrigramWordDistance,
  TrigramWordSimilarity,
  Unaccent,
} from 'dunder';
import { Author } from '../sample/index.js';
import { assertType, type Equal } from '../support/equal.js';

export async function trigrams() {
  const row = await Author.objects
    .values({
      alike: TrigramSimilarity('name', 'x'),
      apart: TrigramDistance('mentor__name', 'x'),
      word: TrigramWordSimilarity('x', 'name'),
      wordApart: TrigramWordDistance('x', 'name'),
      strict: TrigramStrictWordSimilarity('x', 'name'),
      strictApart: TrigramStrictWordDistance('x', 'name'),
      plain: Unaccent('mentor__name'),
    })
    .get();
  type N = number | null;
  assertType<Equal<[typeof row.alike, typeof row.apart, typeof row.word, typeof row.wordApart], [number, N, number, number]>>();
  assertType<Equal<[typeof row.strict, typeof row.strictApart, typeof row.plain], [number, number, string | null]>>();
}
