import { QueryError } from '../../errors/query-error.js';
import { describeValue } from '../../errors/value-error.js';

/** What callers without types give: each is refused by name before it would break far from here, or be taken for something else. */

/** Names of fields and relations: `only('title', 'author__name')`. */
export function checkPaths(given: readonly unknown[], method: string): void {
  for (const path of given) if (typeof path !== 'string') throw badPath(path, method);
}

export function badPath(path: unknown, method: string): QueryError {
  return new QueryError({
    code: 'QUERY.BAD_PATH',
    message: `${method}() takes names of fields and relations, not ${describeValue(path)}.`,
    hint: Array.isArray(path) ? `Write ${method}(...names) for a list of them.` : `Write ${method}('name').`,
  });
}

/** Options in an object at the end: `iterator({ chunkSize: 100 })`. */
export function checkOptions(given: unknown, method: string): void {
  if (typeof given === 'object' && given !== null) return;
  throw new QueryError({
    code: 'QUERY.BAD_OPTIONS',
    message: `The options of ${method}() are an object, not ${describeValue(given)}.`,
    hint: 'Leave them out where there are none.',
  });
}

/** Instances of a model: `bulkCreate([new Post({ … })])`. */
export function checkInstances(given: unknown, model: string, method: string): void {
  if (typeof given === 'object' && given !== null && Symbol.iterator in given) return;
  throw new QueryError({
    code: 'QUERY.BAD_LIST',
    message: `${method}() takes a list of instances of ${model}, not ${describeValue(given)}.`,
    hint: `Write ${method}([…]).`,
  });
}
