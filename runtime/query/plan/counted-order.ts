import { isSliced } from '../query-state.js';
import type { TracedState } from '../trace-state.js';
import type { SelectPlanner } from './select-planner.js';

/**
 * The order of what is only counted, or summed up: it decides which rows a slice has, and its columns are some more to tell groups apart. Of distinct
 * rows it would add columns that nobody selected. The planner knows by now whether there are groups.
 */
export function countedOrder(state: TracedState, { grouped }: SelectPlanner): TracedState {
  const matters = grouped !== null || isSliced(state) || Array.isArray(state.distinct) || state.combination !== null;
  return matters ? state : { ...state, ordering: [] };
}
