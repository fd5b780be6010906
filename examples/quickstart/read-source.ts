import { readFileSync } from 'node:fs';

/** One function of `queries.ts`, as it is written there. */
export interface SourceOf {
  readonly name: string;
  readonly comment: string;
  readonly body: string;
}

/** The exported functions of a file, in its order: a module's namespace is sorted by name, and running code has lost its comments. */
export function readFunctions(file: URL): readonly SourceOf[] {
  const pattern = /^\/\*\* (.+?) \*\/\nexport (?:async )?function (\w+)\(\) \{\n([\s\S]*?)\n\}$/gm;
  return [...readFileSync(file, 'utf8').matchAll(pattern)].map(([, comment = '', name = '', body = '']) => ({
    name,
    comment,
    body: body.replaceAll(/^ {2}/gm, ''),
  }));
}
