import { AsyncLocalStorage } from 'node:async_hooks';
import { onQuery, type QueryEvent } from './query-log.js';

export interface CapturedQuery {
  readonly sql: string;
  readonly parameters: readonly unknown[];
  /** Milliseconds. */
  readonly duration: number;
}

/**
 * The statements that `fn`, and what it calls, sent to any database, in the order of sending; BEGIN and COMMIT included.
 * What runs beside it is not captured.
 *
 * @example
 * ```ts
 * const queries = await captureQueries(() => Post.objects.count());
 * expect(queries.map((query) => query.sql)).toEqual(['SELECT COUNT(*) FROM "blog_post"']);
 * ```
 * Follows https://docs.djangoproject.com/en/6.0/topics/testing/tools/#django.test.TransactionTestCase.assertNumQueries
 */
export async function captureQueries(fn: () => unknown): Promise<CapturedQuery[]> {
  const events: QueryEvent[] = [];
  const capture: Capture = { outer: captures.getStore() };
  const stop = onQuery({
    before(query) {
      if (isWithin(capture)) events.push(query);
    },
  });
  try {
    await captures.run(capture, async () => await fn());
  } finally {
    stop();
  }
  return events.map(({ sql, parameters, duration }) => ({ sql, parameters, duration }));
}

/** Captures nest: a statement belongs to all that it runs in. */
interface Capture {
  readonly outer: Capture | undefined;
}

const captures = new AsyncLocalStorage<Capture>();

function isWithin(capture: Capture): boolean {
  for (let current = captures.getStore(); current !== undefined; current = current.outer) if (current === capture) return true;
  return false;
}
