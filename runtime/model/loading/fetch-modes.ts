import type { FetchMode } from '../../query/query-state.js';

/**
 * What happens when something that is not loaded is awaited: `one` loads it for that instance, `peers` for all the rows of the same
 * result, `raise` refuses. Said per QuerySet by `fetchMode(…)`, for all by `configure({ defaults: { fetchMode } })`.
 *
 * Django: https://docs.djangoproject.com/en/stable/topics/db/fetch-modes/
 */
export const fetchModes: readonly FetchMode[] = Object.freeze(['one', 'peers', 'raise'] as const);
