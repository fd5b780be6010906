/**
 * Whether an object that should name things holds what it says elsewhere than in properties of its own, and is no `{}` either: a promise that was not
 * awaited, a Map, a Date, URLSearchParams, getters of a class, or keys that are symbols. A condition of it would be no condition, and `delete()` would
 * delete all. An instance of a class that was given nothing, such as the body of a request without members, is as good as `{}`.
 */
export function saysNothing(value: object): boolean {
  // Symbols that are not enumerable are marks of libraries.
  if (Object.getOwnPropertySymbols(value).some((symbol) => Object.prototype.propertyIsEnumerable.call(value, symbol))) return true;
  if (Object.keys(value).length > 0) return false;
  return Object.prototype.toString.call(value) !== '[object Object]' || inheritsValues(value);
}

/** Has a prototype more than methods: getters, values, or a `then`? */
function inheritsValues(value: object): boolean {
  let prototype = Object.getPrototypeOf(value) as object | null;
  // Plain in any realm: a prototype that has none is that of all objects.
  for (let above: object | null; prototype !== null; prototype = above) {
    above = Object.getPrototypeOf(prototype) as object | null;
    if (above === null) return false;
    for (const [name, { value: member }] of Object.entries(Object.getOwnPropertyDescriptors(prototype)))
      if (name === 'then' || typeof member !== 'function') return true;
  }
  return false;
}
