import { observeWithin } from '../connection/observe-within.js';
import { ExpectationError } from '../errors/expectation-error.js';

/**
 * Fails unless `fn`, and what it calls, sends exactly `count` statements; BEGIN and COMMIT are counted. The error lists them. Gives
 * what `fn` gives.
 *
 * @example
 * ```ts
 * const posts = await expectQueries(2, () => Post.objects.prefetchRelated('tags'));
 * ```
 * Follows https://docs.djangoproject.com/en/6.0/topics/testing/tools/#django.test.TransactionTestCase.assertNumQueries
 */
export async function expectQueries<T>(count: number, fn: () => T): Promise<Awaited<T>> {
  const sent: string[] = [];
  const result = await observeWithin(fn, ({ sql }) => sent.push(sql));
  if (sent.length === count) return result;
  const list = sent.map((sql, index) => `${index + 1}. ${sql}`);
  throw new ExpectationError({
    code: 'TESTING.QUERY_COUNT',
    message: [`${count} statements were expected, ${sent.length} were sent${sent.length === 0 ? '.' : ':'}`, ...list].join('\n'),
  });
}
