/** Gives a class the methods of `tables`. As those that a class body declares, no loop over an instance meets them. */
export function addMethods(target: { readonly prototype: object }, ...tables: readonly object[]): void {
  for (const table of tables) {
    const methods = Object.getOwnPropertyDescriptors(table) as Record<string, PropertyDescriptor>;
    for (const [name, method] of Object.entries(methods)) {
      Object.defineProperty(target.prototype, name, { ...method, enumerable: false });
    }
  }
}
