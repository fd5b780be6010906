import { QueryError } from '../../errors/query-error.js';
import { stateOf } from '../query-set-core.js';
import type { PrefetchSpec } from '../query-state.js';

/** A relation to prefetch with a QuerySet of one's own. Made by the function of the same name in `dunder`. */
export class Prefetch {
  readonly spec: PrefetchSpec;

  constructor(path: string, querySet?: object, options: { readonly toAttr?: string } = {}) {
    const state = querySet === undefined ? null : stateOf(querySet);
    if (state !== null && state.rows !== 'instances') {
      throw new QueryError({
        code: 'QUERY.PREFETCH_VALUES',
        message: `Prefetch('${path}') takes a QuerySet of instances, not of values().`,
      });
    }
    this.spec = { path, state, toAttr: options.toAttr ?? null };
  }
}
