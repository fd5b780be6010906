import { addMethods } from './add-methods.js';
import { engine } from './engine.js';
import { QuerySetCore, stateOf } from './query-set-core.js';
import type { QueryState } from './query-state.js';
import { type ReadingMethods, readingMethods } from './reading-methods.js';
import { type RefiningMethods, refiningMethods } from './refining-methods.js';
import type { RowOf } from './types/rows.js';
import type { ModelSchema } from './types/schema.js';
import type { known, plain, querySchema, self } from './types/symbols.js';

/**
 * What a QuerySet is besides its methods: what it says of itself to the checker, and its rows.
 *
 * The methods are in tables that are no interfaces with type parameters: the checker would make all their members anew for each type
 * of QuerySet. For the same reason each kind of QuerySet extends the tables itself, and not another kind.
 */
export interface Rows<S extends ModelSchema, K> {
  readonly [querySchema]: S;
  readonly [known]: K;
  readonly [self]: this;
  readonly [plain]: unknown;

  /** The rows: a QuerySet is awaited. */
  then<A = RowOf<this>[], B = never>(
    done?: ((rows: RowOf<this>[]) => A | PromiseLike<A>) | null,
    failed?: ((reason: unknown) => B | PromiseLike<B>) | null,
  ): Promise<A | B>;
  /** The rows, or what is made of an error: `posts.catch(() => [])`. */
  catch<B = never>(failed?: ((reason: unknown) => B | PromiseLike<B>) | null): Promise<RowOf<this>[] | B>;
  /** The rows, after what is to be done whether they came or not: `posts.finally(stopTimer)`. */
  finally(settled?: (() => void) | null): Promise<RowOf<this>[]>;

  /** One row after the other, as the database gives them: `for await (const post of posts)`. As `iterator()`. */
  [Symbol.asyncIterator](): AsyncIterableIterator<RowOf<this>>;
}

/** A QuerySet that only reads: the rows of a common table expression. */
export interface ReadingQuerySet<S extends ModelSchema, K> extends Rows<S, K>, RefiningMethods, ReadingMethods {}

/** The class of those, which the class of all others extends. */
export class UntypedQuerySet extends QuerySetCore {
  then<A, B>(
    done?: ((rows: unknown[]) => A | PromiseLike<A>) | null,
    failed?: ((reason: unknown) => B | PromiseLike<B>) | null,
  ): Promise<A | B> {
    return (engine.fetch(stateOf(this)) as Promise<unknown[]>).then(done, failed);
  }

  catch<B>(failed?: ((reason: unknown) => B | PromiseLike<B>) | null): Promise<unknown[] | B> {
    return this.then(null, failed);
  }

  finally(settled?: (() => void) | null): Promise<unknown[]> {
    return (engine.fetch(stateOf(this)) as Promise<unknown[]>).finally(settled);
  }

  [Symbol.asyncIterator](): AsyncIterableIterator<unknown> {
    return engine.iterate(stateOf(this), {});
  }

  /** For `console.log` of Node, which rather shows that it was not awaited. */
  [Symbol.for('nodejs.util.inspect.custom')](): string {
    return `${this.constructor.name} { ${stateOf(this).model.name}: await it for its rows, toSql() shows its SQL }`;
  }
}
addMethods(UntypedQuerySet, refiningMethods, readingMethods);

export const ReadingQuerySet = UntypedQuerySet as unknown as new <S extends ModelSchema, K>(state: QueryState) => ReadingQuerySet<S, K>;
