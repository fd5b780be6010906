import { describeNPlusOne, type NPlusOne, NPlusOneCounter, type NPlusOneOptions, THRESHOLD } from '../connection/n-plus-one.js';
import { observeWithin } from '../connection/observe-within.js';
import { ExpectationError } from '../errors/expectation-error.js';

/**
 * The lines of the program that sent the same statement at least `threshold` times while `fn` ran, the most frequent first.
 *
 * @example
 * ```ts
 * const found = await reportNPlusOne(() => renderFrontPage(), { threshold: 3 });
 * for (const { file, line, times, sql } of found) console.log(`${file}:${line} × ${times} ${sql}`);
 * ```
 */
export async function reportNPlusOne(fn: () => unknown, options: NPlusOneOptions = {}): Promise<NPlusOne[]> {
  const counter = new NPlusOneCounter();
  await observeWithin(fn, (query) => void counter.add(query));
  return counter.over(options.threshold ?? THRESHOLD);
}

/**
 * Fails when a line sends the same statement again and again while `fn` runs, naming the line and the way out. Gives what `fn` gives.
 *
 * @example
 * ```ts
 * await expectNoNPlusOne(() => renderFrontPage());
 * ```
 */
export async function expectNoNPlusOne<T>(fn: () => T, options: NPlusOneOptions = {}): Promise<Awaited<T>> {
  const counter = new NPlusOneCounter();
  const result = await observeWithin(fn, (query) => void counter.add(query));
  const found = counter.over(options.threshold ?? THRESHOLD);
  if (found.length === 0) return result;
  throw new ExpectationError({ code: 'TESTING.N_PLUS_ONE', message: found.map(describeNPlusOne).join('\n\n') });
}
