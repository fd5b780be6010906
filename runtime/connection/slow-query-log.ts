import { onQuery, type LogOptions, type QueryEvent } from './query-log.js';

let stop: (() => void) | undefined;

/** Watches for slow statements as `configure({ log })` says; what was said before is forgotten. */
export function watchSlowQueries(options: LogOptions | undefined): void {
  stop?.();
  stop = undefined;
  const limit = options?.slow;
  if (limit === undefined) return;
  const report = options?.onSlow ?? printSlowQuery;
  stop = onQuery({
    after(query) {
      if (query.duration >= limit) report(query);
    },
  });
}

function printSlowQuery(query: QueryEvent): void {
  console.warn(`dunder: slow query on '${query.database}', ${query.duration.toFixed(0)} ms: ${query.sql}`);
}
