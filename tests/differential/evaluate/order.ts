import type { OrderTerm } from '../query/query.js';
import type { Scalar } from '../world/facts.js';

/** Lists of what has the same key, in the order of their first. */
export function grouped<T>(list: readonly T[], key: (one: T) => unknown): readonly [T, ...T[]][] {
  const groups = new Map<string, [T, ...T[]]>();
  for (const one of list) {
    const text = JSON.stringify(key(one));
    const group = groups.get(text);
    if (group === undefined) groups.set(text, [one]);
    else group.push(one);
  }
  return [...groups.values()];
}

/** Which of two rows comes first. */
export function byTerms(
  a: readonly Scalar[],
  b: readonly Scalar[],
  terms: readonly Pick<OrderTerm, 'descending' | 'nulls'>[],
  reversed: boolean,
  nullsFirst: boolean,
): number {
  for (const [index, { descending, nulls }] of terms.entries()) {
    const [left, right] = [a[index]!, b[index]!];
    if (left === right) continue;
    const down = descending !== reversed;
    if (left === null || right === null) {
      const first = nulls === null ? nullsFirst !== down : (nulls === 'first') !== reversed;
      return (left === null) === first ? -1 : 1;
    }
    return left < right !== down ? -1 : 1;
  }
  return 0;
}
