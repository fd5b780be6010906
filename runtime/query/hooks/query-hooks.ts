import { QueryError } from '../../errors/query-error.js';
import { databaseOf } from '../execute/run-select.js';
import { limitedBy } from '../execute/limited.js';
import type { QueryState } from '../query-state.js';
import { toSql } from '../terminals/to-sql.js';

/** The methods of a QuerySet that run; `fetch` is awaiting it. */
export type QueryOperation =
  | 'fetch'
  | 'iterator'
  | 'get'
  | 'at'
  | 'first'
  | 'last'
  | 'latest'
  | 'earliest'
  | 'aggregate'
  | 'count'
  | 'exists'
  | 'contains'
  | 'inBulk'
  | 'create'
  | 'bulkCreate'
  | 'getOrCreate'
  | 'updateOrCreate'
  | 'update'
  | 'bulkUpdate'
  | 'delete';

/** A QuerySet that is about to run. */
export interface RunningQuery {
  /** The name of the model. */
  readonly model: string;
  readonly operation: QueryOperation;
  /** The alias of the database. */
  readonly using: string;
  /** The statement that gives the rows of the QuerySet; what `count()` or `update()` make of it differs. */
  toSql(): { readonly sql: string; readonly parameters: readonly unknown[] };
}

/** What is done around a query: before `run()`, after it, and when it fails. It must call `run()` once, and the answer is that of `run()`. */
export type QueryHook = (query: RunningQuery, run: () => Promise<void>) => Promise<void> | void;

let hooks: readonly QueryHook[] = [];

/**
 * Calls a function around every QuerySet that runs, for logs, spans and measurements. What a QuerySet prefetches is part of its run. Hooks that were added later
 * are inside of those from before.
 *
 * @example
 * ```ts
 * const remove = addQueryHook(async (query, run) => {
 *   const start = performance.now();
 *   try {
 *     await run();
 *   } finally {
 *     console.log(query.model, query.operation, performance.now() - start);
 *   }
 * });
 * ```
 * @returns The function that takes the hook away.
 */
export function addQueryHook(hook: QueryHook): () => void {
  hooks = [...hooks, hook];
  return () => {
    hooks = hooks.filter((one) => one !== hook);
  };
}

/** A method of the engine with the hooks around it; without any hook it is the method. */
export function hooked<A extends readonly unknown[], R>(
  operation: QueryOperation,
  method: (state: QueryState, ...args: A) => Promise<R>,
): (state: QueryState, ...args: A) => Promise<R> {
  const limited = limitedBy(method);
  return (state, ...args) => (hooks.length === 0 ? limited(state, ...args) : around(operation, state, () => limited(state, ...args)));
}

async function around<R>(operation: QueryOperation, state: QueryState, method: () => Promise<R>): Promise<R> {
  const query = runningQuery(operation, state);
  const all = hooks;
  let running: Promise<R> | undefined;
  const call = async (index: number): Promise<void> => {
    const hook = all[index];
    if (hook !== undefined) await hook(query, () => call(index + 1));
    else await (running ??= method());
  };
  await call(0);
  if (running === undefined) {
    throw new QueryError({
      code: 'QUERY.HOOK_WITHOUT_RUN',
      message: `A query hook did not run ${query.model}'s ${operation}().`,
      hint: 'Call run() and await it; to refuse a query, throw an error that says why.',
    });
  }
  // An error that a hook kept to itself is told all the same: hooks watch.
  return await running;
}

/** The same around rows that come one by one: the run ends with the last, or when the caller has enough. */
export function hookedIterator(
  method: (state: QueryState, options: object) => AsyncIterableIterator<unknown>,
): (state: QueryState, options: object) => AsyncIterableIterator<unknown> {
  return (state, options) => (hooks.length === 0 ? method(state, options) : iterateInside(state, method(state, options)));
}

async function* iterateInside(state: QueryState, rows: AsyncIterable<unknown>): AsyncGenerator<unknown, void, undefined> {
  let start!: () => void;
  const started = new Promise<void>((resolve) => {
    start = resolve;
  });
  let end!: (fault?: { readonly error: unknown }) => void;
  const ended = new Promise<void>((resolve, reject) => {
    end = (fault) => (fault === undefined ? resolve() : reject(fault.error as Error));
  });
  const hooksDone = around('iterator', state, () => {
    start();
    return ended;
  });
  // Told at the end; until then nobody listens.
  hooksDone.catch(() => undefined);
  // What a hook throws before run() refuses the query.
  await Promise.race([started, hooksDone]);
  try {
    yield* rows;
  } catch (error) {
    end({ error });
  } finally {
    end();
    await hooksDone;
  }
}

function runningQuery(operation: QueryOperation, state: QueryState): RunningQuery {
  return {
    model: state.model.name,
    operation,
    get using() {
      return databaseOf(state, WRITES.has(operation)).alias;
    },
    toSql: () => toSql(state),
  };
}

const WRITES: ReadonlySet<QueryOperation> = new Set([
  'create',
  'bulkCreate',
  'getOrCreate',
  'updateOrCreate',
  'update',
  'bulkUpdate',
  'delete',
]);
