/** Whether two values of plain data say the same. Models that are the same object, as most are, cost nothing. */
export function isSame(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null || Array.isArray(a) !== Array.isArray(b)) return false;
  const left = a as Readonly<Record<string, unknown>>;
  const right = b as Readonly<Record<string, unknown>>;
  let count = 0;
  for (const key in left) {
    // An absent member and one that is undefined are different.
    if (!isSame(left[key], right[key]) || (right[key] === undefined && !Object.hasOwn(right, key))) return false;
    count++;
  }
  for (const _ in right) count--;
  return count === 0;
}
