import { describeNPlusOne, type NPlusOne, NPlusOneCounter, type NPlusOneOptions, THRESHOLD } from './n-plus-one.js';
import { currentParts, newPart, type Part, runInPart } from './observe-within.js';
import { onQuery } from './query-log.js';

export interface WatchOptions extends NPlusOneOptions {
  /** Told once of each line and statement of a run, when the threshold is reached. Default: a warning on stderr. */
  readonly report?: (found: NPlusOne) => void;
}

export interface NPlusOneWatch {
  /** Counts the statements of `fn` and of everything that it starts, apart from those of other runs: a request, a job. */
  run<T>(fn: () => T): T;
  /** Ends all counting. */
  stop(): void;
}

/**
 * Watches a program in development for lines that send a statement again and again. Each `run` counts for itself, so that requests
 * beside each other are not added up; what is outside of every run is not counted. Before it is called and after `stop()` it costs
 * nothing; in between every statement pays for a look at the stack: not for production.
 *
 * @example
 * ```ts
 * const watch = watchNPlusOne({ threshold: 10 });
 * app.use((request, response, next) => watch.run(next));
 * ```
 */
export function watchNPlusOne({ threshold = THRESHOLD, report = warn }: WatchOptions = {}): NPlusOneWatch {
  // Weak: a run ends with whatever it started, and nobody tells when that is.
  const counters = new WeakMap<Part, NPlusOneCounter>();
  const stop = onQuery({
    before(query) {
      for (const part of currentParts()) {
        const found = counters.get(part)?.add(query);
        if (found?.times === threshold) report({ ...found });
      }
    },
  });
  return {
    run(fn) {
      const part = newPart();
      counters.set(part, new NPlusOneCounter());
      return runInPart(part, fn);
    },
    stop,
  };
}

function warn(found: NPlusOne): void {
  console.warn(`dunder: ${describeNPlusOne(found)}`);
}
