/** Where better-sqlite3 and node:sqlite take functions; libsql has these two built in and takes none. */
export interface FunctionRegistry {
  function(name: string, options: { readonly deterministic: boolean }, run: (pattern: unknown, text: unknown) => number | null): unknown;
}

/** `text REGEXP pattern` and `regexpi(pattern, text)`, which ignores case. */
export function registerFunctions(database: FunctionRegistry): void {
  database.function('regexp', { deterministic: true }, matcher(''));
  database.function('regexpi', { deterministic: true }, matcher('i'));
}

/** A query asks for one pattern again and again, row by row. */
function matcher(flags: string): (pattern: unknown, text: unknown) => number | null {
  let source: string | undefined;
  let expression: RegExp | undefined;
  return (pattern, text) => {
    if (pattern === null || text === null) return null;
    const wanted = String(pattern);
    if (expression === undefined || wanted !== source) {
      expression = new RegExp(wanted, flags);
      source = wanted;
    }
    return expression.test(String(text)) ? 1 : 0;
  };
}
