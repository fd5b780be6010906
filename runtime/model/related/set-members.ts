import { engine } from '../../query/engine.js';
import { isInstance } from '../../query/plan/instance-key.js';
import type { QueryState } from '../../query/query-state.js';
import { mapKey } from '../loading/map-key.js';
import type { Related, RelatedWrites, SetOptions } from './related-writes.js';

/**
 * Makes the rows of a relation those that were given: only what differs is removed and added. `attribute` is what members are known by.
 *
 * Django: https://docs.djangoproject.com/en/stable/ref/models/relations/#django.db.models.fields.related.RelatedManager.set
 */
export async function setMembers(
  { add, remove, clear }: Pick<RelatedWrites, 'add' | 'clear' | 'remove'>,
  related: Related,
  state: QueryState,
  given: readonly unknown[],
  attribute: string,
  options: SetOptions,
): Promise<void> {
  if (options.clear === true) {
    await clear(related);
    if (given.length > 0) await add(related, given, options);
    return;
  }
  const present = (await engine.fetch(engine.values(engine.order(state, []), [attribute], 'flat'))) as unknown[];
  const keyOf = (member: unknown): unknown => mapKey(isInstance(member) ? member[attribute] : member);
  const wanted = new Set(given.map(keyOf));
  const there = new Set(present.map(mapKey));
  const gone = present.filter((key) => !wanted.has(mapKey(key)));
  const fresh = given.filter((member) => !there.has(keyOf(member)));
  if (gone.length > 0) await remove(related, gone);
  if (fresh.length > 0) await add(related, fresh, options);
}
