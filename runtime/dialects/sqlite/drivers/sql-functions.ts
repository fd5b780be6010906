import { nodeCrypto } from '../../../values/node-modules.js';
import { HASHES } from '../../features.js';

/** Where better-sqlite3 and node:sqlite take functions; libsql has the first two built in and takes none. */
export interface FunctionRegistry {
  function(name: string, options: { readonly deterministic: boolean }, run: SqlFunction): unknown;
}

type SqlFunction = (first: unknown, second?: unknown) => number | string | null;

/** `text REGEXP pattern` and `regexpi(pattern, text)`, which ignores case; `MD5(text)` and the other hashes. */
export function registerFunctions(database: FunctionRegistry): void {
  database.function('regexp', { deterministic: true }, matcher(''));
  database.function('regexpi', { deterministic: true }, matcher('i'));
  for (const name of HASHES) database.function(name, { deterministic: true }, hasher(name));
}

/** Hexadecimal digits of the hash of a text in UTF-8, or of bytes as they are. */
function hasher(algorithm: string): SqlFunction {
  return function hash(value) {
    if (value === null) return null;
    const bytes = value instanceof Uint8Array ? value : String(value);
    return nodeCrypto().createHash(algorithm).update(bytes).digest('hex');
  };
}

/** A query asks for one pattern again and again, row by row. */
function matcher(flags: string): SqlFunction {
  let source: string | undefined;
  let expression: RegExp | undefined;
  return function match(pattern, text) {
    if (pattern === null || text === null) return null;
    const wanted = String(pattern);
    if (expression === undefined || wanted !== source) {
      expression = new RegExp(wanted, flags);
      source = wanted;
    }
    return expression.test(String(text)) ? 1 : 0;
  };
}
