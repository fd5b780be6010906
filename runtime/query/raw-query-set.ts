import { compileSql } from '../connection/sql-compile.js';
import type { CompiledText } from './engine.js';
import { fetchRaw, rawDatabase } from './raw/run-raw.js';
import type { RawState } from './raw/raw-state.js';
import { prefetchSpecs } from './refine/prefetch-spec.js';
import type { Prefetched } from './types/loaded-paths.js';
import type { PrefetchArgument, PrefetchArguments } from './types/prefetch.js';
import type { ModelSchema } from './types/schema.js';
import type { row } from './types/symbols.js';

/**
 * Instances of a model from a statement of one's own: lazy, immutable and awaitable as a QuerySet is, and without its filters, counts
 * and slices, which belong into the SQL. See `raw`.
 *
 * Django: https://docs.djangoproject.com/en/stable/topics/db/sql/#performing-raw-sql-queries
 */
export class RawQuerySet<S extends ModelSchema, R> implements PromiseLike<R[]> {
  readonly #state: RawState;

  constructor(state: RawState) {
    this.#state = state;
  }

  /** The rows: it is awaited. */
  then<A = R[], B = never>(
    done?: ((rows: R[]) => A | PromiseLike<A>) | null,
    failed?: ((reason: unknown) => B | PromiseLike<B>) | null,
  ): Promise<A | B> {
    return (fetchRaw(this.#state) as Promise<unknown[]> as Promise<R[]>).then(done, failed);
  }

  /** The rows, or what is made of an error. */
  catch<B = never>(failed?: ((reason: unknown) => B | PromiseLike<B>) | null): Promise<R[] | B> {
    return this.then(null, failed);
  }

  /** The rows, after what is to be done whether they came or not. */
  finally(settled?: (() => void) | null): Promise<R[]> {
    return (fetchRaw(this.#state) as Promise<unknown[]> as Promise<R[]>).finally(settled);
  }

  /** One row after the other. The statement runs once and all its rows are read first. */
  async *[Symbol.asyncIterator](): AsyncGenerator<R, void, undefined> {
    yield* (await fetchRaw(this.#state)) as R[];
  }

  /** Loads relations of the rows by one more query each: ``Post.objects.raw(sql`…`).prefetchRelated('tags')``. */
  prefetchRelated<const A extends readonly PrefetchArgument[]>(
    ...prefetches: PrefetchArguments<S, A>
  ): RawQuerySet<S, R & Prefetched<S, A[number]>[typeof row]> {
    return new RawQuerySet({ ...this.#state, prefetch: prefetchSpecs(this.#state.prefetch, prefetches) });
  }

  /** On the database of this name. */
  using(database: string): RawQuerySet<S, R> {
    return new RawQuerySet({ ...this.#state, using: database });
  }

  /** The text and the parameters of the statement. */
  toSql(): CompiledText {
    return compileSql(this.#state.fragment, rawDatabase(this.#state).dialect);
  }
}
