import { AsyncLocalStorage } from 'node:async_hooks';
import { onQuery, type QueryEvent } from './query-log.js';

/** A part of the program whose statements somebody asked for. Parts nest: a statement belongs to all that it runs in. */
export interface Part {
  readonly outer: Part | undefined;
}

const parts = new AsyncLocalStorage<Part>();

export const newPart = (): Part => ({ outer: parts.getStore() });

export function runInPart<T>(part: Part, fn: () => T): T {
  return parts.run(part, fn);
}

/** The parts that what runs now belongs to, from the innermost out. */
export function* currentParts(): Iterable<Part> {
  for (let part = parts.getStore(); part !== undefined; part = part.outer) yield part;
}

/** Runs `fn` and tells of each statement that it, and what it calls, sends; not of what runs beside it. */
export async function observeWithin<T>(fn: () => T, before: (query: QueryEvent) => void): Promise<Awaited<T>> {
  const part = newPart();
  const stop = onQuery({
    before(query) {
      for (const current of currentParts()) if (current === part) before(query);
    },
  });
  try {
    return await runInPart(part, async () => await fn());
  } finally {
    stop();
  }
}
