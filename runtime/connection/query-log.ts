/** One statement on its way to a database, and back. The same object goes to `before` and to `after`. */
export interface QueryEvent {
  readonly sql: string;
  readonly parameters: readonly unknown[];
  /** The alias. */
  readonly database: string;
  /** Milliseconds until its answer was there; those of the whole batch for statements that travelled together. 0 before. */
  readonly duration: number;
  /** What it failed with, if it did. */
  readonly error: unknown;
}

/** Told of each statement. What it throws goes to the caller of the query. */
export interface QueryListener {
  before?(query: QueryEvent): void;
  after?(query: QueryEvent): void;
}

export interface LogOptions {
  /** A statement that took at least so many milliseconds is slow. */
  readonly slow?: number | undefined;
  /** Default: a line on stderr, without the parameters. */
  readonly onSlow?: ((query: QueryEvent) => void) | undefined;
}

/** `active` is false as long as nobody listens: then connections are used as they are, and nothing is measured. */
export const queryLog: { active: boolean } = { active: false };

const listeners = new Set<QueryListener>();

/**
 * Hears of every statement of every database, BEGIN and COMMIT included. Gives the function that stops it.
 *
 * @example
 * ```ts
 * const spans = new WeakMap<QueryEvent, Span>();
 * const stop = onQuery({
 *   before: (query) => spans.set(query, tracer.startSpan(query.sql)),
 *   after: (query) => spans.get(query)?.end(),
 * });
 * ```
 * Follows https://docs.djangoproject.com/en/6.0/topics/db/instrumentation/
 */
export function onQuery(listener: QueryListener): () => void {
  const own: QueryListener = { before: (query) => listener.before?.(query), after: (query) => listener.after?.(query) };
  listeners.add(own);
  queryLog.active = true;
  return () => {
    listeners.delete(own);
    queryLog.active = listeners.size > 0;
  };
}

export function announceBefore(query: QueryEvent): void {
  for (const listener of listeners) listener.before?.(query);
}

export function announceAfter(query: QueryEvent): void {
  for (const listener of listeners) listener.after?.(query);
}
