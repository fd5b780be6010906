/** The end of a switch over all kinds: a new kind fails the build here until it is handled. */
export function assertNever(value: never): never {
  throw new TypeError(`Unhandled case: ${JSON.stringify(value)}`);
}
