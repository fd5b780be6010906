import { fillRelated } from '../../model/instance-internals.js';
import type { Owner } from '../query-state.js';

/** The rows of `author.posts` know their author without a query. */
export function setOwner(rows: readonly object[], { instance, back }: Owner): void {
  if (back === null) return;
  const { accessor, attribute, key } = back;
  for (const row of rows) {
    if ((row as Record<string, unknown>)[attribute] === key) fillRelated(row, accessor, instance);
  }
}
