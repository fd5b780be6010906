/**
 * Whether an object that should name things names none, and is no `{}` either: a promise that was not awaited, a Map, a Date, URLSearchParams, or
 * keys that are symbols. A condition of it would be no condition, and `delete()` would delete all.
 */
export function saysNothing(value: object): boolean {
  if (Object.getOwnPropertySymbols(value).length > 0) return true;
  if (Object.keys(value).length > 0) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  // Plain in any realm: its prototype is one that has none.
  return prototype !== null && Object.getPrototypeOf(prototype) !== null;
}
