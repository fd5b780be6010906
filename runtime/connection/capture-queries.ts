import { observeWithin } from './observe-within.js';
import type { QueryEvent } from './query-log.js';

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
  await observeWithin(fn, (query) => events.push(query));
  return events.map(({ sql, parameters, duration }) => ({ sql, parameters, duration }));
}
