/**
 * Parts of Node that take 5 ms each to load, and that only some values need. The drivers of PostgreSQL and MySQL load them too, that of SQLite
 * does not.
 *
 * @example
 * ```ts
 * nodeCrypto().randomUUID();
 * ```
 */
export function nodeCrypto(): typeof import('node:crypto') {
  return (crypto ??= process.getBuiltinModule('node:crypto'));
}

export function nodeNet(): typeof import('node:net') {
  return (net ??= process.getBuiltinModule('node:net'));
}

/** Loaded by Node itself. */
export function nodeFs(): typeof import('node:fs') {
  return process.getBuiltinModule('node:fs');
}

let crypto: typeof import('node:crypto') | undefined;
let net: typeof import('node:net') | undefined;
