import { QueryError } from '../../errors/query-error.js';
import type { LexemeFunction, LexemeOptions } from '../../query/types/expressions/search.js';

const WEIGHTS: readonly unknown[] = ['A', 'B', 'C', 'D'];

/** Words in the language of `to_tsquery`, made of quoted words only: whatever a caller gives, the text has no faults. */
export class LexemeText {
  private constructor(
    /** `('fat':*A & !'cat')` */
    readonly text: string,
  ) {}

  static of(word: unknown, { prefix = false, weight, invert = false }: LexemeOptions): LexemeText {
    if (typeof word !== 'string' || word.trim() === '')
      throw badLexeme(`Lexeme() takes a word, not ${JSON.stringify(word) ?? typeof word}.`, 'Leave an empty search out.');
    if (weight !== undefined && !WEIGHTS.includes(weight))
      throw badLexeme(`The weight of Lexeme is one of ${WEIGHTS.join(', ')}, not ${JSON.stringify(weight)}.`);
    const label = `${prefix ? '*' : ''}${weight ?? ''}`;
    const quoted = `'${word.replace(/['\\]/g, '$&$&')}'`;
    return new LexemeText(`${invert ? '!' : ''}${quoted}${label === '' ? '' : `:${label}`}`);
  }

  and(other: LexemeText): LexemeText {
    return this.#joined('&', other);
  }
  or(other: LexemeText): LexemeText {
    return this.#joined('|', other);
  }
  /** A text is one word or stands in brackets, so that `!` is of all of it. */
  not(): LexemeText {
    return new LexemeText(this.text.startsWith('!') ? this.text.slice(1) : `!${this.text}`);
  }

  #joined(operator: '&' | '|', other: unknown): LexemeText {
    if (!(other instanceof LexemeText)) throw badLexeme('A Lexeme is joined with another Lexeme only.', 'Write a.and(Lexeme(word)).');
    return new LexemeText(`(${this.text} ${operator} ${other.text})`);
  }
}

function badLexeme(message: string, hint?: string): QueryError {
  return new QueryError({ code: 'QUERY.BAD_SEARCH', message, ...(hint === undefined ? {} : { hint }) });
}

/**
 * A word for SearchQuery; PostgreSQL. `prefix` finds all words that begin so, `weight` those of that weight in the vector. Joined by `and`, `or`, `not`;
 * quotes and operators in the word are text. A word that the configuration splits is a phrase. The SQL is `TO_TSQUERY($1)` with `('fat':*A & !'cat')`.
 * @example SearchQuery(Lexeme('fat', { prefix: true, weight: 'A' }).and(Lexeme('cat').not()), { config: 'english' })
 * @see https://docs.djangoproject.com/en/stable/ref/contrib/postgres/search/#lexeme
 */
export const Lexeme = ((word: unknown, options: LexemeOptions = {}) => LexemeText.of(word, options)) as unknown as LexemeFunction;
